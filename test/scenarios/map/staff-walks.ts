import { contract } from '../../../src/control/contract.ts';
import type { MessengerName } from '../../../src/domain/messenger-name.ts';
import type { Operator } from '../../support/operator.ts';
import type { Desk } from '../../support/staff-life.ts';
import type { World } from '../../support/world.ts';
import { Promotion } from './promotion.ts';
import { surveyed } from './survey-walk.ts';
import { Walker } from './walker.ts';

/** The staff whom these walks need. */
export type Staff = { administrator: Desk; operator: Operator };

type StaffWalk = (world: World, messenger: MessengerName, staff: Staff) => Promise<void>;

const REFUSED = { kind: 'error', code: 13, comment: 'не бере участі' } as const;

/** Walks in which staff do something meanwhile. */
export const STAFF_WALKS: StaffWalk[] = [talk, surveyed, batchSettledMeanwhile, promotionEndedMeanwhile];

/** A dialog with an operator, from the first words to the rating. */
async function talk(world: World, messenger: MessengerName, { operator }: Staff): Promise<void> {
  const walker = await Walker.signedIn(world, messenger);
  await walker.says('/support', 'Напишіть, що сталося');
  const asked = `Де мої бали за ${messenger}?`;
  await walker.says(asked, 'Дякую, передав');
  const id = await operator.hearsWords(asked);
  await operator.say(id, 'Добрий день!');
  await walker.reads('Добрий день!');
  await operator.client.call(contract.dialogs.close, { params: { id }, body: {} });
  await walker.reads('Як вам допомогли?');
  await walker.presses('5 ⭐', 'Дякую за оцінку');
}

/** A sale of a batch is brought to the club again while its number is picked. */
async function batchSettledMeanwhile(world: World, messenger: MessengerName, staff: Staff): Promise<void> {
  const walker = await Walker.signedIn(world, messenger);
  const serials = [world.newSerial('registered'), world.newSerial('registered')];
  await walker.says('/register', 'Надішліть серійний номер');
  await walker.trouble('PostSN', REFUSED);
  await walker.seller.say(serials.join('\n'));
  await walker.readsResult('Потребують уваги');
  await walker.presses('Розібратися', 'Напишіть правильний номер');
  await walker.photographsTwoCodes();

  await retry(staff, await walker.sale(serials, 'refused'));
  for (const serial of serials) await walker.sale(serial, 'registered');
  await walker.says('Упс', 'Із цим списком усе');
}

/** A sale tells of the end of its promotion while the next one is looked at. */
async function promotionEndedMeanwhile(world: World, messenger: MessengerName, staff: Staff): Promise<void> {
  const promotion = await Promotion.begin(world);
  const walker = await Walker.signedIn(world, messenger);
  await walker.says('/promotions', 'Оберіть товарну групу');
  await walker.presses(promotion.name, 'Оберіть товар');
  await walker.presses(promotion.product, 'Надішліть серійний номер');
  const refused = promotion.serial();
  await walker.says(refused, 'Перевірте');
  await walker.trouble('PostSNModel', REFUSED);
  await walker.presses('надіслати', refused);
  await walker.says(promotion.serial(), 'Перевірте');

  await promotion.end();
  await retry(staff, await walker.sale(refused, 'refused'));
  await walker.reads('акція завершилася');
  await walker.seller.press('✅ Усе правильно, надіслати');
  await walker.reads('До якої товарної групи');
}

async function retry({ administrator }: Staff, saleId: number): Promise<void> {
  const retried = await administrator.run('sales', 'retry', String(saleId));
  if (retried.code !== 0) throw new Error(retried.stderr);
}
