import type { SurveyDefinition } from '../domain/survey.ts';
import type { DefinitionFile } from './definition-schema.ts';

/** The pictures that a file names, each once. */
export function picturesOf({ picture, questions }: DefinitionFile): string[] {
  const all = [picture, ...questions.map((question) => question.picture)];
  return [...new Set(all.flatMap((path) => path ?? []))];
}

/** What is asked, with each picture by its name in the media folder; one that has none there keeps the name it has. */
export function ownPictures(file: DefinitionFile, kept: Readonly<Record<string, string>>): SurveyDefinition {
  const { picture, questions, ...rest } = file;
  const own = (path: string | undefined) => (path === undefined ? {} : { picture: kept[path] ?? path });
  return {
    ...rest,
    ...own(picture),
    questions: questions.map(({ picture: path, answers = [], ...question }) => ({
      ...question,
      ...own(path),
      answers,
    })),
  };
}
