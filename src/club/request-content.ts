import { FormData, Response } from 'undici';
import { pictureKind, type PictureKind } from '../domain/picture-kind.ts';
import type { ClubMethod } from './methods.ts';

/** The body of one request and its content type. */
export type Content = { type: string; bytes: Uint8Array };

/** Fields of a request by the document's names; those without a value are not sent. */
export type RequestFields = Record<string, string | undefined>;

/** A request as most methods want it (L178). */
export function jsonContent(method: ClubMethod, fields: RequestFields): Content {
  const bytes = new TextEncoder().encode(JSON.stringify({ method, ...fields }));
  return { type: 'application/json; charset=utf-8', bytes };
}

/**
 * A request as PostSNModel and PostQuestion want it: multipart/form-data (L1399, L1548) with the photo as `file`. The
 * JSON that the document shows under PostSNModel's multipart header cannot carry a file, so its fields go as form fields, like PostQuestion's.
 */
export async function formContent(method: ClubMethod, fields: RequestFields, photo?: Uint8Array): Promise<Content> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ method, ...fields })) if (value !== undefined) form.append(name, value);
  if (photo) form.append('file', photoFile(photo));

  const encoded = new Response(form);
  const type = encoded.headers.get('content-type') ?? 'multipart/form-data';
  return { type, bytes: new Uint8Array(await encoded.arrayBuffer()) };
}

const FILES: Partial<Record<PictureKind, { name: string; type: string }>> = {
  png: { name: 'photo.png', type: 'image/png' },
  webp: { name: 'photo.webp', type: 'image/webp' },
};

function photoFile(photo: Uint8Array): File {
  const { name, type } = FILES[pictureKind(photo)] ?? { name: 'photo.jpg', type: 'image/jpeg' };
  return new File([new Uint8Array(photo)], name, { type });
}
