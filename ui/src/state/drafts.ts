/**
 * Text that is being typed, on its way to the disk: one write at a time, in the order of typing;
 * while a write is under way only the newest text of each field waits behind it.
 */
export function draftQueue(save: (field: string, text: string) => Promise<unknown>) {
  const pending = new Map<string, string>();
  let running: Promise<void> | undefined;

  async function drain(): Promise<void> {
    try {
      for (let next = first(); next; next = first()) {
        const [field, text] = next;
        await save(field, text);
        // What was typed meanwhile stays; what failed stays too, for the next attempt.
        if (pending.get(field) === text) pending.delete(field);
      }
    } finally {
      // In the same turn as the last look: a key between the two would never be written.
      running = undefined;
    }
  }

  function first(): [string, string] | undefined {
    return pending.entries().next().value;
  }

  /** Ends when everything typed so far is on the disk. */
  function flush(): Promise<void> {
    if (!pending.size) return Promise.resolve();
    running ??= drain();
    return running;
  }

  function put(field: string, text: string): Promise<void> {
    pending.set(field, text);
    return flush();
  }

  return { put, flush };
}
