import { button, command, line, text } from './text.ts';

/** Words of the menu, of help, and of whatever can happen anywhere. */
export const generalTexts = {
  'menu.register': button('📝 Зареєструвати продаж', { says: 'Menu button: quick registration.' }),
  'menu.balance': button('💰 Баланс', { says: 'Menu button: balance.' }),
  'menu.about': button('ℹ️ Про програму', { says: 'Menu button: about the programme.' }),
  'menu.support': button('💬 Підтримка', { says: 'Menu button: write to support.' }),
  'menu.feedback': button('✉️ Написати організаторам', { says: 'Menu button: a message to the club itself.' }),
  'menu.help': button('❓ Допомога', { says: 'Menu button: help.' }),
  'menu.home': button('🏠 Меню', { says: 'Button: back to the main menu.' }),
  'menu.choose': text('Оберіть, що зробити 👇', { says: 'The main menu.' }),

  'welcome.first': text(
    'Вітаю! Це бот програми *{title}* 👋\n\nТут можна зареєструвати продаж за серійним номером і подивитися свій баланс.',
    { says: 'The first words to somebody new.', values: ['title'] },
  ),
  'welcome.start': button('Почати', { says: 'Viber: the button under the welcome message.' }),
  'welcome.back': text('З поверненням! Радий знову вас бачити 👋', { says: 'To somebody who had left and came back.' }),

  'general.not-understood': text('Не зрозумів вас 🤔', {
    says: 'An answer that the current step can do nothing with.',
  }),
  'general.only-text-and-photo': text('Такого я не вмію читати: надішліть текст або фото.', {
    says: 'A sticker, voice message, video, place or file came.',
  }),
  'general.bad-photo': text('Не можу відкрити це зображення. Надішліть, будь ласка, звичайне фото.', {
    says: 'A receipt, or a photo for support, that is no picture or one of an unusual kind (HEIC).',
  }),
  'general.photo-too-big': text('Це фото завелике. Надішліть його, будь ласка, як звичайне фото, не файлом.', {
    says: 'A receipt, or a photo for support, that has too many bytes.',
  }),
  'general.photo-waits': text('⏳ Фото отримав, читаю. Цього разу це триватиме трохи довше.', {
    says: 'A photo has not been read after five seconds: there are many at the moment.',
  }),
  'general.old-button': text('Ця кнопка вже не діє. Ось де ми зупинилися:', {
    says: 'A button of an earlier question, or one that is not ours, was pressed.',
  }),
  'general.late': text('Поки мене не було, ваше повідомлення застаріло. Почнімо звідси:', {
    says: 'A message older than a day: it is not acted on.',
  }),
  'general.trouble': text(
    'Щось пішло не так, і я не зміг обробити ваше повідомлення. Ми вже розбираємося (№ {number}). Спробуйте ще раз, будь ласка.',
    { says: 'Something failed inside the bot; the number finds it.', values: ['number'] },
  ),
  'general.group': text('Я працюю лише в особистих повідомленнях. Напишіть мені напряму 👋', {
    says: 'Telegram: said in a group before leaving it.',
  }),
  'general.chosen': line('✅ {label}', {
    says: 'Telegram: below a question whose answer was taken, in place of its buttons.',
    values: ['label'],
  }),
  'general.unknown': line('—', { says: 'In place of something that the programme has not told.' }),
  'general.try-again': button('🔄 Спробувати ще раз', { says: 'Button: repeat what has just failed.' }),
  'general.to-site': button('🌐 Відкрити сайт', { says: 'Button: the web site of the club.' }),

  'club.unavailable': text('Сервіс *{title}* зараз не відповідає. Спробуйте через хвилину.', {
    says: 'The club API is down or slow, and there is nothing to keep for later.',
    values: ['title'],
  }),
  'club.inactive': text(
    'Доступ до програми для цього номера закрито. Дізнатися причину й відновити доступ можна на сайті.',
    { says: 'The club has shut this person out (error 3).' },
  ),
  'club.refused': text('Не вдалося виконати запит. Відповідь програми: {comment}', {
    says: 'The club refused with a reason we have no words of our own for.',
    values: ['comment'],
  }),

  'about.text': text(
    '*{title}* — програма лояльності для продавців магазинів. Реєструйте продані товари за серійним номером і отримуйте бали.\n\n[Умови програми]({terms})',
    { says: 'About the programme, with the link to its terms.', values: ['title', 'terms'] },
  ),
  'about.terms': button('📄 Умови програми', { says: 'Button: the terms of the programme.' }),

  'help.text': text(
    '*Як зареєструвати продаж*\nНатисніть «{register}» і надішліть серійний номер текстом або фото штрих-коду.\n\n*Як подивитися бали*\nНатисніть «{balance}».\n\n*Щось не виходить?*\nНатисніть «{support}» — відповість оператор.',
    { says: 'Help. The values are the labels of the menu buttons.', values: ['register', 'balance', 'support'] },
  ),

  'command.menu': command('Головне меню', { says: 'Telegram command list: /menu.' }),
  'command.register': command('Зареєструвати продаж', { says: 'Telegram command list: /register.' }),
  'command.balance': command('Мій баланс', { says: 'Telegram command list: /balance.' }),
  'command.about': command('Про програму', { says: 'Telegram command list: /about.' }),
  'command.support': command('Написати в підтримку', { says: 'Telegram command list: /support.' }),
  'command.help': command('Допомога', { says: 'Telegram command list: /help.' }),
};
