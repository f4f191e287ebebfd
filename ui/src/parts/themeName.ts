import { w } from '@/words';

export function themeName(theme: string): string {
  if (theme === 'dark') return w.frame.themeDark;
  return theme === 'sunlight' ? w.frame.themeSunlight : w.frame.themeLight;
}
