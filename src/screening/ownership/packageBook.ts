import type { Package } from '../../package/model.ts';
import { factsOfParty } from '../../package/partyFacts.ts';
import { put } from '../../package/statements.ts';
import { emptyBook, entityOf, type OwnerBook } from './book.ts';
import { shareOf } from './share.ts';

/**
 * The parties of a package with their owners as a graph. Owners that are only named are entities of that name. A list of owners
 * that does not say whether it is complete leaves that open; a party that is its own ultimate parent has none above it.
 */
export function bookOfPackage(found: Package): OwnerBook {
  const book = emptyBook();
  const { file } = found;
  for (const party of found.parties ?? []) {
    const entity = entityOf(book, party.id);
    entity.name = party.name;
    entity.facts = factsOfParty(party, 'party', found);
    const complete = party.ownersComplete?.value ?? (party.ultimateParent?.value?.itself === true && (party.owners ?? []).length === 0);
    if (complete || party.ownersComplete?.value === false) entity.complete = complete;
  }
  for (const party of found.parties ?? []) {
    for (const [index, { party: id, name, headquarters, percent, note, facts = {}, line, column }] of (party.owners ?? []).entries()) {
      const owner = entityOf(book, id ?? name ?? `owner ${index + 1} of ${party.id}`);
      if (id === undefined) put(owner.facts, 'party.headquarters', headquarters, file);
      for (const [fact, stated] of Object.entries(facts)) put(owner.facts, fact, stated, file);
      const share = shareOf(percent?.value ?? null);
      book.stakes.push({ owner: owner.id, owned: party.id, share, at: { file, line, column }, ...(note === undefined ? {} : { note }) });
    }
  }
  return book;
}
