import type { Hono } from 'hono';
import * as z from 'zod';
import type { CallLog } from '../call-log.ts';
import type { Faults } from '../faults.ts';
import { Fault, SandboxService } from '../faults.ts';
import type { Bindings } from '../http-listener.ts';
import { changeSettings } from '../sandbox-settings.ts';
import type { SandboxSettings } from '../sandbox-settings.ts';
import type { StoredFiles } from '../stored-files.ts';
import { PhoneError } from './phone-actor.ts';
import { readJson } from './read-json.ts';

const NewFault = Fault.extend({ method: z.string().default('*') });
const CallFilter = z.object({
  service: SandboxService.optional(),
  method: z.string().optional(),
  person: z.string().optional(),
});

/** The part of the phones API that belongs to nobody's phone: calls, faults, settings, pictures. */
export function addControlRoutes(
  app: Hono<Bindings>,
  props: { faults: Faults; calls: CallLog; settings: SandboxSettings; stored: StoredFiles },
): void {
  const { faults, calls, settings, stored } = props;
  app.get('/calls', (context) => context.json(calls.list(CallFilter.parse(context.req.query()))));
  app.get('/calls/counts', (context) => context.json(calls.counts()));

  app.get('/faults', (context) => context.json(faults.list()));
  app.post('/faults', async (context) => {
    const fault = NewFault.parse(await readJson(context));
    return context.json({ id: faults.add(fault) }, 201);
  });
  app.delete('/faults/:id?', (context) => {
    const id = context.req.param('id');
    faults.lift(id === undefined ? undefined : Number(id));
    return context.json(faults.list());
  });

  app.get('/settings', (context) => context.json(settings));
  app.patch('/settings', async (context) => {
    changeSettings(settings, await readJson(context));
    return context.json(settings);
  });

  app.get('/pictures/:sha256', (context) => {
    const file = stored.get(context.req.param('sha256'));
    if (!file) throw new PhoneError(404, 'There is no such picture.');
    const type = file.picture ? `image/${file.picture.type}` : 'application/octet-stream';
    return context.body(Buffer.from(file.bytes), 200, { 'content-type': type });
  });
}
