const FIRST_STEPS = ['enrol', 'import', 'people', 'draw'] as const;
export type FirstStepName = (typeof FIRST_STEPS)[number];

export interface FirstStep {
  name: FirstStepName;
  done: boolean;
  /** The first that is open: its way there is the one to take. */
  next: boolean;
  to: string;
}

/** What the desk knows of a machine; `undefined` until the answer is there. */
export interface FirstFacts {
  enrolled: boolean | undefined;
  certified: boolean | undefined;
  mines: number | undefined;
  inspectors: number | undefined;
  draws: number | undefined;
}

/** A draw puts two inspectors on each mine. */
const TEAM = 2;

const WAYS: Record<FirstStepName, string> = {
  enrol: '/sync',
  import: '/mines/import',
  people: '/settings',
  draw: '/draws/new',
};

/** The steps while one of them is open; nothing when all are done or an answer is missing. */
export function firstSteps(facts: FirstFacts): FirstStep[] {
  const { enrolled, certified, mines, inspectors, draws } = facts;
  if (
    enrolled === undefined ||
    certified === undefined ||
    mines === undefined ||
    inspectors === undefined ||
    draws === undefined
  )
    return [];
  const done: Record<FirstStepName, boolean> = {
    enrol: enrolled && certified,
    import: mines > 0,
    people: inspectors >= TEAM,
    draw: draws > 0,
  };
  const next = FIRST_STEPS.find((name) => !done[name]);
  if (!next) return [];
  return FIRST_STEPS.map((name) => ({
    name,
    done: done[name],
    next: name === next,
    to: WAYS[name],
  }));
}
