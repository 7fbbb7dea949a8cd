/** A survey with every kind of question and a branch: who has not heard of it is asked where they look. */
export const SPRING = `title: Весняна акція
introduction: |
  Вітаю, {first_name|друже}! Три питання про *весняну акцію* 🌷
questions:
  - id: knows
    text: Чи знаєте ви про весняну акцію?
    answers:
      - { emoji: 👍, text: Так, next: liked }
      - { emoji: 🙈, text: Ще ні }
  - id: source
    text: Звідки ви зазвичай дізнаєтеся про акції?
    answers:
      - text: Від колег
      - text: З Viber
    own: { emoji: ✍️, text: Інше }
  - id: liked
    text: Що б ви змінили?
final: Дякую за відповіді! 💙
`;

/** Another, with one question. */
export const SEASON = `title: Новий сезон
introduction: Одне питання про новий сезон.
questions:
  - id: ready
    text: Чи готові ви до нового сезону?
    answers: [{ text: Авжеж }, { text: Ще ні }]
final: До зустрічі в новому сезоні!
`;
