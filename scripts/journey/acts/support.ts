import { Administrator } from '../administrator.ts';
import { Operator } from '../operator.ts';
import { Seller } from '../seller.ts';
import { StepWentWrong } from '../step-went-wrong.ts';
import type { Act } from './act.ts';

export const support: Act = {
  title: 'A seller and an operator',
  story:
    'Марія is new and cannot sign in. She writes to support; of two operators who would answer, one gets through, and in the end Марія says how it was.',
  async play({ stage, narrator }) {
    const phone = await stage.phones.newTelegramPhone({ handle: 'maria', firstName: 'Марія', phone: '380631234567' });
    const maria = new Seller({ name: 'Марія', phone, stage, narrator });
    await maria.behind.look();
    const administrator = await Administrator.signedIn({ stage, narrator });
    const olha = await Operator.hired({ stage, administrator }, 'olha', 'Ольга');
    const ihor = await Operator.hired({ stage, administrator }, 'ihor', 'Ігор');
    try {
      await maria.followsTheLink('poster-18', 'Вітаю! Це бот програми ERGO CLUB', 'поділіться номером');
      await maria.writes('/support', 'Напишіть, що сталося');
      await maria.writes('Не приходить SMS із кодом 🤔', 'Дякую, передав!');

      const dialog = await olha.nextToAnswer();
      if (!dialog?.last?.text.includes('SMS')) throw new StepWentWrong('the question does not wait for an operator');
      narrator.says('At the control API Ольга and Ігор answer at the same moment. The database knows one of them:');
      const tried = await Promise.allSettled([
        olha.says(dialog.id, 'Вітаю! Який у вас номер?'),
        ihor.says(dialog.id, 'Вітаю! Який у вас номер?'),
      ]);
      const refused = tried.find((one) => one.status === 'rejected');
      if (!refused) throw new StepWentWrong('two operators have answered one seller');
      narrator.interferes(`the other one reads: “${wordsOf(refused.reason)}”`);
      const first = tried[0].status === 'fulfilled' ? olha : ihor;
      await maria.reads(`З вами на зв’язку ${first.name}`, 'Який у вас номер?');

      const number = '063 123-45-67, але картка в мене стара';
      await maria.writesInto({ text: number, until: () => first.hears(dialog.id, number) });
      await first.says(dialog.id, 'Оновив. Надішліть номер ще раз – код прийде за хвилину.');
      await maria.reads('Оновив.');
      await first.closes(dialog.id);
      await maria.reads('Розмову завершено', 'Як вам допомогли?');
      await maria.presses('5 ⭐', 'Дякую за оцінку 5 ⭐');
      narrator.proves('what Марія wrote reached one operator, who alone could answer; she is back with the bot');
    } finally {
      await Promise.all([olha.leaves(), ihor.leaves()]);
      maria.behind.close();
    }
  },
};

function wordsOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
