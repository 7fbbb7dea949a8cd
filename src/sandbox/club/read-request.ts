import type { HonoRequest } from 'hono';

/** A request of the club's API, whichever of its two forms it came in. */
export type ClubRequest = {
  method: string;
  fields: Map<string, string>;
  photo?: Uint8Array;
  form: 'json' | 'multipart';
};

/** Reads a request; answers what is wrong with it in words when it is neither JSON nor a form. */
export async function readRequest(request: HonoRequest): Promise<ClubRequest | string> {
  const type = request.header('content-type') ?? '';
  try {
    if (type.startsWith('application/json')) return fromJson(await request.json());
    if (type.startsWith('multipart/form-data')) return await fromForm(await request.formData());
  } catch {
    return 'request body cannot be read';
  }
  return 'unsupported content type';
}

function fromJson(body: unknown): ClubRequest | string {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'request body must be an object';
  const fields = new Map<string, string>();
  for (const [key, value] of Object.entries(body)) {
    if (typeof value === 'string' || typeof value === 'number') fields.set(key, String(value).trim());
  }
  return { method: fields.get('method') ?? '', fields, form: 'json' };
}

async function fromForm(form: FormData): Promise<ClubRequest> {
  const fields = new Map<string, string>();
  for (const [key, value] of form) if (typeof value === 'string') fields.set(key, value.trim());
  const file = form.get('file');
  const photo = file instanceof File ? { photo: new Uint8Array(await file.arrayBuffer()) } : {};
  return { method: fields.get('method') ?? '', fields, form: 'multipart', ...photo };
}
