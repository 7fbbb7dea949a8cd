import { expect, test } from 'vitest';
import { HTTP_STATUS } from '../../../src/control/server/http-status.ts';
import { APP_ERROR_CODES } from '../../../src/domain/app-error.ts';

test.each(APP_ERROR_CODES)('"%s" has an HTTP status of its kind', (code) => {
  expect(HTTP_STATUS[code]).toBeGreaterThanOrEqual(400);
  expect(HTTP_STATUS[code]).toBeLessThan(600);
});
