import { badRequest } from './refusal.ts';

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string field as the server reads one: numbers pass as text, a missing one is empty unless required. */
export function stringField(object: JsonObject, name: string, required = false): string {
  const value = object[name];
  if (value === undefined || value === null) {
    if (required) throw badRequest(`can't find field "${name}"`);
    return '';
  }
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') throw badRequest(`field "${name}" must be of type String`);
  return value;
}

export function booleanField(object: JsonObject, name: string): boolean {
  const value = object[name] ?? false;
  if (typeof value !== 'boolean') throw badRequest(`field "${name}" must be of type Boolean`);
  return value;
}

export function integerField(object: JsonObject, name: string): number {
  const value = object[name];
  if (value === undefined || value === null) throw badRequest(`can't find field "${name}"`);
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number))
    throw badRequest(`field "${name}" must be of type Number`);
  return number;
}

/** Runs a reader and puts the server's words for the surrounding object before what it refuses. */
export function within<Value>(prefix: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error) throw badRequest(`${prefix}: ${error.message.replace('Bad Request: ', '')}`);
    throw error;
  }
}
