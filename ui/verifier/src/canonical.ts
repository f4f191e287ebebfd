/** The canonical form of JSON (RFC 8785): one value, one text. */

import { Refusal } from './refusal';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** As deep as a reader of certificates goes. */
const DEEPEST = 127;

export function canonical(value: Json, depth = 0): string {
  if (depth > DEEPEST) throw new Refusal('malformed', { detail: 'too deeply nested' });
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return number(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`;
  return assembled(value, (item) => canonical(item, depth + 1));
}

/** An object, its keys in the order of their UTF-16 units, its values as `write` writes them. */
export function assembled<T>(object: Record<string, T>, write: (value: T) => string): string {
  const keys = Object.keys(object).sort();
  return `{${keys.map((key) => `${quoted(key)}:${write(object[key] as T)}`).join(',')}}`;
}

/** JavaScript's own form of strings and numbers is what RFC 8785 prescribes. */
function quoted(text: string): string {
  const written = JSON.stringify(text);
  if (written.includes('\\ud') && /\p{Surrogate}/u.test(text)) {
    throw new Refusal('malformed', { detail: 'half a character' });
  }
  return written;
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new Refusal('malformed', { detail: 'number out of range' });
  return JSON.stringify(value);
}
