import { settings } from './configuration.ts';

/** The table of all settings as it stands in docs/operating.md, made from the code that reads them. */
export function settingsTable(): string {
  const rows = Object.values(settings).map((setting) =>
    `| \`${setting.name}\`${'isSecret' in setting ? ' (secret)' : ''} | ${setting.meaning} | ${setting.usual} |`);
  return ['| variable | what it says | left out |', '|---|---|---|', ...rows].join('\n');
}
