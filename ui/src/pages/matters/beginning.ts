import type { BodyView, CaseView, PackCard } from '@/api/generated';
import type { Field, Said } from '../cases/stepForm';

/** What the rules say before a case is begun, and what is asked for it. */
export interface Asked {
  packs: PackCard[];
  pack: PackCard;
  today: string;
  /** In the language of the moment. */
  fields: () => readonly Field[];
  clause?: string | null;
  /** Who begins it by these rules; nobody where no document says. */
  whose?: (said: Said) => readonly BodyView[];
  /** Why it can't be begun under these rules; empty where it can. */
  nothing: () => string;
}

export interface About {
  mine: string;
  pack: string;
  on: string;
}

/** How a case of one kind is begun: about a mine, or under the rules of whoever begins it. */
export interface Beginning {
  ofMine: boolean;
  ask: (mine: string, pack: string | null) => Promise<Asked>;
  begin: (about: About, said: Said, fields: readonly Field[]) => Promise<CaseView>;
}
