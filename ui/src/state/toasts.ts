import { reactive } from 'vue';

export interface Toast {
  id: number;
  text: string;
  undo?: (() => Promise<unknown>) | undefined;
  /** Something went wrong, rather than was done. */
  bad?: boolean;
}

/** Long enough to read and to reach for "undo". */
const SHOWN_MS = 8000;

export const toasts = reactive<Toast[]>([]);
let last = 0;

/** Says what was done, with the way back where there is one. Nobody is asked "are you sure". */
export function toast(text: string, undo?: () => Promise<unknown>): void {
  show({ text, undo });
}

/** Says that something went wrong for which no page has a place. */
export function alarm(text: string): void {
  show({ text, bad: true });
}

function show(one: Omit<Toast, 'id'>): void {
  last += 1;
  const id = last;
  toasts.splice(0, toasts.length, { id, ...one });
  setTimeout(() => dismiss(id), SHOWN_MS);
}

export function dismiss(id: number): void {
  const index = toasts.findIndex((one) => one.id === id);
  if (index >= 0) toasts.splice(index, 1);
}

/** Takes back what the newest toast says. */
export async function undoLast(): Promise<boolean> {
  const one = toasts.at(-1);
  if (!one?.undo) return false;
  dismiss(one.id);
  await one.undo();
  return true;
}
