import { w } from '@/words';

const two = (n: number) => String(n).padStart(2, '0');

export interface Day {
  year: number;
  month: number;
  day: number;
  weekday: number;
}

function dayOf(date: Date): Day {
  return {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    weekday: date.getDay(),
  };
}

const BEIJING_MS = 8 * 3_600_000;

/** Today in China, which has one time zone: rules count by it, wherever the machine stands. */
export function todayInChina(now: number = Date.now()): Day {
  const there = new Date(now + BEIJING_MS);
  return {
    year: there.getUTCFullYear(),
    month: there.getUTCMonth() + 1,
    day: there.getUTCDate(),
    weekday: there.getUTCDay(),
  };
}

/** `YYYY-MM-DD` as a day; a civil date has no zone. */
export function parseDay(text: string): Day {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  return { year, month, day, weekday: new Date(year, month - 1, day).getDay() };
}

function clockOf(date: Date): string {
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** How a person says it: 今天 07:12, 昨天, 11-12 18:31, 2025-11-12. */
export function when(ms: number, now: number = Date.now()): string {
  const date = new Date(ms);
  const clock = clockOf(date);
  const today = new Date(now);
  const days = Math.round((startOfDay(today) - startOfDay(date)) / 86_400_000);
  if (days === 0) return w.time.today({ clock });
  if (days === 1) return w.time.yesterday({ clock });
  const { year, month, day } = dayOf(date);
  const short = `${two(month)}-${two(day)}`;
  return year === today.getFullYear() ? `${short} ${clock}` : `${year}-${short}`;
}

/** Day and minute, always in full: for documents and receipts. */
export function stamp(ms: number): string {
  const date = new Date(ms);
  const { year, month, day } = dayOf(date);
  return `${year}-${two(month)}-${two(day)} ${clockOf(date)}`;
}

/** The quarter of a month and how many days it has left, today not counted. */
export function quarterOf(day: Day): { quarter: number; left: number } {
  const quarter = Math.ceil(day.month / 3);
  const end = Date.UTC(day.year, quarter * 3, 0);
  const left = Math.round((end - Date.UTC(day.year, day.month - 1, day.day)) / 86_400_000);
  return { quarter, left };
}
