/** Everything that can go wrong for somebody who asked for something; maps over it are exhaustive. */
export const APP_ERROR_CODES = [
  'usage',
  'not found',
  'not signed in',
  'not allowed',
  'try later',
  'conflict',
  'unreachable',
  'partly done',
  'configuration',
  'interrupted',
  'internal',
] as const;

export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/** A failure with a code for programs and one sentence for people; `internal` is a bug and shows no detail. */
export class AppError extends Error {
  readonly code: AppErrorCode;

  constructor(code: AppErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}
