import type { Words } from '../..';

const NOT_FROZEN = 'Nothing was frozen; what you filled in is all there.';
const SAME = 'Nothing was recorded.';
const FROZEN = 'The frozen list is unchanged, and nothing was committed to.';

export const draws: Words['problems']['draws'] = {
  'draw-period': {
    happened: '"{found}" is no period of such a draw',
    safe: NOT_FROZEN,
    next: 'Write a quarter as 2026-Q4, a year as 2026.',
  },
  'draw-other-year': {
    happened:
      'The period "{found}" is not of {year}, whose earlier draws, caps and numbers the list would take',
    safe: NOT_FROZEN,
    next: 'Choose a period of {year}, or freeze the list once its year has come.',
  },
  'draw-full-width': {
    happened: 'Character {position} of the period is the full-width "{found}"',
    safe: NOT_FROZEN,
    next: 'Write a plain "{plain}".',
  },
  'draw-clause-unknown': {
    happened: 'The rules here have no clause {clause}',
    safe: NOT_FROZEN,
    next: 'Choose one of those listed.',
  },
  'draw-snapshot-passed': {
    happened: 'The list was looked at on {seen}, and today is {today}',
    safe: NOT_FROZEN,
    next: 'Look at the preview again, then freeze.',
  },
  'draw-filter-empty': {
    happened: 'A condition has no value',
    safe: NOT_FROZEN,
    next: 'Choose one, or drop the condition.',
  },
  'draw-filter-twice': {
    happened: 'One condition stands twice',
    safe: NOT_FROZEN,
    next: 'Keep one.',
  },
  'draw-filter-unsourced': {
    happened: "The rules here don't allow a draw narrowed like this",
    safe: NOT_FROZEN,
    next: 'State the document and clause that do, or drop the condition.',
  },
  'draw-lists-named': {
    happened: 'The rules name the lists that are drawn from ({clause})',
    safe: NOT_FROZEN,
    next: 'Choose no lists, and freeze again.',
  },
  'draw-lists-unsourced': {
    happened: 'Only some lists are drawn from, and no document is stated',
    safe: NOT_FROZEN,
    next: 'State the document, or choose none.',
  },
  'draw-no-station': {
    happened: 'A draw among candidates names the station where they wait',
    safe: NOT_FROZEN,
    next: 'Choose the station, and freeze again.',
  },
  'draw-not-drawn-at': {
    happened: 'Nobody is drawn at station "{station}" by a draw of this kind',
    safe: NOT_FROZEN,
    next: 'Choose another station, or another kind of draw.',
  },
  'draw-lists-of-candidates': {
    happened: 'A draw among candidates takes those who wait, whatever list they are on',
    safe: NOT_FROZEN,
    next: 'Choose no lists, and freeze again.',
  },
  'draw-quota-twice': {
    happened: '{region} has two numbers',
    safe: NOT_FROZEN,
    next: 'Keep one.',
  },
  'draw-quota-elsewhere': {
    happened: '{region} lies outside the scope',
    safe: NOT_FROZEN,
    next: 'Drop its number, or choose another scope.',
  },
  'draw-over-cap': {
    happened: 'Enterprises of {mines} mines have had all visits that their cap allows (CN-4)',
    safe: NOT_FROZEN,
    next: 'Decide whether they stay in, with a reason.',
  },
  'draw-reason-missing': {
    happened: 'A reason is missing',
    safe: SAME,
    next: 'Write it down and try again.',
  },
  'draw-no-period': {
    happened: 'The period is missing',
    safe: SAME,
    next: 'Write which one.',
  },
  'exclusion-own': {
    happened: "Whoever proposed it can't decide on it",
    safe: SAME,
    next: 'Let somebody else sign in and decide.',
  },
  'exclusion-settled': {
    happened: 'This is decided already',
    safe: 'The first word stands.',
    next: 'Nothing more to do.',
  },
  'draw-not-approved': {
    happened: "This plan waits for a second person's approval",
    safe: FROZEN,
    next: 'Let somebody else who may see this draw sign in and approve.',
  },
  'draw-own-approval': {
    happened: "Whoever froze the list can't approve it",
    safe: FROZEN,
    next: 'Let somebody else sign in and approve.',
  },
  'draw-already-approved': {
    happened: 'This plan is approved already',
    safe: 'That approval stands.',
    next: 'Go on to the commitment.',
  },
  'draw-approved-too-late': {
    happened: 'The draw is committed: an approval comes too late',
    safe: SAME,
    next: 'Nothing more to do.',
  },
  'draw-team-too-small': {
    happened: 'A team has at least two inspectors',
    safe: NOT_FROZEN,
    next: 'Add one.',
  },
  'draw-approval-no-region': {
    happened: 'There is no region "{region}"',
    safe: SAME,
    next: 'Choose the region again.',
  },
  'draw-approval-no-source': {
    happened: 'The document, or whose decision it is, is missing',
    safe: SAME,
    next: 'State it, then record.',
  },
};
