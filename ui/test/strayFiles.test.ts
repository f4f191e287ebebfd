import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepStrayFilesOut } from '@/state/strayFiles';

function dropped(page: EventTarget, types: string[]): boolean {
  const event = Object.assign(new Event('drop', { cancelable: true }), { dataTransfer: { types } });
  page.dispatchEvent(event);
  return event.defaultPrevented;
}

describe('files that are dropped', () => {
  it('reach the page: the window does not keep them for itself', () => {
    const path = join(import.meta.dirname, '../../src-tauri/tauri.conf.json');
    const { windows } = JSON.parse(readFileSync(path, 'utf8')).app;
    expect(windows.length).toBeGreaterThan(0);
    for (const window of windows) expect(window.dragDropEnabled).toBe(false);
  });

  it('do not replace it where there is no place for them', () => {
    const page = new EventTarget();
    keepStrayFilesOut(page);
    expect(dropped(page, ['Files'])).toBe(true);
    expect(dropped(page, ['text/plain'])).toBe(false);
  });
});
