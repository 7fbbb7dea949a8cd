import { answerTo, type Method } from './method.ts';

export const postQuestion: Method = {
  form: 'multipart',
  session: true,
  answer: (call) => {
    const { books, field, member, now, photo } = call;
    books.questions.push({ at: now, phone: member.phone, text: field('question'), photoBytes: photo?.length ?? 0 });
    return answerTo(call, ['active', 1], ['result', 1]);
  },
};
