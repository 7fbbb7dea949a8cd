import { expect, test } from 'vitest';
import { EXIT_CODES } from '../../src/cli/exit-codes.ts';
import { APP_ERROR_CODES } from '../../src/domain/app-error.ts';

test.each(APP_ERROR_CODES)('"%s" ends with an exit code that is not success', (code) => {
  expect([1, 2, 3, 4, 5, 6, 7, 78, 130]).toContain(EXIT_CODES[code]);
});
