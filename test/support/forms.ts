import { telegramForm } from '../../src/messengers/telegram/telegram-form.ts';
import { viberForm } from '../../src/messengers/viber/viber-form.ts';

/** The forms of all messengers, as the daemon puts them together. */
export const FORMS = { telegram: telegramForm, viber: viberForm };
