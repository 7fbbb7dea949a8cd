import { badRequest, Refusal } from './refusal.ts';

export type Upload = { name: string; bytes: Uint8Array };

const UPLOAD_LIMIT = 50 * 1024 * 1024;

/**
 * The parameters of one call. As in the real server all are text, whatever way they came (query, form, JSON, multipart):
 * a number or object of a JSON body counts as its JSON text, so a badly typed value fails where its meaning is read.
 */
export class Parameters {
  readonly #texts = new Map<string, string>();
  readonly #uploads = new Map<string, Upload>();

  set(name: string, value: string): void {
    this.#texts.set(name, value);
  }

  setUpload(name: string, upload: Upload): void {
    this.#uploads.set(name, upload);
  }

  has(name: string): boolean {
    return this.#texts.has(name);
  }

  /** The text of a parameter; empty when it was not given. */
  text(name: string): string {
    return this.#texts.get(name) ?? '';
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === '') throw badRequest(`parameter "${name}" is required`);
    return value;
  }

  /** As the server reads integers: leading digits count, anything else is 0, then clamped. */
  integer(name: string, fallback: number, least = -2_147_483_648, most = 2_147_483_647): number {
    const value = this.text(name);
    if (value === '') return fallback;
    const number = Number.parseInt(value, 10);
    return Math.min(most, Math.max(least, Number.isNaN(number) ? 0 : number));
  }

  flag(name: string): boolean {
    return ['true', 'yes', '1'].includes(this.text(name).trim().toLowerCase());
  }

  /** The JSON value of a parameter, undefined when absent; refuses what is no JSON with these words. */
  json(name: string, otherwise: string): unknown {
    const value = this.text(name);
    if (value === '') return undefined;
    try {
      return JSON.parse(value);
    } catch {
      throw badRequest(otherwise);
    }
  }

  upload(name: string): Upload | undefined {
    return this.#uploads.get(name);
  }
}

/** Reads query and body of a call; 400 or 413 for a body that cannot be read. */
export async function readParameters(request: Request): Promise<Parameters> {
  const parameters = new Parameters();
  for (const [name, value] of new URL(request.url).searchParams) parameters.set(name, value);
  if (request.method !== 'POST') return parameters;
  if (Number(request.headers.get('content-length') ?? 0) > UPLOAD_LIMIT)
    throw new Refusal(413, 'Request Entity Too Large');

  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('application/json')) readJsonBody(parameters, await request.text());
  else if (type.startsWith('multipart/form-data') || type.startsWith('application/x-www-form-urlencoded'))
    await readForm(parameters, request);
  return parameters;
}

function readJsonBody(parameters: Parameters, body: string): void {
  if (body === '') return;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw badRequest("can't parse request JSON object");
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badRequest("can't parse request: JSON object expected");
  for (const [name, field] of Object.entries(value))
    parameters.set(name, typeof field === 'string' ? field : JSON.stringify(field));
}

async function readForm(parameters: Parameters, request: Request): Promise<void> {
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    throw badRequest("can't parse request: wrong form body");
  }
  let total = 0;
  for (const [name, field] of form) {
    if (typeof field === 'string') parameters.set(name, field);
    else {
      total += field.size;
      parameters.setUpload(name, { name: field.name, bytes: new Uint8Array(await field.arrayBuffer()) });
    }
  }
  if (total > UPLOAD_LIMIT) throw new Refusal(413, 'Request Entity Too Large');
}
