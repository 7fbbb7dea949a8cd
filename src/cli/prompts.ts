/** Questions to somebody at the terminal. Tests answer them by a table. */
export type Prompts = {
  text(message: string, suggestion: string): Promise<string>;
  /** Typed without being shown; empty when passed over. */
  hidden(message: string): Promise<string>;
  /** One of a list, by its value. */
  one(message: string, choices: readonly { value: string; name: string }[]): Promise<string>;
  several<Choice extends string>(message: string, choices: readonly Choice[]): Promise<Choice[]>;
};

/** Inquirer on standard error: standard output belongs to data. */
export async function terminalPrompts(): Promise<Prompts> {
  const { default: inquirer } = await import('inquirer');
  const prompt = inquirer.createPromptModule({ output: process.stderr });
  return {
    text: async (message, suggestion) =>
      (await prompt<{ answer: string }>({ type: 'input', name: 'answer', message, default: suggestion })).answer.trim(),
    hidden: async (message) =>
      (await prompt<{ answer: string }>({ type: 'password', name: 'answer', message, mask: '*' })).answer.trim(),
    one: async (message, choices) => {
      const question = { type: 'select', name: 'answer', message, choices: [...choices], pageSize: 15 } as const;
      return (await prompt<{ answer: string }>(question)).answer;
    },
    several: async (message, choices) => {
      const picked = await prompt<{ answer: string[] }>({
        type: 'checkbox',
        name: 'answer',
        message,
        required: true,
        choices: choices.map((value) => ({ value, name: value, checked: true })),
      });
      return choices.filter((choice) => picked.answer.includes(choice));
    },
  };
}
