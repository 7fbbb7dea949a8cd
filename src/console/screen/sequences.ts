export const ESC = '\u001b';
/** Bracketed paste and reports of focus (xterm control sequences, DECSET 2004 and 1004). */
export const REPORTS_ON = `${ESC}[?2004h${ESC}[?1004h`;
export const REPORTS_OFF = `${ESC}[?2004l${ESC}[?1004l`;
/** Clicks and the wheel, in SGR form (DECSET 1000 and 1006): no reports of mere movement. */
export const MOUSE_ON = `${ESC}[?1000h${ESC}[?1006h`;
export const MOUSE_OFF = `${ESC}[?1006l${ESC}[?1000l`;

/** What a console that was killed has left on: all reports, the other screen, attributes, and a cursor that is hidden. */
export const RESET = `${REPORTS_OFF}${MOUSE_OFF}${ESC}[?1049l${ESC}[0m${ESC}[?25h`;
