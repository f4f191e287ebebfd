let held: Promise<void> | undefined;

/** The click of a press comes in the same turn as its end: what waits goes on after that turn. */
function hold() {
  held = new Promise((free) => {
    const end = () => {
      for (const name of ENDS) window.removeEventListener(name, end, true);
      setTimeout(() => {
        held = undefined;
        free();
      });
    };
    for (const name of ENDS) window.addEventListener(name, end, true);
  });
}

const ENDS = ['pointerup', 'pointercancel'] as const;
window.addEventListener('pointerdown', hold, true);

/**
 * Ends when no button of the pointer is down, at once where none is. What lies under the pointer
 * must not change between its press and its click.
 */
export const released = (): Promise<void> => held ?? Promise.resolve();
