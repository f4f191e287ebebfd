import type { Problem } from '@/api/generated';
import { type Words, w } from '.';

export interface Sentences {
  happened: string;
  safe: string;
  next: string;
}

type Args = Readonly<Record<string, string | undefined>>;

/** `{row}` becomes the argument of that name. */
export function fill(sentence: string, args: Args): string {
  return sentence.replace(/\{([a-z_]+)\}/g, (hole, name: string) => args[name] ?? hole);
}

/** A problem in the person's language; of a code that no catalogue knows, its own message. */
export function sentencesFor(problem: Problem, words: Words = w): Sentences {
  const tables: Readonly<Record<string, Sentences>>[] = Object.values(words.problems);
  const known = tables.find((table) => problem.code in table);
  const unknown = { ...words.problem, happened: problem.message || words.problem.happened };
  const { happened, safe, next } = known?.[problem.code] ?? unknown;
  return {
    happened: fill(happened, problem.args),
    safe: fill(safe, problem.args),
    next: fill(next, problem.args),
  };
}
