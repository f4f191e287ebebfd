/**
 * The form of a certificate: which fields there are, and of which kind. A new field of the format
 * gets its line here; anything else is refused.
 */

import type { Json } from './canonical';
import { Refusal } from './refusal';

/** Says what is wrong with a value, or that it is spelt in a way that its writer never uses. */
type Check = (value: Json, place: string, spelling: Spelling) => void;
interface Field {
  check: Check;
  whenAbsent: 'wrong' | 'fine' | 'respelt';
  whenNull: 'wrong' | 'fine' | 'respelt';
}

/** Whether something was left out or written down that the canonical file has otherwise. */
export interface Spelling {
  respelt: boolean;
}

function wrong(place: string): never {
  throw new Refusal('malformed', { detail: place });
}

function kind(fits: (value: Json) => boolean): Check {
  return (value, place) => {
    if (!fits(value)) wrong(place);
  };
}

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const anything = kind(() => true);
const text = kind((value) => typeof value === 'string');
const truth = kind((value) => typeof value === 'boolean');
const isCount = (value: Json) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 32;
const count = kind(isCount);
const time = kind((value) => Number.isSafeInteger(value));
const hash = kind((value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value));
const oneOf = (...names: string[]) => kind((value) => names.includes(value as string));

const list =
  (item: Check): Check =>
  (value, place, spelling) => {
    if (!Array.isArray(value)) return wrong(place);
    value.forEach((entry, n) => {
      item(entry, `${place}[${n}]`, spelling);
    });
  };

const object =
  (fields: Record<string, Check | Field>): Check =>
  (value, place, spelling) => {
    if (!isObject(value)) return wrong(place);
    const at = (name: string) => (place === '' ? name : `${place}.${name}`);
    for (const name of Object.keys(value)) if (!Object.hasOwn(fields, name)) wrong(at(name));
    for (const [name, given] of Object.entries(fields)) {
      const field = typeof given === 'function' ? needed(given) : given;
      const found = Object.hasOwn(value, name) ? (value[name] as Json) : undefined;
      if (found !== undefined && found !== null) field.check(found, at(name), spelling);
      else note(found === null ? field.whenNull : field.whenAbsent, at(name), spelling);
    }
  };

function note(what: Field['whenNull'], place: string, spelling: Spelling): void {
  if (what === 'wrong') wrong(place);
  if (what === 'respelt') spelling.respelt = true;
}

const needed = (check: Check): Field => ({ check, whenAbsent: 'wrong', whenNull: 'wrong' });
const free: Field = { check: anything, whenAbsent: 'wrong', whenNull: 'fine' };
/** Left out where there is none. */
const optional = (check: Check): Field => ({ check, whenAbsent: 'fine', whenNull: 'respelt' });
/** Null where there is none. */
const nullable = (check: Check): Field => ({ check, whenAbsent: 'respelt', whenNull: 'fine' });
/** A list that is left out where it would be empty. */
const unlessEmpty = (check: Check): Field => ({
  check: (value, place, spelling) => {
    if (Array.isArray(value) && value.length === 0) spelling.respelt = true;
    check(value, place, spelling);
  },
  whenAbsent: 'fine',
  whenNull: 'wrong',
});
/** Written even where it is empty. */
const written = (check: Check): Field => ({ check, whenAbsent: 'respelt', whenNull: 'wrong' });

const signature = object({
  role: oneOf('officer', 'witness', 'countersigner'),
  name: text,
  key: text,
  at_ms: optional(time),
  signature: text,
});

const denominator: Check = (value, place) => {
  if (isCount(value)) return;
  if (!isObject(value) || !Object.values(value).every(isCount)) wrong(place);
};

const inputs = object({
  period: text,
  basis: text,
  kind: text,
  directed: optional(
    object({
      filters: list(object({ by: oneOf('mineral', 'risk', 'scale'), values: list(text) })),
      source: text,
    }),
  ),
  snapshot_at: text,
  denominator: optional(denominator),
  registry: hash,
  strata: list(
    object({
      id: text,
      name: text,
      quota: count,
      members: list(object({ id: text, name: text, licence: text, holder: text })),
    }),
  ),
  excluded: written(list(object({ id: text, reason: text }))),
  inspectors: list(
    object({
      id: text,
      department: text,
      roles: list(text),
      card: truth,
      strata: optional(list(text)),
      load: count,
      detail_hash: hash,
    }),
  ),
  recusals: written(list(object({ person: text, holder: text }))),
  team: written(
    object({
      slots: list(object({ role: text, card: truth, department: optional(text) })),
      cap: optional(count),
    }),
  ),
  witness_rule: object({
    kind: oneOf('lottery', 'dice'),
    source: optional(text),
    issue: optional(kind((value) => typeof value === 'string' || isCount(value))),
    digits: optional(count),
  }),
});

const member = object({ slot: count, person: text, ticket: text });

const certificate = object({
  format: text,
  mode: oneOf('official', 'rehearsal'),
  draw: text,
  inputs,
  population_hash: hash,
  commitment: hash,
  commit: nullable(
    object({
      record: free,
      payload: optional(anything),
      following: unlessEmpty(list(anything)),
      receipt: optional(anything),
      countersignatures: optional(list(signature)),
    }),
  ),
  secret: hash,
  witness: object({ digits: text, present: list(text), at_ms: optional(time) }),
  seed: hash,
  strata: list(
    object({ id: text, drawn: list(text), tickets: list(object({ id: text, ticket: text })) }),
  ),
  teams: list(object({ mine: text, members: list(member) })),
  replacements: list(
    object({
      mine: text,
      slot: count,
      out: text,
      person: text,
      ticket: text,
      reason_hash: hash,
      approver: text,
    }),
  ),
  substitutions: unlessEmpty(
    list(
      object({
        mine: text,
        result: oneOf('shut', 'refused', 'unreachable'),
        photo_hash: hash,
        substitute: text,
        ticket: text,
        members: list(member),
        approver: text,
        after: count,
      }),
    ),
  ),
  repeats: optional(text),
  software: text,
  record: nullable(anything),
  digest: hash,
  signatures: list(signature),
});

/** Refuses a value that hasn't the form of a certificate. */
export function checkShape(value: Json): Spelling {
  const spelling = { respelt: false };
  certificate(value, '', spelling);
  return spelling;
}
