import type { Prompts } from '../../prompts.ts';
import type { Words } from '../../words.ts';

type Answer = { text: string; emoji?: string; next?: string };
type Question = { id: string; text: string; picture?: string; answers?: Answer[]; own?: Answer; next?: string };

/** A survey as it stands in a file. */
export type AskedSurvey = {
  title: string;
  introduction: string;
  picture?: string;
  questions: Question[];
  final: string;
};

const EMOJI = /^(\p{Extended_Pictographic}\S*)\s+(\S.*)$/u;
const WAY = /^(.*\S)\s*(?:→|->)\s*(\S+)$/;

/** Builds a survey question by question; Enter where nothing more is wanted goes on. What it holds is checked later. */
export async function askSurvey(prompts: Prompts, { survey: words }: Words): Promise<AskedSurvey> {
  const title = await prompts.text(words.title, '');
  const introduction = lines(await prompts.text(words.introduction, ''));
  const picture = await prompts.text(words.picture, '');
  const questions: Question[] = [];
  for (;;) {
    const text = await prompts.text(words.question(questions.length + 1), '');
    if (text === '') break;
    questions.push(await askQuestion(lines(text), questions.length + 1, prompts, words));
  }
  const final = lines(await prompts.text(words.final, words.usualFinal));
  return { title, introduction, ...(picture && { picture }), questions, final };
}

async function askQuestion(text: string, number: number, prompts: Prompts, words: Words['survey']): Promise<Question> {
  const id = await prompts.text(words.id, `q${number}`);
  const picture = await prompts.text(words.picture, '');
  const answers: Answer[] = [];
  for (;;) {
    const answer = await prompts.text(words.answer(answers.length + 1), '');
    if (answer === '') break;
    answers.push(readAnswer(answer));
  }
  const own = answers.length > 0 ? await prompts.text(words.own, '') : '';
  const next = await prompts.text(words.next, '');
  return {
    id,
    text,
    ...(picture && { picture }),
    ...(answers.length > 0 && { answers }),
    ...(own && { own: readAnswer(own) }),
    ...(next && { next }),
  };
}

/** `👍 Так → wish`: the emoji, the words, and the question that follows. */
export function readAnswer(typed: string): Answer {
  const [, said = typed, next] = WAY.exec(typed) ?? [];
  const [, emoji, text = said] = EMOJI.exec(said) ?? [];
  return { text, ...(emoji !== undefined && { emoji }), ...(next !== undefined && { next }) };
}

/** A prompt has one line: `\n` in it stands for a new one. */
function lines(typed: string): string {
  return typed.replaceAll('\\n', '\n');
}
