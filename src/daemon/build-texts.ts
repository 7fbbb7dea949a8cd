import type { Config } from '../config/config.ts';
import { Texts } from '../conversations/texts/texts.ts';
import type { Log } from '../domain/log.ts';
import { telegramForm } from '../messengers/telegram/telegram-form.ts';
import { viberForm } from '../messengers/viber/viber-form.ts';
import type { Store } from '../store/store.ts';
import type { LiveChannel } from './channel.ts';

/** The texts of every bot; the lists of commands in `channels`, which may be built later, follow their changes. */
export function buildTexts(props: { config: Config; store: Store; log: Log; channels: () => LiveChannel[] }): Texts {
  return new Texts({
    store: props.store,
    bots: props.config.bots.map((bot) => bot.id),
    forms: { telegram: telegramForm, viber: viberForm },
    log: props.log,
    onChange: (botId) => {
      for (const channel of props.channels()) if (channel.botId === botId) channel.commandsChanged();
    },
  });
}
