/** What a file is, judged by its first bytes: names and types that senders give are not to be trusted. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'other picture' | 'no picture';

/** Kinds of photos that programs without special libraries can open. */
export const USUAL_PHOTOS: readonly PictureKind[] = ['jpeg', 'png', 'webp'];

/** The kind of a file; `other picture` is HEIC, AVIF, BMP or TIFF. */
export function pictureKind(file: Uint8Array): PictureKind {
  const head = Buffer.from(file.subarray(0, 16)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a/.test(head)) return 'gif';

  const isHeif = head.slice(4, 8) === 'ftyp' && /^(hei[cxms]|hev[cx]|mif1|msf1|avif|avis)$/.test(head.slice(8, 12));
  return isHeif || /^(BM|II\*\0|MM\0\*)/.test(head) ? 'other picture' : 'no picture';
}
