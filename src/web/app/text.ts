import type { ReactNode } from 'react';
import { type IntlShape, useIntl } from 'react-intl';
import { once } from '../../corpus/once.ts';
import type { MessageId } from '../messages/messages.ts';

type Plain = Record<string, string | number | Date>;

/** Texts of the page in the reader's language. */
export interface Text {
  (id: MessageId, values?: Plain): string;
  /** With tags in the message (`<law>…</law>`) turned into elements. */
  rich: (id: MessageId, values: Record<string, string | number | ((parts: ReactNode[]) => ReactNode)>) => ReactNode;
  number: (value: number) => string;
  /** A sum in U.S. dollars. */
  dollars: (value: number) => string;
  /** An ISO date as the language writes it. */
  day: (iso: string) => string;
  /** An ISO moment, to the minute, where the reader is. */
  moment: (iso: string) => string;
  language: string;
}

export function useText(): Text {
  return textOf(useIntl());
}

/** Made once for a language: hundreds of parts of a page ask for it at every key. */
const textOf = once((intl: IntlShape): Text => {
  const text = (id: MessageId, values?: Plain): string => intl.formatMessage({ id }, values);
  return Object.assign(text, {
    rich: (id: MessageId, values: Parameters<Text['rich']>[1]) => intl.formatMessage({ id }, values) as ReactNode,
    number: (value: number) => intl.formatNumber(value, { maximumFractionDigits: 2 }),
    dollars: (value: number) => intl.formatNumber(value, { style: 'currency', currency: 'USD', maximumFractionDigits: 0 }),
    day: (iso: string) => intl.formatDate(iso, { dateStyle: 'medium', timeZone: 'UTC' }),
    moment: (iso: string) => intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'short' }),
    language: intl.locale,
  });
});
