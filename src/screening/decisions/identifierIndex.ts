import type { Identifier, IdentifierKind, ListEntry, Party } from '../entry.ts';

/** Signs that belong to one party only. A phone or a website may be shared, and a call sign is given out again. */
const telling: ReadonlySet<IdentifierKind> = new Set([
  'passport', 'national', 'tax', 'registration', 'lei', 'imo', 'mmsi', 'serial-number', 'wallet',
]);
/** Signs that mean the same wherever they were issued; of the others, both issuers must be known to be the same. */
const worldwide: ReadonlySet<IdentifierKind> = new Set(['lei', 'imo', 'mmsi', 'wallet']);
const shortest = 5;

/** An entry that bears a sign of the party. */
export interface SameSign {
  entry: ListEntry;
  identifier: Identifier;
}

/** Finds entries by the signs of a party: exactly, but for spacing, punctuation and case. */
export class IdentifierIndex {
  private readonly byKey = new Map<string, SameSign[]>();

  constructor(entries: Iterable<ListEntry>) {
    for (const entry of entries) {
      for (const identifier of entry.identifiers) {
        const key = keyOf(identifier);
        if (key === undefined) continue;
        const found = this.byKey.get(key);
        if (found === undefined) this.byKey.set(key, [{ entry, identifier }]);
        else found.push({ entry, identifier });
      }
    }
  }

  /** Entries that bear a sign of the party, each once. */
  find({ identifiers }: Pick<Party, 'identifiers'>): SameSign[] {
    const found = identifiers.flatMap((identifier) => {
      const key = keyOf(identifier);
      const same = key === undefined ? [] : this.byKey.get(key) ?? [];
      return worldwide.has(identifier.kind) ? same
        : same.filter(({ identifier: { country } }) => country !== undefined && country === identifier.country);
    });
    return [...new Map(found.map((same) => [same.entry, same])).values()];
  }
}

function keyOf({ kind, value }: Identifier): string | undefined {
  const plain = value.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return telling.has(kind) && plain.length >= shortest ? `${kind} ${plain}` : undefined;
}
