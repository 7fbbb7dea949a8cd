import { TIMES, type Figure } from './figure.ts';

export const SURVEY_FIGURES: Figure[] = [
  {
    key: 'surveys.started',
    title: { uk: 'Опитування розпочато', en: 'Surveys begun' },
    unit: TIMES,
    meaning: {
      uk: 'Скільки разів підписники почали відповідати на опитування. Одне опитування в одного підписника рахується один раз.',
      en: 'How often subscribers began to answer a survey. One survey of one subscriber counts once.',
    },
    how: { kind: 'count', of: 'surveys.started' },
  },
  {
    key: 'surveys.completed',
    title: { uk: 'Опитування завершено', en: 'Surveys completed' },
    unit: TIMES,
    meaning: {
      uk: 'Скільки разів підписники відповіли на опитування до кінця.',
      en: 'How often subscribers answered a survey to its end.',
    },
    how: { kind: 'count', of: 'surveys.completed' },
  },
  {
    key: 'surveys.refused',
    title: { uk: 'Відмови від опитувань', en: 'Surveys refused' },
    unit: TIMES,
    meaning: {
      uk: 'Скільки разів підписники відмовилися від опитування або припинили відповідати.',
      en: 'How often subscribers refused a survey, or stopped answering it.',
    },
    how: { kind: 'count', of: 'surveys.refused' },
  },
];
