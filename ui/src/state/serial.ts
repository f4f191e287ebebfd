/** Runs works strictly one after another; one that fails does not stop the next. */
export function serial() {
  let last: Promise<unknown> = Promise.resolve();

  return function enqueue<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
