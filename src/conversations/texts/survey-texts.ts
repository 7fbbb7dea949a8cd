import { button, command, text } from './text.ts';

/** Words of surveys, beside those that each survey brings with it. */
export const surveyTexts = {
  'menu.surveys': button('📋 Опитування', { says: 'Menu button: the surveys that wait for an answer.' }),
  'command.survey': command('Пройти опитування', { says: 'Telegram command list: /survey.' }),

  'survey.begin': button('✏️ Почати', { says: 'Button under an invitation to a survey: begin.' }),
  'survey.go-on': button('✏️ Продовжити', { says: 'Button: go on with a survey.' }),
  'survey.refuse': button('Не цього разу', { says: 'Button under an invitation to a survey: not this one.' }),
  'survey.stop': button('✖️ Припинити', { says: 'Button under a question of a survey: stop answering.' }),
  'survey.back': button('◀️ Змінити попередню відповідь', {
    says: 'Button under a question of a survey: back to the question before.',
  }),
  'survey.to-answers': button('◀️ До варіантів відповіді', {
    says: 'Button where an answer in own words is awaited: back to the answers to choose from.',
  }),
  'survey.reminder': text(
    'Нагадую про опитування *{survey}* 🙂 Воно ще відкрите, а ваша думка для нас важлива. Це займе лише кілька хвилин.',
    {
      says: 'Reminds, once, of a survey that somebody has not finished, unless it brings words of its own.',
      values: ['survey'],
    },
  ),

  'survey.write-own': text('Напишіть, будь ласка, свою відповідь одним повідомленням.', {
    says: 'Somebody wants to answer in own words.',
  }),
  'survey.former': text('Зараз ваша відповідь – «{answer}». Можете обрати або написати іншу.', {
    says: 'Before a question that somebody has come back to: what they had answered.',
    values: ['answer'],
  }),
  'survey.choose': text('Тут потрібно обрати одну з відповідей – натисніть, будь ласка, кнопку під запитанням.', {
    says: 'Something else came than an answer that can be pressed.',
  }),
  'survey.choose-or-write': text(
    'Натисніть, будь ласка, одну з кнопок під запитанням або напишіть свою відповідь текстом.',
    {
      says: 'Something else came than an answer that can be pressed or written.',
    },
  ),
  'survey.write': text('Тут потрібна відповідь текстом – напишіть її, будь ласка, одним повідомленням.', {
    says: 'Something else came than a written answer.',
  }),
  'survey.too-long': text('Це задовга відповідь. Вмістіть її, будь ласка, в 1000 знаків.', {
    says: 'A written answer is longer than what is kept.',
  }),

  'survey.continue': text('Продовжуємо опитування *{survey}*.', {
    says: 'Somebody comes back to a survey that they had begun.',
    values: ['survey'],
  }),
  'survey.queued': text('Спершу завершімо опитування *{current}*, а тоді одразу перейдемо до *{survey}*.', {
    says: 'Somebody begins a survey in the middle of another.',
    values: ['current', 'survey'],
  }),
  'survey.next': text('А тепер – опитування *{survey}*.', {
    says: 'One survey is through, and another that was begun meanwhile follows.',
    values: ['survey'],
  }),
  'survey.refused': text(
    'Добре, більше не турбуватиму вас опитуванням *{survey}*. Передумаєте – натисніть кнопку нижче.',
    {
      says: 'Somebody refuses a survey, or stops answering it. A button to go on stands below.',
      values: ['survey'],
    },
  ),
  'survey.already': text('Ви вже пройшли опитування *{survey}*. Дякуємо! 💙', {
    says: 'Somebody begins a survey that they have completed.',
    values: ['survey'],
  }),
  'survey.closed': text('Опитування *{survey}* вже завершено, відповіді більше не приймаються. Дякуємо за увагу! 💙', {
    says: 'Somebody comes to a survey that is over, or it ended in the middle.',
    values: ['survey'],
  }),
  'survey.none': text('Зараз опитувань для вас немає. Щойно з’явиться нове, я напишу.', {
    says: 'Somebody looks for surveys, and there is none for them.',
  }),
};
