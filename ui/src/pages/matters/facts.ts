import type { CaseBody } from '@/api/generated';
import { w } from '@/words';
import { longDay } from '../cases/caseWords';

/** What a case is about, by which clause, line by line. */
export interface Facts {
  title: string;
  clause: string;
  text: string;
  rows: [label: string, value: string][];
}

export function planFacts(body: Extract<CaseBody, { is: 'plan' }>): Facts {
  const unlisted = body.mines.filter((mine) => !mine.listed).map((mine) => mine.name);
  return {
    title: body.title || w.plans.what,
    clause: body.clause,
    text: '',
    rows: [
      [w.plans.region, body.region_name],
      [w.plans.year, String(body.year)],
      [w.plans.person, body.person],
      ...body.parts.map((part): [string, string] => [part.topic, part.text]),
      [w.plans.completeBy, body.complete_by ? longDay(body.complete_by) : w.common.none],
      [w.plans.listed, w.plans.listedOf({ n: body.listed, all: body.mines.length })],
      [w.plans.unlisted, unlisted.join(w.common.comma) || w.common.none],
    ],
  };
}

export function lookbackFacts(body: Extract<CaseBody, { is: 'lookback' }>): Facts {
  const verdict = (index: number) => {
    const closed = body.closed[index];
    if (closed === undefined) return w.lookbacks.notChecked;
    return closed ? w.lookbacks.right : w.lookbacks.left;
  };
  return {
    title: w.lookbacks.what,
    clause: body.clause,
    text: '',
    rows: [
      ...body.problems.map((text, index): [string, string] => [text, verdict(index)]),
      [w.lookbacks.person, body.person],
      [w.lookbacks.limit, longDay(body.limit)],
      [w.lookbacks.circulated, body.circulated ? longDay(body.circulated) : w.common.none],
    ],
  };
}
