/** Every step by its scene. `scenes/scenes.ts` has to hold exactly these, and steps name each other by them. */
export const STEPS = {
  menu: ['home'],
  'sign-in': ['phone', 'code'],
  quick: ['serial', 'pick'],
  full: ['door', 'more', 'anew', 'onward', 'actions', 'models', 'serial', 'pick', 'receipt', 'shop', 'summary'],
  batch: ['fix', 'pick'],
  balance: ['show', 'sums'],
  'my-registrations': ['kinds', 'list'],
  'in-work': ['list'],
  notifications: ['show'],
  news: ['list', 'article'],
  notices: ['show'],
  'my-data': ['show', 'field', 'confirm'],
  phones: ['show'],
  'sign-out': ['ask'],
  forget: ['ask'],
  support: ['question', 'rate'],
  feedback: ['write', 'send', 'album'],
  survey: ['open', 'question', 'own', 'refuse'],
  about: ['show'],
  help: ['show'],
  other: ['show'],
} as const;

export type SceneName = keyof typeof STEPS;

/** `scene.step` */
export type StepName = { [Scene in SceneName]: `${Scene}.${(typeof STEPS)[Scene][number]}` }[SceneName];

/** Whether there is such a step. */
export function isStepName(name: string): name is StepName {
  const [scene = '', step = ''] = name.split('.');
  return Object.entries<readonly string[]>(STEPS).some(([known, steps]) => known === scene && steps.includes(step));
}

/** Every step, scene by scene. */
export const STEP_NAMES: readonly StepName[] = Object.entries(STEPS)
  .flatMap(([scene, steps]) => steps.map((step) => `${scene}.${step}`))
  .filter(isStepName);
