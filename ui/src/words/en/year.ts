import type { Words } from '..';
import { n } from './plural';

export const year: Words['year'] = {
  title: 'Plan of the year',
  of: (p) => `${p.region}: plan of draws for ${p.year}`,
  text: "How many mines each quarter draws in each county. A quarter's draw starts from these numbers.",
  region: 'Another region',
  thisYear: (p) => String(p.year),
  county: 'County',
  n: 'N',
  needed: 'Year',
  quarter: (p) => `Q${p.n}`,
  sum: 'Sum',
  basis: 'Basis',
  drawn: (p) => `${p.n} drawn`,
  quarterOf: (p) => `Mines of ${p.name} in quarter ${p.n}`,
  proposed:
    "Filled in by the rules: every quarter has a check, and the four reach the year's number. Change them, but not below it.",
  open: "No document says in which quarter: you do. The four together must reach the year's number.",
  whole: (p) =>
    `The region owes ${n(p.needed, 'mine', 'mines')} in the year; the plan has ${p.sum}.`,
  adopt: 'Record this plan',
  adopted: (p) => `Planned by ${p.who} on ${p.when}; a new record takes its place.`,
  done: 'The plan of the year is recorded',
  byPlan: (p) => `Plan of the year, this quarter: ${p.n}`,
};
