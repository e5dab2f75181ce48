import { type Language, languages } from '../messages/messages.ts';

export type Theme = 'system' | 'light' | 'dark';

/** What a reader has chosen about the page, kept in this browser. */
export interface Preferences {
  language: Language;
  theme: Theme;
}

const key = 'portolan-preferences';

export function readPreferences(): Preferences {
  const kept = parse(localStorage.getItem(key));
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag): tag is Language => tag in languages);
  return { language: kept.language ?? spoken ?? 'en', theme: kept.theme ?? 'system' };
}

export function keepPreferences(preferences: Preferences): void {
  localStorage.setItem(key, JSON.stringify(preferences));
}

/** Applies language and theme to the document, before anything is drawn. */
export function showPreferences({ language, theme }: Preferences): void {
  const root = document.documentElement;
  root.lang = language;
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = isDark ? 'dark' : 'light';
}

function parse(text: string | null): Partial<Preferences> {
  if (text === null) return {};
  try {
    const { language, theme } = JSON.parse(text) as Partial<Preferences>;
    return {
      ...(language !== undefined && language in languages ? { language } : {}),
      ...(theme === 'light' || theme === 'dark' || theme === 'system' ? { theme } : {}),
    };
  } catch (error) {
    // Kept by another program or cut short: the reader chooses anew.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
