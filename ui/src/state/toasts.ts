import { reactive } from 'vue';

/** Made anew whenever it is shown, so that it follows the language. */
export type Text = () => string;

export interface Toast {
  id: number;
  text: Text;
  undo?: (() => Promise<unknown>) | undefined;
  /** Something went wrong, rather than was done. */
  bad?: boolean;
}

/** Long enough to read. */
const SHOWN_MS = 4000;
/** Long enough to understand, or to reach for "undo". */
const SHOWN_LONG_MS = 8000;

export const toasts = reactive<Toast[]>([]);
let last = 0;

/** Says what was done, with the way back where there is one. Nobody is asked "are you sure". */
export function toast(text: Text, undo?: () => Promise<unknown>): void {
  show({ text, undo });
}

/** Says that something went wrong for which no page has a place. */
export function alarm(text: Text): void {
  show({ text, bad: true });
}

function show(one: Omit<Toast, 'id'>): void {
  last += 1;
  const id = last;
  toasts.splice(0, toasts.length, { id, ...one });
  setTimeout(() => dismiss(id), one.bad || one.undo ? SHOWN_LONG_MS : SHOWN_MS);
}

export function dismiss(id: number): void {
  const index = toasts.findIndex((one) => one.id === id);
  if (index >= 0) toasts.splice(index, 1);
}

/** Another page: what was done on the last one is said, what went wrong stays. */
export function leave(): void {
  for (const one of toasts.filter((each) => !each.bad)) dismiss(one.id);
}

/** Takes back what the newest toast says. */
export async function undoLast(): Promise<boolean> {
  const one = toasts.at(-1);
  if (!one?.undo) return false;
  dismiss(one.id);
  await one.undo();
  return true;
}
