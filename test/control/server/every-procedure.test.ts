import { request as httpRequest } from 'node:http';
import { describe, expect, test } from 'vitest';
import { contract } from '../../../src/control/contract.ts';
import type { Procedure } from '../../../src/control/procedure.ts';
import { controlRoutes } from '../../../src/control/server/routes/routes.ts';
import { isAllowed } from '../../../src/domain/permissions.ts';
import { ROLES, type Role } from '../../../src/domain/staff.ts';
import { ControlPlane, someSetAside } from '../../support/control.ts';
import { SAMPLES, type Sample } from './samples.ts';

type Named = { name: string; procedure: Procedure; sample: Sample };

const EVERY: Named[] = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.entries(verbs).map(([verb, procedure]: [string, Procedure]) => ({
    name: `${noun}.${verb}`,
    procedure,
    sample:
      Object.entries(Object.entries(SAMPLES).find(([one]) => one === noun)?.[1] ?? {}).find(
        ([one]) => one === verb,
      )?.[1] ?? {},
  })),
);

const rowsOf = async (plane: ControlPlane) => plane.parts.audit.list({ limit: 500 });

describe('the contract', () => {
  test('has one route for each procedure and no other', async () => {
    const { parts } = await ControlPlane.open();
    const procedures = controlRoutes(parts).map(({ procedure }) => procedure);
    expect(new Set(procedures)).toEqual(new Set(EVERY.map(({ procedure }) => procedure)));
    expect(procedures).toHaveLength(EVERY.length);
  });

  test('is described by /openapi.json, whole', async () => {
    const plane = await ControlPlane.open();
    const { status, body } = await call(plane, undefined, { method: 'GET', path: '/openapi.json' });
    const { paths } = JSON.parse(body);
    expect(status).toBe(200);
    for (const { procedure } of EVERY)
      expect(paths[procedure.path]?.[procedure.method.toLowerCase()]?.summary).toBe(procedure.summary);
  });
});

const FOR_STAFF = EVERY.filter(({ procedure }) => procedure.access !== 'anybody');

const may = (role: Role, { access }: Procedure): boolean =>
  access === 'staff' || access === 'anybody' || isAllowed(role, access, { operatorsSend: true });

describe('every procedure for staff', { timeout: 180_000 }, () => {
  test('is refused to strangers and to tokens that are no good', async () => {
    const plane = await ControlPlane.open();
    for (const { name, procedure, sample } of FOR_STAFF)
      for (const token of [undefined, 'ergo_nobody', 'x'])
        expect([name, (await callSample(plane, token, procedure, sample)).status]).toEqual([name, 401]);
  });

  // Every procedure is carried out, and some take their time.
  test.each(ROLES)('is for %ss what the permission table says', { timeout: 120_000 }, async (role) => {
    const plane = await ControlPlane.open({ setAside: someSetAside() });
    for (const { name, procedure, sample } of FOR_STAFF) {
      // Anew each time: some of them end the token that they are called with.
      const token = await plane.tokenOf(`${role}-${name.replaceAll(/[^a-z]/g, '')}`.slice(0, 32), role, ['ergo-club']);
      const { status } = await callSample(plane, token, procedure, sample);
      expect([name, status === 403]).toEqual([name, !may(role, procedure)]);
    }
  });

  test('does not exist for a bot that is not granted or not there', async () => {
    const plane = await ControlPlane.open();
    const administrator = await plane.tokenOf('admin');
    const operator = await plane.tokenOf('operator', 'operator', ['ergo-club']);
    for (const { name, procedure, sample } of FOR_STAFF.filter((one) => one.procedure.path.includes('{bot}'))) {
      const about = (bot: string) => ({ ...sample, params: { ...sample.params, bot } });
      expect([name, (await callSample(plane, administrator, procedure, about('no-such'))).status]).toEqual([name, 404]);
      const foreign = await callSample(plane, operator, procedure, about('other-club'));
      expect([name, foreign.status]).toEqual([name, may('operator', procedure) ? 404 : 403]);
    }
  });
});

test('every procedure refuses a query that it does not know, and names it', async () => {
  const plane = await ControlPlane.open();
  const token = await plane.tokenOf('admin');
  for (const { name, procedure, sample } of EVERY) {
    const query = { ...sample.query, 'no-such-field': '1' };
    const { status, body } = await callSample(plane, token, procedure, { ...sample, query });
    expect([name, status, body]).toEqual([name, 400, expect.stringContaining('no-such-field')]);
  }
});

test.each(EVERY.filter(({ procedure }) => procedure.changes))(
  '$name leaves a row in the audit log, without a secret',
  async ({ name, procedure, sample }) => {
    const plane = await ControlPlane.open({ setAside: someSetAside() });
    const token = name === 'staff.first' ? undefined : await plane.tokenOf('admin');
    const params = { ...sample.params, ...(await sample.prepare?.(plane)) };
    const before = (await rowsOf(plane)).length;
    const answer = await call(plane, token, { ...procedure, sample: { ...sample, params } });
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    const [row, ...others] = await rowsOf(plane);
    expect(others).toHaveLength(before);
    expect(row?.action.split('.')[0]).toBe(name.split('.')[0]);
    expect(JSON.stringify(row)).not.toMatch(/ergo_|мокрих|сухих|scrypt/);
  },
);

test.each(EVERY.filter(({ procedure }) => !procedure.changes))(
  '$name answers, and changes nothing',
  async ({ procedure, sample }) => {
    const plane = await ControlPlane.open();
    const token = await plane.tokenOf('admin');
    const params = { ...sample.params, ...(await sample.prepare?.(plane)) };
    const before = await rowsOf(plane);
    const answer = await call(plane, token, { ...procedure, sample: { ...sample, params } });
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    if (procedure.answer.kind === 'json') procedure.answer.schema.parse(JSON.parse(answer.body));
    expect(await rowsOf(plane)).toEqual(before);
  },
);

/** Calls with what the sample needs in place. */
async function callSample(plane: ControlPlane, token: string | undefined, procedure: Procedure, sample: Sample) {
  const prepared = (await sample.prepare?.(plane).catch(() => ({}))) ?? {};
  return call(plane, token, { ...procedure, sample: { ...sample, params: { ...prepared, ...sample.params } } });
}

type Wanted = { method: string; path: string; sample?: Sample };

/** A call as a stranger would make it: not by our client, so that nothing is checked on the way. */
function call(plane: ControlPlane, token: string | undefined, { method, path, sample = {} }: Wanted) {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, key: string) => String(sample.params?.[key] ?? 1));
  const search = new URLSearchParams(sample.query).toString();
  const content = contentOf(sample.body);
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = httpRequest({
      socketPath: plane.listen.slice('unix:'.length),
      method,
      path: search ? `${filled}?${search}` : filled,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(content !== undefined && { 'content-length': Buffer.byteLength(content) }),
      },
    });
    sent.once('error', reject);
    sent.once('response', (response) => {
      const status = response.statusCode ?? 0;
      // A stream of events does not end by itself: that it was opened is what counts.
      if (String(response.headers['content-type']).startsWith('text/event-stream')) {
        resolve({ status, body: 'events' });
        return sent.destroy();
      }
      let body = '';
      response.setEncoding('utf8').on('data', (chunk) => (body += chunk));
      response.once('end', () => resolve({ status, body }));
      return undefined;
    });
    sent.end(content);
  });
}

function contentOf(body: unknown): Uint8Array | string | undefined {
  return body instanceof Uint8Array || body === undefined ? body : JSON.stringify(body);
}
