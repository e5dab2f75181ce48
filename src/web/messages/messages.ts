import common from './en/common.json' with { type: 'json' };
import check from './en/check.json' with { type: 'json' };
import ask from './en/ask.json' with { type: 'json' };
import law from './en/law.json' with { type: 'json' };
import programme from './en/programme.json' with { type: 'json' };
import finance from './en/finance.json' with { type: 'json' };
import owners from './en/owners.json' with { type: 'json' };
import screening from './en/screening.json' with { type: 'json' };
import simulate from './en/simulate.json' with { type: 'json' };
import verify from './en/verify.json' with { type: 'json' };
import account from './en/account.json' with { type: 'json' };
import catalogue from './en/catalogue.json' with { type: 'json' };
import way from './en/way.json' with { type: 'json' };
import workspaces from './en/workspaces.json' with { type: 'json' };

/** Every text of the site in English, by id. The other languages have the same ids; a test sees to it. */
export const english = {
  ...common, ...check, ...ask, ...law, ...programme, ...finance, ...owners, ...screening, ...simulate, ...verify,
  ...account, ...catalogue, ...way, ...workspaces,
};

export type MessageId = keyof typeof english;
export type Messages = Record<MessageId, string>;

export const languages = { en: 'English', es: 'Español' } as const;
export type Language = keyof typeof languages;

/** The texts of a language. Only the one wanted is fetched. */
export async function messagesFor(language: Language): Promise<Messages> {
  if (language === 'en') return english;
  return (await import('./spanish.ts')).spanish;
}
