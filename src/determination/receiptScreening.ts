import type { PackageScreening, ScreenedList } from './screenedParties.ts';

/** What a receipt keeps of screening: the lists as they were looked at, and every finding with its entry and how it stood. */
export type ReceiptScreening = Omit<PackageScreening, 'lists'> & {
  lists: Omit<ScreenedList, 'stale'>[];
  /** What nobody had decided when the receipt was made, a line each. */
  undecided: string[];
};

/** Whether a list is old hangs on the day on which one looks, so a receipt does not say it. */
export function receiptScreening({ lists, findings, ...rest }: PackageScreening): ReceiptScreening {
  return {
    ...rest, findings,
    lists: lists.map(({ list, title, version, day, entries, starter }) => ({ list, title, version, day, entries, starter })),
    undecided: findings.filter(({ state }) => state === 'open')
      .map(({ name, entry, verdict, because }) => `${name}: may be ${entry.name} (${entry.list} ${entry.id}), ${verdict}: ${because}`),
  };
}

/** Screening as a receipt keeps it, to be applied to the package again. */
export function screeningAgain({ lists, undecided: _, ...rest }: ReceiptScreening): PackageScreening {
  return { ...rest, lists: lists.map((list) => ({ ...list, stale: false })) };
}
