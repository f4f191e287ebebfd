import { type Ref, watch } from 'vue';
import type { BodyView, CaseView, PackCard } from '@/api/generated';
import { latest } from '@/state/latest';
import { heard } from '@/state/revision';
import type { Task } from '@/state/useTask';
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

/**
 * Asks what the rules say, and again for another mine, pack or language. `anew` says that it is
 * another form than before; in another language what was typed stays.
 */
export function askRules(
  beginning: Beginning,
  { about, pack }: Readonly<Record<'about' | 'pack', Readonly<Ref<string>>>>,
  asking: Task,
  take: (found: Asked, anew: boolean) => void,
): void {
  let taken = '';
  const ask = latest(async (_: null) => {
    const [subject, chosen] = [about.value, pack.value];
    if (beginning.ofMine && !subject) return;
    await asking.run(async () => {
      const found = await beginning.ask(subject, chosen || null);
      // A late answer about another mine or pack is none.
      if (subject !== about.value || chosen !== pack.value) return;
      const form = `${subject}/${found.pack.id}`;
      take(found, form !== taken);
      taken = form;
    });
  });
  watch([about, pack, heard], () => void ask(null), { immediate: true });
}
