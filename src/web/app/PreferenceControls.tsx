import { type Language, languages } from '../messages/messages.ts';
import type { Preferences, Theme } from './preferences.ts';
import { useText } from './text.ts';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** Language and brightness of the page. */
export function PreferenceControls({ preferences, onPrefer }: {
  preferences: Preferences; onPrefer: (changed: Preferences) => void;
}) {
  const t = useText();
  return (
    <div className="preferences">
      <label>
        <span className="usa-sr-only">{t('preferences.language')}</span>
        <select className="usa-select" value={preferences.language}
          onChange={({ target }) => onPrefer({ ...preferences, language: target.value as Language })}>
          {Object.entries(languages).map(([code, name]) => <option key={code} value={code} lang={code}>{name}</option>)}
        </select>
      </label>
      <label>
        <span className="usa-sr-only">{t('preferences.theme')}</span>
        <select className="usa-select" value={preferences.theme}
          onChange={({ target }) => onPrefer({ ...preferences, theme: target.value as Theme })}>
          {themes.map((theme) => <option key={theme} value={theme}>{t(`theme.${theme}`)}</option>)}
        </select>
      </label>
    </div>
  );
}
