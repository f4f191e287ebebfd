import { reactive, watchEffect } from 'vue';
import { call, ProblemError } from '@/api/client';
import type { Settings } from '@/api/generated';
import { locale } from '@/words';
import { heard, refresh } from './revision';

export type Theme = 'light' | 'dark' | 'sunlight';
export type TextSize = 100 | 130 | 200;
export type Density = 'desk' | 'touch';

export const THEMES: readonly Theme[] = ['light', 'dark', 'sunlight'];
export const TEXT_SIZES: readonly TextSize[] = [100, 130, 200];
export const DENSITIES: readonly Density[] = ['desk', 'touch'];

/** How this machine shows things. */
export const settings = reactive<Settings>({
  locale: 'zh-CN',
  theme: 'light',
  text: 100,
  density: 'desk',
});

/** A finger needs large targets, whatever was chosen. */
const COARSE = window.matchMedia('(pointer: coarse)').matches;

/** The page's root element follows the settings. */
watchEffect(() => {
  const root = document.documentElement;
  locale.value = settings.locale;
  root.lang = settings.locale;
  root.dataset.theme = settings.theme;
  root.dataset.density = COARSE ? 'touch' : settings.density;
  if (settings.text === 100) delete root.dataset.text;
  else root.dataset.text = String(settings.text);
});

export async function loadSettings(): Promise<void> {
  try {
    Object.assign(settings, await call('settings.get', {}));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    // A machine that can't be read keeps the defaults; its problem is shown by the sign-in page.
  }
}

/** Changes at once; kept on this machine when there is a store to keep it in. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  Object.assign(settings, change);
  await call('settings.set', { ...settings });
  if (!change.locale) return;
  // Titles, bodies and rules come from the application in the language that it knows of.
  heard.value += 1;
  refresh(['mines']);
}

export function nextTheme(): Theme {
  return after(THEMES, settings.theme as Theme);
}

export function nextTextSize(): TextSize {
  return after(TEXT_SIZES, settings.text as TextSize);
}

function after<T>(all: readonly T[], one: T): T {
  return all[(all.indexOf(one) + 1) % all.length] as T;
}
