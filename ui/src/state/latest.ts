/**
 * Runs `work` one call at a time. Of the calls made while one is under way only the newest is run
 * after it. The promise ends when nothing is left to run.
 */
export function latest<A>(work: (argument: A) => Promise<void>): (argument: A) => Promise<void> {
  let running: Promise<void> | undefined;
  let waiting: { argument: A } | undefined;

  async function drain() {
    try {
      while (waiting) {
        const { argument } = waiting;
        waiting = undefined;
        await work(argument);
      }
    } finally {
      // In the same turn as the look at `waiting`: a call between the two would wait for ever.
      running = undefined;
    }
  }

  return (argument) => {
    waiting = { argument };
    running ??= drain();
    return running;
  };
}
