import type { MessengerName } from '../../../src/domain/messenger-name.ts';
import { draftSurvey, sendDraft } from '../../support/survey-life.ts';
import type { World } from '../../support/world.ts';
import { SEASON, SPRING } from '../../surveys/spring.ts';
import type { Staff } from './staff-walks.ts';
import { Walker } from './walker.ts';

/** Two surveys, one refused in the middle of the other, and answers in own words. */
export async function surveyed(world: World, messenger: MessengerName, { administrator }: Staff): Promise<void> {
  const walker = await Walker.signedIn(world, messenger);
  await walker.says('/survey', 'опитувань для вас немає');
  const own = SEASON.replace('text: Ще ні }]', 'text: Ще ні }]\n    own: { text: Інше }');
  const spring = await draftSurvey(administrator, SPRING, '--messenger', messenger);
  const season = await draftSurvey(administrator, own, '--messenger', messenger);
  await sendDraft(administrator, spring);
  await walker.reads('Три питання про');
  await walker.presses('Почати', 'Чи знаєте ви');
  await sendDraft(administrator, season);
  await walker.reads('Одне питання');
  await walker.goes(`refuse:${season}`, 'більше не турбуватиму');
  await walker.reads('Чи знаєте ви');

  await walker.presses('🙈 Ще ні', 'Звідки ви зазвичай');
  await walker.presses('Інше', 'Напишіть, будь ласка, свою відповідь');
  await walker.seller.send('sticker');
  await walker.reads('потрібна відповідь текстом');
  await walker.reads('Напишіть, будь ласка, свою відповідь');
  await walker.presses('До варіантів', 'Звідки ви зазвичай');
  await walker.presses('Від колег', 'Що б ви змінили');
  await walker.says('Нічого', 'Дякую за відповіді');

  await walker.goes(`survey:${season}`, 'Чи готові ви');
  await walker.presses('Інше', 'Напишіть, будь ласка, свою відповідь');
  await walker.says('Майже', 'До зустрічі');
  await walker.goes(`refuse:${season}`, 'вже пройшли опитування');
}
