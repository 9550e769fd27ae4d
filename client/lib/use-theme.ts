import { useSyncExternalStore } from 'react';

/** What a person chose; `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'baton.theme';
const listeners = new Set<() => void>();
const prefersDark = () => window.matchMedia('(prefers-color-scheme: dark)');
/** Paper is white, whatever the screen is. */
const prints = () => window.matchMedia('print');

function chosen(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    // Storage can be forbidden; the device's own choice is then good enough.
    return 'system';
  }
}

function paint(): void {
  const theme = chosen();
  const wantsDark = theme === 'dark' || (theme === 'system' && prefersDark().matches);
  const isDark = wantsDark && !prints().matches;
  document.documentElement.dataset.theme = theme;
  document.documentElement.classList.toggle('dark', isDark);
}

/** Paints the chosen theme and keeps following the device; once, before the first render. */
export function startTheme(): void {
  paint();
  prefersDark().addEventListener('change', paint);
  prints().addEventListener('change', paint);
}

/** The chosen theme and the way to choose another; remembered on this device. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore((notify) => {
    listeners.add(notify);
    return () => listeners.delete(notify);
  }, chosen);
  return [theme, chooseTheme];
}

function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    return;
  }
  paint();
  for (const notify of listeners) notify();
}
