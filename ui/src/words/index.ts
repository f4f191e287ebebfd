import { shallowRef } from 'vue';
import type { Locale } from '@/api/generated';
import { en } from './en';
import { zh } from './zh';

/** The same keys and the same parameters, other words: a missing one does not compile. */
type Shape<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...parameters: infer P) => string
      ? (...parameters: P) => string
      : Shape<T[K]>;
};

export type Words = Shape<typeof zh>;

const CATALOGUES: Record<Locale, Words> = { 'zh-CN': zh, en };

export const locale = shallowRef<Locale>('zh-CN');

/** Every word of the product, in the language chosen now. Reading it in a template tracks it. */
export const w: Words = new Proxy({} as Words, {
  get: (_, topic: string) => CATALOGUES[locale.value][topic as keyof Words],
});

export function catalogueOf(which: Locale): Words {
  return CATALOGUES[which];
}

/** The word for a value from the store; what no catalogue knows is shown as it is. */
export function wordFor(table: Readonly<Record<string, string>>, value: string): string {
  return table[value] ?? value;
}
