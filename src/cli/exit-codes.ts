import type { AppErrorCode } from '../domain/app-error.ts';

/** Exit codes of the command line (README, "Exit codes"); 78 is EX_CONFIG of sysexits.h, which systemd does not restart on. */
export const EXIT_CODES: Record<AppErrorCode, number> = {
  usage: 2,
  'not found': 3,
  'not signed in': 4,
  'not allowed': 4,
  'try later': 1,
  conflict: 5,
  unreachable: 6,
  'partly done': 7,
  configuration: 78,
  interrupted: 130,
  internal: 1,
};
