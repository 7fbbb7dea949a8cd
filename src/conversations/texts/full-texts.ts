import { button, command, line, text } from './text.ts';

/** Words of the promotions and of full registration («Повна реєстрація»). */
export const fullTexts = {
  'menu.promotions': button('🎁 Акції', { says: 'Menu button: the promotions.' }),
  'command.promotions': command('Акції та повна реєстрація', { says: 'Telegram command list: /promotions.' }),

  'full.actions': text('Оберіть товарну групу:', { says: 'The list of promotions (GetActions).' }),
  'full.actions-for': text('До якої товарної групи належить товар із номером {serial}?', {
    says: 'The list of promotions, for a serial number that needs its model.',
    values: ['serial'],
  }),
  'full.no-actions': text('Зараз немає діючих акцій. Щойно з’являться, вони будуть тут.', {
    says: 'GetActions gave no promotion that is in force.',
  }),
  'full.action': text(
    '*{action}*\n{kind, select, bonus {Бонусна} other {Накопичувальна}} акція, {from} — {to}\n{left, plural, =1 {Сьогодні останній день} one {Залишився # день} few {Залишилося # дні} many {Залишилося # днів} other {Залишилося # дня}}',
    { says: 'A promotion: type, dates, days left.', values: ['action', 'kind', 'from', 'to', 'left'] },
  ),
  'full.action-open-ended': text('*{action}*\n{kind, select, bonus {Бонусна} other {Накопичувальна}} акція', {
    says: 'A promotion without a readable end.',
    values: ['action', 'kind'],
  }),
  'full.action-in-grace': text(
    '*{action}*\nАкція закінчилася {to}. Продажі, які ви встигли надіслати до кінця, приймаємо до {until}.',
    { says: 'A promotion that has ended and is in its days of grace.', values: ['action', 'to', 'until'] },
  ),
  'full.conditions': text('_Умови:_ {description}', {
    says: 'The conditions of a promotion.',
    values: ['description'],
  }),
  'full.hot': text('❗️ {notice}', { says: 'The hot notice of a promotion.', values: ['notice'] }),
  'full.choose-model': text('Оберіть товар або напишіть частину його назви.', { says: 'Asks for the product.' }),
  'full.choose-likely': text('Оберіть товар. За номером це схоже на *{model}*.', {
    says: 'Asks for the product, where the club has named the likeliest (PostSN result 2).',
    values: ['model'],
  }),
  'full.models-found': text('За запитом «{query}» знайшов:', {
    says: 'Products by a part of the name.',
    values: ['query'],
  }),
  'full.no-models-found': text('За запитом «{query}» нічого немає. Спробуйте іншу частину назви.', {
    says: 'No product has that in its name.',
    values: ['query'],
  }),
  'full.model': button('{model} · {points, plural, one {# бал} few {# бали} many {# балів} other {# бала}}', {
    says: 'A product on its button.',
    values: ['model', 'points'],
  }),
  'full.more-models': button('Ще товари ▸', { says: 'Button: the next page of products.' }),
  'full.first-models': button('◂ На початок', { says: 'Button: back to the first page of products.' }),
  'full.other-action': button('◂ Інша група', { says: 'Button: back to the list of promotions.' }),

  'full.ask-serial': text('*{model}*\n\nНадішліть серійний номер: текстом або фото штрих-коду.', {
    says: 'Asks for the serial number of a chosen product.',
    values: ['model'],
  }),
  'full.ask-receipt': text('Надішліть фото чека: для цього товару воно обов’язкове.', {
    says: 'The product demands a photo of the receipt.',
  }),
  'full.receipt-not-photo': text('Потрібне саме фото чека: сфотографуйте його або оберіть із галереї.', {
    says: 'Something else than a photo came.',
  }),
  'full.ask-shop': text('У якій торговій точці продано товар?', {
    says: 'The product demands the shop, and there are several.',
  }),
  'full.no-shop': text(
    'Для цього товару потрібна торгова точка, а у вашому профілі її немає. Додайте її на сайті програми, а тоді продовжимо.',
    { says: 'The product demands the shop, and the profile has none.' },
  ),
  'full.shop-added': button('✅ Уже додано', { says: 'Button: the shop has been added on the site, look again.' }),

  'full.summary': text('*Перевірте, будь ласка*\n\nТовар: {model}\nСерійний номер: {serial}', {
    says: 'The summary before sending; shop and receipt follow as lines of their own.',
    values: ['model', 'serial'],
  }),
  'full.summary-shop': line('Торгова точка: {shop}', { says: 'The shop in the summary.', values: ['shop'] }),
  'full.summary-receipt': line('Фото чека: додано', { says: 'The receipt in the summary.' }),
  'full.summary-imei': line('❗️ Схоже на IMEI, але контрольна цифра не сходиться. Звірте номер ще раз.', {
    says: 'Fifteen digits that are no IMEI.',
  }),
  'full.send': button('✅ Усе правильно, надіслати', { says: 'Button: send the registration.' }),
  'full.change-serial': button('✏️ Інший номер', { says: 'Button: change the serial number.' }),
  'full.change-model': button('✏️ Інший товар', { says: 'Button: change the product.' }),
  'full.change-shop': button('✏️ Інша точка', { says: 'Button: change the shop.' }),
  'full.change-receipt': button('✏️ Інше фото чека', { says: 'Button: change the photo of the receipt.' }),

  'sale.more': button('➕ Ще один такий товар', { says: 'Button: one more of the same model.' }),
  'sale.anew': button('🎁 Інша товарна група', {
    says: 'Button: the same serial number, with another promotion or product.',
  }),
  'sale.complete': button('📋 Доповнити', { says: 'Button: add what is missing.' }),
  'sale.photo-missing': text('Щоб зареєструвати номер {serial}, потрібне ще фото чека.', {
    says: 'PostSNModel error 14 or 15: no photo.',
    values: ['serial'],
  }),
  'sale.shop-missing': text('Щоб зареєструвати номер {serial}, потрібно вказати торгову точку з вашого профілю.', {
    says: 'PostSNModel error 14: no shop, or not the seller’s.',
    values: ['serial'],
  }),
  'sale.unknown-action': text('Номер {serial} не зареєстровано: такої акції вже немає. Оберіть іншу товарну групу.', {
    says: 'PostSNModel error 11.',
    values: ['serial'],
  }),
  'sale.action-ended': text('Номер {serial} не зареєстровано: акція завершилася, і три дні на дореєстрацію минули.', {
    says: 'PostSNModel error 12.',
    values: ['serial'],
  }),
};
