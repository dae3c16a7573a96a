import type { Theme } from '@/gql/graphql';

/** Applies a theme and keeps it for the script that runs before first paint. */
export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'SYSTEM') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    if (theme === 'SYSTEM') localStorage.removeItem('mvp.theme');
    else localStorage.setItem('mvp.theme', theme);
  } catch {
    // Without storage the theme lasts until the next load.
  }
}
