import type { SurveyVoice } from '../surveys/invitation.ts';
import { writePress } from './press-data.ts';
import type { Words } from './words.ts';

/** What a bot says of surveys unasked. Its buttons are good at any time. */
export function surveyVoice(words: Words): SurveyVoice {
  const way = (label: string, to: string) => ({ label, press: writePress({ kind: 'go', to }) });
  const refuse = (id: number) => way(words.label('survey.refuse'), `refuse:${id}`);
  return {
    invitationWays: (id) => [way(words.label('survey.begin'), `survey:${id}`), refuse(id)],
    reminderWays: (id) => [way(words.label('survey.go-on'), `survey:${id}`), refuse(id)],
    reminder: (title) => withoutPlaceholders(words.markup('survey.reminder', { survey: title })),
  };
}

/** A title becomes no placeholder, whatever is in it. */
function withoutPlaceholders(text: string): string {
  return text.replace(/[{}]/g, (brace) => `\\${brace}`);
}
