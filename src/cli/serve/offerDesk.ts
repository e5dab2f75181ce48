import { parse } from 'yaml';
import { membersOn } from '../../corpus/table.ts';
import { determine } from '../../determination/determine.ts';
import { Memory } from '../../determination/memory.ts';
import { openSolver } from '../../program/catalogue/binary.ts';
import { compose, type Composed } from '../../program/catalogue/compose.ts';
import { fragmentOf } from '../../program/catalogue/fragment.ts';
import { offersIn } from '../../program/catalogue/offers.ts';
import type { CompositionQuestion, OfferedItem } from '../../service/offers/offerDesk.ts';
import { openAsked, refusal } from '../mcp/packageInput.ts';
import type { Workbench } from '../workbench.ts';

/** What an offer takes out of a package file. Throws `InputError` where the file has faults, or no such item with a supplier. */
export function offeredItem(workbench: Workbench, text: string, item: string): OfferedItem {
  const { package: found } = openAsked({ workbench: () => workbench, readsFiles: false }, { package: text });
  const fragment = fragmentOf(parse(text) as Record<string, unknown>, item);
  if (fragment === undefined) throw refusal('item', `The package has no item '${item}'.`);
  const supplier = found.layers?.[fragment.layer]?.find(({ id }) => id === item)?.supplier?.value;
  const member = found.parties?.find(({ id }) => id === supplier)?.name;
  if (member === undefined) throw refusal('item', `Item '${item}' has no supplier.`, 'The supplier is the member who offers it.');
  return { ...fragment, member, name: typeof fragment.item.name === 'string' ? fragment.item.name : item };
}

/** Whole stacks out of the offers of several members. Throws `InputError` where the buyer's place has faults. */
export async function composedFrom(workbench: Workbench, { pool: text, offers: listed, need, on }: CompositionQuestion): Promise<Composed> {
  const { corpus, engine, catalog } = workbench;
  const { package: pool, options } = openAsked({ workbench: () => workbench, readsFiles: false }, { package: text, on });
  // What does not fit its pool cannot be here: each item came out of a package that was read without faults.
  const { offers } = offersIn(pool, { package: '', offers: listed.map((offer) => ({ ...offer, line: 1, column: 1 })) });
  const short = { ...options, horizonDays: 0, memory: new Memory() };
  return compose({
    pool, offers, need, on, solve: await openSolver(),
    places: { home: membersOn(corpus, 'places', 'united-states', on), concern: membersOn(corpus, 'concern', 'program-members', on) },
    determine: (found) => determine(engine, found, catalog, short),
  });
}
