/** What a key means while no field has the focus. */
export type ItemCommand =
  | { do: 'digit'; digit: string }
  | { do: 'step'; up: boolean }
  | { do: 'full' }
  | { do: 'not-applicable' }
  | { do: 'note' }
  | { do: 'photo' }
  | { do: 'move'; by: 1 | -1 }
  | { do: 'next' };

const KEYS: Record<string, ItemCommand> = {
  '+': { do: 'step', up: true },
  '=': { do: 'step', up: true },
  '-': { do: 'step', up: false },
  f: { do: 'full' },
  n: { do: 'not-applicable' },
  m: { do: 'note' },
  p: { do: 'photo' },
  ArrowDown: { do: 'move', by: 1 },
  ArrowUp: { do: 'move', by: -1 },
  Enter: { do: 'next' },
};

export function commandOf(event: Pick<KeyboardEvent, 'key' | 'target'>): ItemCommand | undefined {
  if (/^[0-9.]$/.test(event.key)) return { do: 'digit', digit: event.key };
  // On a button, Enter presses the button.
  if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return undefined;
  return KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
}
