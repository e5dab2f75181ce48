import { useText } from '../app/text.ts';
import { english, type MessageId } from '../messages/messages.ts';

/** Kinds of things that the law's data names in English, and the pages in the reader's language. */
const names = {
  state: (id: string) => `state.${id}`, event: (id: string) => `event.${id}`, need: (id: string) => `need.${id}`,
  clock: (id: string) => `clock.${id}`, advice: (id: string) => `advice.${id}`, role: (id: string) => `role.${id}`,
  award: (id: string) => `award.${id}`, table: (id: string) => `table.${id}`,
};

/**
 * What something of the programme's data is called in the reader's language; what an office added is called as the office
 * calls it.
 */
export function useTitles(): (kind: keyof typeof names, id: string, title?: string) => string {
  const t = useText();
  return (kind, id, title) => {
    const name = names[kind](id);
    return isMessage(name) ? t(name) : title ?? id;
  };
}

function isMessage(name: string): name is MessageId {
  return name in english;
}
