/** What a certificate says, in the names of its file. `shape.ts` holds a file against this. */

import type { Json } from './canonical';

export interface Certificate {
  format: string;
  mode: 'official' | 'rehearsal';
  draw: string;
  inputs: Inputs;
  population_hash: string;
  commitment: string;
  commit: null | Commit;
  secret: string;
  witness: { digits: string; present: string[]; at_ms?: number };
  seed: string;
  strata: DrawnStratum[];
  teams: Team[];
  replacements: Replacement[];
  substitutions?: Substitution[];
  repeats?: string;
  software: string;
  record: Json;
  digest: string;
  signatures: Signature[];
}

export interface Commit {
  record: Json;
  payload?: Json;
  following?: Json[];
  receipt?: Json;
  countersignatures?: Signature[];
}

export interface Inputs {
  period: string;
  basis: string;
  kind: string;
  directed?: Directed;
  snapshot_at: string;
  denominator?: number | Record<string, number>;
  strata: Stratum[];
  excluded: { id: string; reason: string }[];
  inspectors: Inspector[];
  recusals: { person: string; holder: string }[];
  team: { slots: Slot[]; cap?: number };
  witness_rule: WitnessRule;
}

/** What narrowed the population, and the document by which it may be narrowed. */
export interface Directed {
  filters: Filter[];
  source: string;
}

/** A mine meets it by one of the values. */
export interface Filter {
  by: 'mineral' | 'risk' | 'scale';
  values: string[];
}

export interface Stratum {
  id: string;
  name: string;
  quota: number;
  members: Mine[];
}

export interface Mine {
  id: string;
  name: string;
  licence: string;
  holder: string;
}

export interface Inspector {
  id: string;
  department: string;
  roles: string[];
  card: boolean;
  strata?: string[];
  load: number;
}

export interface Slot {
  role: string;
  card: boolean;
  department?: string;
}

export interface WitnessRule {
  kind: 'lottery' | 'dice';
  source?: string;
  issue?: string | number;
  digits?: number;
}

export interface DrawnStratum {
  id: string;
  drawn: string[];
  tickets: { id: string; ticket: string }[];
}

export interface Team {
  mine: string;
  members: Member[];
}

export interface Member {
  slot: number;
  person: string;
  ticket: string;
}

export interface Replacement {
  mine: string;
  slot: number;
  out: string;
  person: string;
  ticket: string;
  approver: string;
}

/** `substitute` is checked in place of `mine`, which stays drawn. */
export interface Substitution {
  mine: string;
  substitute: string;
  ticket: string;
  members: Member[];
  approver: string;
  /** How many of the replacements were made before. */
  after: number;
}

export type Role = 'officer' | 'witness' | 'countersigner';

export interface Signature {
  role: Role;
  name: string;
  key: string;
  at_ms?: number;
  signature: string;
}
