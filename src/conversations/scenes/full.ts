import * as z from 'zod';
import { toSite } from '../club-trouble.ts';
import { menuButton } from '../navigation.ts';
import { HOME } from '../places.ts';
import { step, type Scene } from '../scene.ts';

/** The door to full registration: a sale whose model the club wants to be told comes here with its serial. */
export const fullScene: Scene = {
  door: step({
    data: z.object({ saleId: z.number().optional() }),
    async show(context, { saleId }) {
      const { words, ledger, subscriber } = context;
      const sale = saleId === undefined ? undefined : await ledger.byId(saleId);
      const open = sale?.subscriberId === subscriber.id && sale.state === 'needs model' ? sale : undefined;
      const text = open ? words.say('full.door', { serial: open.serial }) : words.say('full.unknown-sale');
      const ways = open ? [[toSite(context)], [{ label: words.label('sale.support'), go: `support:${open.id}` }]] : [];
      return {
        replies: [
          {
            text,
            buttons: [...ways, [{ label: words.label('sale.new'), go: 'register' }], [menuButton('menu', words)]],
          },
        ],
        next: HOME,
        show: false,
      };
    },
    hear: () => ({ next: 'notUnderstood' }),
  }),
};
