import type { Router } from 'vue-router';
import { call } from '@/api/client';
import { SECTIONS } from '@/router';
import { lock } from '@/state/machine';
import { changeSettings, settings, TEXT_SIZES, THEMES } from '@/state/settings';
import { w } from '@/words';
import type { IconName } from './icons';
import { themeName } from './themeName';

export interface Command {
  id: string;
  icon: IconName;
  title: string;
  run: () => unknown;
}

/** Lists of cases that the navigation does not name. */
const MATTERS = [
  'filing',
  'complaint',
  'agency',
  'sanction',
  'suspension',
  'conference',
  'plan',
  'lookback',
] as const;

/** Everything that the palette can do besides opening what was found. */
export function commands(router: Router): Command[] {
  const go = (path: string) => () => router.push(path);
  const pages = SECTIONS.map(
    (section): Command => ({
      id: `go-${section}`,
      icon: 'right',
      title: w.frame[section],
      run: go(`/${section}`),
    }),
  );
  const matters = MATTERS.map(
    (kind): Command => ({
      id: `go-${kind}`,
      icon: 'right',
      title: w.cases.procedures[kind],
      run: go(`/${kind}`),
    }),
  );
  const themes = THEMES.filter((theme) => theme !== settings.theme).map(
    (theme): Command => ({
      id: `theme-${theme}`,
      icon: 'sun',
      title: w.palette.theme({ name: themeName(theme) }),
      run: () => changeSettings({ theme }),
    }),
  );
  const sizes = TEXT_SIZES.filter((text) => text !== settings.text).map(
    (text): Command => ({
      id: `text-${text}`,
      icon: 'doc',
      title: w.palette.text({ size: text }),
      run: () => changeSettings({ text }),
    }),
  );
  const other = settings.locale === 'en' ? 'zh-CN' : 'en';
  return [
    {
      id: 'new-inspection',
      icon: 'plus',
      title: w.palette.newInspection,
      run: go('/inspections/new'),
    },
    { id: 'new-draw', icon: 'plus', title: w.palette.newDraw, run: go('/draws/new') },
    { id: 'ledger', icon: 'gauge', title: w.ledger.palette, run: go('/draws/ledger') },
    { id: 'import', icon: 'ul', title: w.palette.importMines, run: go('/mines/import') },
    { id: 'sync', icon: 'sync', title: w.palette.syncNow, run: () => call('sync.now', {}) },
    ...pages,
    ...matters,
    { id: 'go-registry', icon: 'right', title: w.entries.title, run: go('/registry/holder') },
    { id: 'go-targets', icon: 'right', title: w.targets.title, run: go('/targets') },
    ...themes,
    ...sizes,
    {
      id: 'language',
      icon: 'globe',
      title: w.palette.language,
      run: () => changeSettings({ locale: other }),
    },
    { id: 'lock', icon: 'lock', title: w.palette.lock, run: lock },
  ];
}
