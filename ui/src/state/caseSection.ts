import { shallowRef } from 'vue';
import { SECTIONS, type Section } from '@/router';

/** The entry of the navigation that the case on the page belongs to. */
export const caseSection = shallowRef<Section>();

/** Procedures without an entry of their own, and the one beside which they stand. */
const BESIDE: Readonly<Record<string, Section>> = {
  filing: 'listing',
  complaint: 'lead',
  agency: 'lead',
  sanction: 'lead',
  suspension: 'lead',
  conference: 'lead',
  plan: 'lead',
  lookback: 'lead',
};

export function showCaseOf(kind: string) {
  const name = BESIDE[kind] ?? kind;
  caseSection.value = SECTIONS.find((section) => section === name);
}
