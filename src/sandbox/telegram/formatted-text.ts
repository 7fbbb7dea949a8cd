import { checkEntityBounds, readEntities } from './entities.ts';
import type { Parameters } from './parameters.ts';
import { parseHtml } from './parse-html.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { badRequest } from './refusal.ts';
import type { Entity } from './wire.ts';

export type FormattedText = { text: string; entities: Entity[] };

// Counted in UTF-16 units, the stricter of the possible readings of "characters".
const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;

/** The text of sendMessage and editMessageText: 1–4096 characters after parsing and trimming. */
export function readText(parameters: Parameters): FormattedText {
  if (parameters.text('text') === '') throw badRequest('message text is empty');
  const formatted = readFormatted(parameters, 'text', 'entities');
  if (formatted.text === '') throw badRequest('message text is empty');
  if (formatted.text.length > TEXT_LIMIT) throw badRequest('message is too long');
  return formatted;
}

/** A caption: 0–1024 characters after parsing and trimming. */
export function readCaption(parameters: Parameters): FormattedText {
  const formatted = readFormatted(parameters, 'caption', 'caption_entities');
  if (formatted.text.length > CAPTION_LIMIT) throw badRequest('message caption is too long');
  return formatted;
}

function readFormatted(parameters: Parameters, field: string, entitiesField: string): FormattedText {
  const raw = parameters.text(field);
  if (!raw.isWellFormed()) throw badRequest('strings must be encoded in UTF-8');
  const mode = parameters.text('parse_mode').toLowerCase();
  if (raw !== '' && mode !== '' && mode !== 'none') return tidy(parse(raw, mode));

  const entities = readEntities(parameters.json(entitiesField, "can't parse entities JSON object"));
  checkEntityBounds(raw, entities);
  return tidy({ text: raw, entities });
}

function parse(raw: string, mode: string): FormattedText {
  if (mode === 'html') return parseHtml(raw);
  if (mode === 'markdownv2' || mode === 'markdown') return parseMarkdown(raw);
  throw badRequest('unsupported parse_mode');
}

/** Drops white space at both ends, moves the entities along, and drops those that are left empty. */
function tidy({ text, entities }: FormattedText): FormattedText {
  const begin = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const moved = entities.map((entity) => {
    const start = Math.max(0, entity.offset - begin);
    const end = Math.min(trimmed.length, entity.offset + entity.length - begin);
    return { ...entity, offset: start, length: end - start };
  });
  return { text: trimmed, entities: moved.filter((entity) => entity.length > 0).sort(byPlace) };
}

function byPlace(a: Entity, b: Entity): number {
  return a.offset - b.offset || b.length - a.length;
}
