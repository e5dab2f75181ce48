import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Finding } from '../../screening/decisions/finding.ts';
import { partyNamed } from '../../screening/entry.ts';
import { openHeldLists } from '../listsHeld.ts';
import { opened } from '../mcp/command.ts';
import { openMatcher } from '../screenLedgerMatcher.ts';
import { partiesOf, screenedParties, standingAmong } from './partyDesk.ts';

const home = mkdtempSync(join(tmpdir(), 'portolan-party-test-'));
const kept = process.env.PORTOLAN_LISTS;
process.env.PORTOLAN_LISTS = home;
after(() => {
  rmSync(home, { recursive: true, force: true });
  if (kept === undefined) delete process.env.PORTOLAN_LISTS;
  else process.env.PORTOLAN_LISTS = kept;
});

test('parties come from tables and packages, are compared with the lists held, and a decision counts for whoever says the same', () => {
  const bytes = Buffer.from('id,name,country\na,Sugon,CN\nb,Quite Unlisted Bakery,US\n');
  const table = { kind: 'table', name: 'book.csv', bytes } as const;
  const subjects = partiesOf(opened()(), table);
  assert.deepEqual(subjects.map(({ id, name }) => [id, name]), [['a', 'Sugon'], ['b', 'Quite Unlisted Bakery']]);
  const text = 'title: T\nparties:\n  - {id: op, name: Sugon, roles: [operator]}\n';
  assert.deepEqual(partiesOf(opened()(), { kind: 'package', text }).map(({ id }) => id), ['op']);
  const { findings, lists } = screenedParties(subjects);
  assert.ok(lists.length === 16 && findings.length > 0 && findings.every(({ subject }) => subject === 'a'));
  assert.deepEqual(screenedParties([]), { lists, findings: [] });

  const [pair] = findings;
  const standing = standingAmong([{
    at: '2026-11-01T00:00:00Z', who: 'ana', entry: pair!.entry, verdict: 'not-a-match', why: 'w', basis: pair!.basis, needsSecond: true,
    confirmedBy: 'bo',
  }]);
  const findingOf = (name: string, country: string): Finding => {
    const subject = { ...subjects[0]!, id: 'another id', ...(country === 'CN' ? {} : partyNamed(name)) };
    const { entries } = openHeldLists({ today: '2026-11-23' });
    return openMatcher(entries, 0.5)(subject).find(({ entry }) => `${entry.list}/${entry.id}` === pair!.entry)!;
  };
  assert.equal(standing(findingOf('Sugon', 'CN')).status, 'decided', 'under whatever id');
  assert.equal(standing(findingOf('Sugon', '')).status, 'open', 'somebody of whom less is known is not the one decided on');
});
