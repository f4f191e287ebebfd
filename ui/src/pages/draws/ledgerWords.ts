import type { LedgerRow, LedgerView, QuotaBehind } from '@/api/generated';
import type { IconName } from '@/parts/icons';
import type { Tone } from '@/parts/StatusTag.vue';
import { w } from '@/words';

const sum = (numbers: (number | null)[]) => numbers.reduce((all: number, n) => all + (n ?? 0), 0);

/** What the page opens with: where the year ends, at this pace or in the end. */
export function headline(view: LedgerView): string {
  const owing = (view.whole ? [view.whole] : view.rows).filter((row) => row.needed !== null);
  if (!owing.length) return w.ledger.noShare;
  if (owing.every((row) => row.short === null))
    return w.ledger.early({
      done: sum(owing.map((row) => row.done)),
      needed: sum(owing.map((row) => row.needed)),
    });
  const { year } = view;
  const over = year < view.this_year;
  const behind = owing.filter((row) => row.short);
  const mines = sum(behind.map((row) => row.short));
  const [one] = behind;
  if (!one) return over ? w.ledger.overReached({ year }) : w.ledger.onPace;
  if (behind.length === 1) {
    const { name } = one;
    return over ? w.ledger.overShort({ name, year, n: mines }) : w.ledger.short({ name, n: mines });
  }
  const n = behind.length;
  return over ? w.ledger.overShortMany({ n, year, mines }) : w.ledger.shortMany({ n, mines });
}

/** Nothing is stated, owed, drawn or done, and no mine counts: a table would say only that. */
export function isQuiet(view: LedgerView): boolean {
  const rows = view.whole ? [view.whole, ...view.rows] : view.rows;
  return (
    !view.stated.length && rows.every((row) => !row.needed && !row.drawn && !row.done && !row.n_now)
  );
}

function quartersOf(missed: readonly number[]): string {
  return missed.join(w.common.comma);
}

/** Where one region ends: icon, colour and word. */
export function endLook(row: LedgerRow): { icon: IconName; tone: Tone; word: string } {
  if (row.needed === null) return { icon: 'info', tone: 'c3', word: w.ledger.notStated };
  if (row.needed === 0) return { icon: 'info', tone: 'c3', word: w.ledger.nothingOwed };
  if (row.missed.length) {
    const quarters = quartersOf(row.missed);
    return { icon: 'alert', tone: 'bad', word: w.ledger.missedShort({ quarters }) };
  }
  if (row.done >= row.needed) return { icon: 'ok', tone: 'good', word: w.ledger.enough };
  if (row.short === null) return { icon: 'clock', tone: 'c2', word: w.ledger.tooEarly };
  if (row.short > 0)
    return { icon: 'alert', tone: 'warn', word: w.ledger.shortShort({ n: row.short }) };
  return { icon: 'trend', tone: 'good', word: w.ledger.enough };
}

/** What the desk says of a county that is behind. */
export function behindSay(one: QuotaBehind): string[] {
  const { name, short } = one;
  const said = one.missed.length
    ? [w.ledger.missed({ name, quarters: quartersOf(one.missed) })]
    : [];
  return short ? [...said, w.ledger.short({ name, n: short })] : said;
}
