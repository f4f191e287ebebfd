/** From bytes to a certificate, strictly: the file is its own canonical form. */

import { utf8 } from './bytes';
import { assembled, canonical, type Json } from './canonical';
import type { Certificate } from './certificate';
import { Refusal } from './refusal';
import { checkShape } from './shape';

const FORMAT = 'qingshan-draw-1';

/** A certificate, and each of its fields in canonical form. */
export interface File {
  certificate: Certificate;
  written: Record<string, string>;
}

export function read(bytes: Uint8Array): File {
  const { text, whole: decoded } = decode(bytes);
  const value = parsed(text);
  checkFormat(value.format);
  if (!decoded) throw new Refusal('malformed', { detail: 'not UTF-8' });
  const spelling = checkShape(value);
  const written = Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, canonical(field, 1)]),
  );
  const whole = assembled(written, (field) => field);
  if (whole !== text || spelling.respelt) {
    throw new Refusal('not-canonical', { at: firstDifference(whole, text) });
  }
  return { certificate: value as unknown as Certificate, written };
}

function parsed(text: string): { [key: string]: Json } {
  const refused = (detail: string) => new Refusal('not-a-certificate', { detail });
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused('no JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refused('no object');
  if (typeof value.format !== 'string') throw refused('no format');
  return value;
}

function checkFormat(found: Json | undefined): void {
  if (found === FORMAT) return;
  const version = /^qingshan-draw-([0-9]{1,9})$/.exec(String(found));
  const newer = version !== null && Number(version[1]) > 1;
  throw newer
    ? new Refusal('newer-format', { found: String(found) })
    : new Refusal('not-a-certificate', { detail: String(found) });
}

/** Where not all of it is UTF-8, what isn't is replaced, so that the rest can tell what it is. */
function decode(bytes: Uint8Array): { text: string; whole: boolean } {
  const read = (fatal: boolean) =>
    new TextDecoder('utf-8', { ignoreBOM: true, fatal }).decode(bytes);
  try {
    return { text: read(true), whole: true };
  } catch {
    return { text: read(false), whole: false };
  }
}

/** The byte from which on the texts differ. */
function firstDifference(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n += 1;
  return utf8(a.slice(0, n)).length;
}
