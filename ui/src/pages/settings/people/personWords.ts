import type { PersonRow, UnfitPerson } from '@/api/generated';
import type { IconName } from '@/parts/icons';
import type { Tone } from '@/parts/StatusTag.vue';
import { w, wordFor } from '@/words';

const LOOKS: Readonly<Record<string, { icon: IconName; tone: Tone }>> = {
  none: { icon: 'ring', tone: 'c3' },
  unrecorded: { icon: 'info', tone: 'warn' },
  'not-yet': { icon: 'clock', tone: 'c2' },
  valid: { icon: 'ok', tone: 'good' },
  'runs-out': { icon: 'clock', tone: 'warn' },
  expired: { icon: 'alert', tone: 'bad' },
};

/** A person's card in icon, colour and word, with the day that it turns on. */
export function cardLook(row: PersonRow): { icon: IconName; tone: Tone; word: string } {
  const look = LOOKS[row.card_state] ?? { icon: 'info', tone: 'c2' };
  const word = wordFor(w.people.states, row.card_state);
  if (!row.card_day) return { ...look, word };
  const day = { day: row.card_day };
  const turns = row.card_state === 'not-yet' ? w.people.from(day) : w.people.until(day);
  return { ...look, word: `${word} ${turns}` };
}

/** Why somebody does not go, in a few words. */
export function whyUnfit(one: UnfitPerson): string {
  const why = wordFor(w.people.unfit, one.why);
  const detail = one.day ?? one.reason;
  return detail ? why + w.common.colon + detail : why;
}
