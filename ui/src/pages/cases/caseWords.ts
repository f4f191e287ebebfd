import type { BodyView, CaseRow, ClockView } from '@/api/generated';
import { parseDay, todayInChina } from '@/format/time';
import type { IconName } from '@/parts/icons';
import type { Tone } from '@/parts/StatusTag.vue';
import { w, wordFor } from '@/words';

interface Look {
  icon: IconName;
  tone: Tone;
}

const LOOKS: Readonly<Record<string, Look>> = {
  issued: { icon: 'send', tone: 'warn' },
  acknowledged: { icon: 'note', tone: 'warn' },
  'evidence-submitted': { icon: 'folder', tone: 'info' },
  'recheck-scheduled': { icon: 'inspect', tone: 'info' },
  passed: { icon: 'ok', tone: 'good' },
  failed: { icon: 'no', tone: 'bad' },
  reported: { icon: 'flag', tone: 'warn' },
  verified: { icon: 'check', tone: 'info' },
  refuted: { icon: 'info', tone: 'c2' },
  removed: { icon: 'ban', tone: 'bad' },
  'proposed-national': { icon: 'send', tone: 'info' },
  kept: { icon: 'ok', tone: 'good' },
  found: { icon: 'flag', tone: 'warn' },
  sent: { icon: 'send', tone: 'info' },
  'taken-up': { icon: 'check', tone: 'info' },
  returned: { icon: 'undo', tone: 'warn' },
  answered: { icon: 'note', tone: 'info' },
  closed: { icon: 'ok', tone: 'good' },
  received: { icon: 'note', tone: 'warn' },
  examined: { icon: 'check', tone: 'info' },
  appealed: { icon: 'flag', tone: 'warn' },
  sanctioned: { icon: 'ban', tone: 'bad' },
  'not-sanctioned': { icon: 'ok', tone: 'c2' },
  proposed: { icon: 'flag', tone: 'warn' },
  'in-force': { icon: 'ban', tone: 'bad' },
  'not-taken': { icon: 'no', tone: 'c2' },
  lifted: { icon: 'ok', tone: 'good' },
  stopped: { icon: 'pause', tone: 'bad' },
  accepted: { icon: 'check', tone: 'info' },
  'not-accepted': { icon: 'no', tone: 'bad' },
  'acceptance-failed': { icon: 'no', tone: 'bad' },
  resumed: { icon: 'play', tone: 'good' },
  convened: { icon: 'users', tone: 'warn' },
  held: { icon: 'ok', tone: 'good' },
  'plan-adopted': { icon: 'note', tone: 'warn' },
  'plan-under-way': { icon: 'play', tone: 'info' },
  'plan-completed': { icon: 'ok', tone: 'good' },
  circulated: { icon: 'send', tone: 'warn' },
  complete: { icon: 'ok', tone: 'good' },
  'not-passed': { icon: 'no', tone: 'bad' },
  withdrawn: { icon: 'undo', tone: 'c2' },
  noticed: { icon: 'note', tone: 'warn' },
  filed: { icon: 'folder', tone: 'info' },
  noted: { icon: 'ok', tone: 'good' },
  reapply: { icon: 'flag', tone: 'warn' },
};

/** Where a case stands: icon, colour and word. */
export function stationLook(
  row: Pick<CaseRow, 'station' | 'station_name' | 'in_conflict'>,
): Look & { word: string } {
  if (row.in_conflict) return { icon: 'fork', tone: 'warn', word: w.cases.inConflict };
  if (row.station_name) return { icon: 'flag', tone: 'info', word: row.station_name };
  const look: Look = LOOKS[row.station] ?? { icon: 'info', tone: 'c2' };
  return { ...look, word: wordFor(w.cases.stations, row.station) };
}

/** How long is left, in words and colour; `null` when there is nothing to wait for. */
export function dueLook(clock: ClockView): Look & { word: string } {
  const left = clock.days_left;
  if (left === null) {
    const held = clock.mark === 'held';
    if (held)
      return { icon: 'pause', tone: 'info', word: w.cases.held({ n: clock.held_left ?? 0 }) };
    if (clock.mark === 'asked') return { icon: 'info', tone: 'warn', word: w.cases.asked };
    return { icon: 'clock', tone: 'c2', word: w.cases.since({ n: clock.days_since }) };
  }
  if (left < 0) return { icon: 'alert', tone: 'bad', word: w.cases.overdue({ n: -left }) };
  if (left === 0) return { icon: 'clock', tone: 'warn', word: w.cases.dueToday };
  return { icon: 'cal', tone: left <= 7 ? 'warn' : 'c2', word: w.cases.left({ n: left }) };
}

/** `2026-11-30` → `11-30`, with the year if it isn't this one. */
export function shortDay(day: string, today: string): string {
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
}

/** A day in full, as people read it. */
export function longDay(day: string): string {
  return w.time.day(parseDay(day));
}

/** Today as the store writes days. */
export function todayText(): string {
  const { year, month, day } = todayInChina();
  return [year, month, day].map((n) => String(n).padStart(2, '0')).join('-');
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function isDay(text: string): boolean {
  return DAY.test(text.trim()) && !Number.isNaN(Date.parse(text.trim()));
}

/** People named in one field: commas of both kinds, semicolons or spaces between them. */
export const namesIn = (text: string): string[] =>
  text.split(/[\u3001\uff0c,;\uff1b\s]+/).filter(Boolean);

export const bodyNames = (bodies: readonly BodyView[]) =>
  bodies.map((one) => one.name).join(w.common.comma);

/** Whom a document names; where it names nobody, that the officer is asked. */
export const whoseSteps = (bodies: readonly BodyView[]) =>
  bodies.length ? w.cases.bodyNamed({ by: bodyNames(bodies) }) : w.cases.bodyAsked;

const PAGES: Readonly<Record<string, string>> = {
  rectification: '/cases/',
  removal: '/cases/',
  lead: '/cases/',
  complaint: '/cases/',
  agency: '/cases/',
  sanction: '/cases/',
  suspension: '/cases/',
  conference: '/cases/',
  plan: '/cases/',
  lookback: '/cases/',
  listing: '/cases/',
  filing: '/cases/',
  mine: '/mines/',
  person: '/settings/people/',
  inspection: '/inspections/',
  draw: '/draws/',
  document: '/documents/',
};

/** The page of a subject such as `rectification/z-…`. */
export function pathOf(subject: string): string | undefined {
  const [kind = '', id = ''] = subject.split('/');
  const page = PAGES[kind];
  return page && page + id;
}
