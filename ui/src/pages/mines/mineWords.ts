import type { MineRow } from '@/api/generated';
import type { IconName } from '@/parts/icons';
import { w, wordFor } from '@/words';
import type { FacetName } from './filter';

type Table = Readonly<Record<string, string>>;

/** The words for the codes of each facet; names of regions and minerals are data. */
export function facetWords(name: FacetName): Table {
  if (name === 'scales') return w.mines.scales;
  if (name === 'list_levels') return w.mines.listLevels;
  return name === 'states' ? w.mines.states : {};
}

export function methodWord(row: MineRow): string {
  return row.method === 'unstated' ? '' : wordFor(w.mines.methods, row.method);
}

interface StateLook {
  icon: IconName;
  tone: 'good' | 'info' | 'warn' | 'c2' | 'c3';
  word: string;
}

const LOOKS: Record<string, Pick<StateLook, 'icon' | 'tone'>> = {
  producing: { icon: 'ok', tone: 'good' },
  building: { icon: 'flag', tone: 'info' },
  stopped: { icon: 'pause', tone: 'c2' },
  closed: { icon: 'ban', tone: 'c2' },
};

/** An open inspection is what matters most about a mine. */
export function stateLook(row: MineRow): StateLook {
  if (row.open_inspection) return { icon: 'inspect', tone: 'warn', word: w.mines.inspecting };
  const look = LOOKS[row.state] ?? { icon: 'ring', tone: 'c3' };
  return { ...look, word: wordFor(w.mines.states, row.state) };
}
