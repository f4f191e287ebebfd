/** The answers of a verification, one line for each question. */

import { type Facts, Refusal } from './refusal';

/**
 * `note`: it holds nothing back, and whoever reads it should know. `open`: nothing is wrong, but it holds the draw back from being official. `unanswered`: something
 * before it is wrong.
 */
export type State = 'right' | 'note' | 'open' | 'wrong' | 'unanswered';

export type About =
  | 'file'
  | 'digest'
  | 'mode'
  | 'scope'
  | 'inputs'
  | 'population'
  | 'commitment'
  | 'seed'
  | 'tickets'
  | 'teams'
  | 'changes'
  | 'time'
  | 'signatures';

export interface Line {
  about: About;
  state: State;
  code: string;
  facts: Facts;
}

export function right(about: About, code: string, facts: Facts = {}): Line {
  return { about, state: 'right', code, facts };
}

export function note(about: About, code: string, facts: Facts = {}): Line {
  return { about, state: 'note', code, facts };
}

export function open(about: About, code: string, facts: Facts = {}): Line {
  return { about, state: 'open', code, facts };
}

/** What the question answers, or why it refuses. */
export function answer(about: About, question: () => Line): Line {
  try {
    return question();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { about, state: 'wrong', code: error.code, facts: error.facts };
  }
}
