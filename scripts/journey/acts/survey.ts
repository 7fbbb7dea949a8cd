import { Administrator, TO_MEMBERS } from '../administrator.ts';
import { mustHold } from '../step-went-wrong.ts';
import type { Act } from './act.ts';

const FILE = `title: Весняна акція
introduction: |
  Вітаю, {first_name|друже}! Два питання про *весняну акцію* 🌷
questions:
  - id: knows
    text: Чи знаєте ви про весняну акцію?
    answers:
      - { emoji: 👍, text: Так, next: wish }
      - { emoji: 🙈, text: Ще ні }
  - id: source
    text: Звідки ви зазвичай дізнаєтеся про акції?
    answers:
      - text: Від колег
      - text: З Viber
    own: { emoji: ✍️, text: Інше }
  - id: wish
    text: Що б ви змінили?
final: Дякую за відповіді! 💙
`;

export const survey: Act = {
  title: 'A survey',
  story:
    'An administrator asks everybody who has signed in, from a file. The questions come one by one; who has not heard of the promotion is asked one more. Both may go away, come back, and change their minds.',
  async play({ sellers: [andriy, olena], stage, narrator }) {
    if (!andriy || !olena) throw new Error('the survey wants two sellers');
    const administrator = await Administrator.signedIn({ stage, narrator });
    const file = await administrator.writes('spring.yaml', FILE);
    const id = await administrator.types('survey', 'create', file, ...TO_MEMBERS);
    await administrator.types('survey', 'send', id, '--confirm', '2', '--window', 'any');

    await andriy.reads(['Вітаю, Андрій', 'Два питання']);
    await olena.reads(['Вітаю, Олена', 'Два питання']);
    await andriy.presses('✏️ Почати', 'Чи знаєте ви');
    await andriy.presses('🙈 Ще ні', 'Звідки ви зазвичай');
    await andriy.presses('◀️ Змінити попередню відповідь', 'Зараз ваша відповідь – «Ще ні»', 'Чи знаєте ви');
    await andriy.presses('👍 Так', 'Що б ви змінили?');
    await andriy.writes('Більше призів за телевізори', 'Дякую за відповіді!');

    await olena.presses('✏️ Почати', 'Чи знаєте ви');
    await olena.writes('Не пам’ятаю', 'потрібно обрати одну з відповідей', 'Чи знаєте ви');
    await olena.presses('🙈 Ще ні', 'Звідки ви зазвичай');
    await olena.presses('🏠 Меню', 'Оберіть, що зробити');
    await olena.presses('☰ Ще', 'Що вас цікавить?');
    await olena.presses('📋 Опитування', 'Продовжуємо опитування', 'Звідки ви зазвичай');
    await olena.presses('✍️ Інше', 'Напишіть, будь ласка, свою відповідь');
    await olena.writes('З газети', 'Що б ви змінили?');
    await olena.writes('Нічого, все подобається', 'Дякую за відповіді!');

    const results = await administrator.types('survey', 'results', id);
    mustHold(/completed +█+ +2 +100.0 %/.test(results), 'the results do not say that both have completed it');
    narrator.proves('both have answered, each by a way of their own, and every answer is counted');
  },
};
