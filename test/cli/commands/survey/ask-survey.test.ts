import { describe, expect, it } from 'vitest';
import { askSurvey, readAnswer } from '../../../../src/cli/commands/survey/ask-survey.ts';
import type { Prompts } from '../../../../src/cli/prompts.ts';
import { wordsIn } from '../../../../src/cli/words.ts';
import { readDefinition } from '../../../../src/surveys/definition-file.ts';

/** Somebody who types these lines, with | between them; an empty one takes what is suggested. */
const typing = (lines: string): Prompts => {
  const typed = lines.split('|').map((line) => line.trim());
  return {
    text: async (message, suggestion) => {
      const line = typed.shift();
      if (line === undefined) throw new Error(`nothing more is typed, and it is asked: ${message}`);
      return line || suggestion;
    },
    hidden: async () => '',
    several: async () => [],
    one: async () => Promise.reject(new Error('nothing is to be chosen')),
  };
};

describe('building a survey at a terminal', () => {
  it('ends in a file that can be read', async () => {
    const built = await askSurvey(
      typing(`Весна | Привіт!\\nДва питання. | spring.jpg |
        Чи знаєте ви? | knows | | 👍 Так → wish | Ні | | ✍️ Інше | |
        Що змінити? | wish | | | end | |`),
      wordsIn('uk'),
    );
    expect(built).toEqual({
      title: 'Весна',
      introduction: 'Привіт!\nДва питання.',
      picture: 'spring.jpg',
      questions: [
        {
          id: 'knows',
          text: 'Чи знаєте ви?',
          answers: [{ emoji: '👍', text: 'Так', next: 'wish' }, { text: 'Ні' }],
          own: { emoji: '✍️', text: 'Інше' },
        },
        { id: 'wish', text: 'Що змінити?', next: 'end' },
      ],
      final: 'Дякую за відповіді! 💙',
    });
    expect(readDefinition(JSON.stringify(built))).toMatchObject({ ok: true });
  });

  it.each([
    ['Так', { text: 'Так' }],
    ['👍 Так', { emoji: '👍', text: 'Так' }],
    ['👨‍👩‍👧 Разом', { emoji: '👨‍👩‍👧', text: 'Разом' }],
    ['👍', { text: '👍' }],
    ['Так -> end', { text: 'Так', next: 'end' }],
    ['→ end', { text: '→ end' }],
  ])('%s', (typed, answer) => expect(readAnswer(typed)).toEqual(answer));
});
