import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { FeedVersion } from '../../screening/lists/version.ts';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { idleAnalyst, testService } from '../testing/service.ts';
import type { ListDesk, PackedVersion } from './listDesk.ts';
import { syncLists } from './sync.ts';

const stores = testStores();
after(() => stores.stop());

function version(id: string, counts: Record<string, number>): PackedVersion {
  const about: FeedVersion = {
    id, feed: 'us-csl', format: 'f', files: [], taken: `${id.slice(0, 10)}T00:00:00.000Z`, digest: '0'.repeat(64), counts,
  };
  return { about, entries: Buffer.from(`entries of ${id}`) };
}

/** A process with a copy of its own; whatever holds fewer entries than before is refused, as the real one does. */
function deskOf(): { desk: ListDesk; take(packed: PackedVersion, checked: string): void; offers: PackedVersion[] } {
  const kept = new Map<string, PackedVersion>();
  let current: { version: string; checked: string } | undefined;
  const offers: PackedVersion[] = [];
  const take = (packed: PackedVersion, checked: string): void => {
    kept.set(packed.about.id, packed);
    current = { version: packed.about.id, checked };
  };
  const judge: ListDesk['judge'] = (about, before) =>
    about.counts.sdn! < before.counts.sdn! ? [`Of ${before.counts.sdn} entries ${about.counts.sdn} are left.`] : [];
  const readOffer: ListDesk['readOffer'] = (_offer, before) => {
    const packed = offers.shift()!;
    return Promise.resolve({ ...packed, reasons: before === undefined ? [] : judge(packed.about, before) });
  };
  const desk: ListDesk = {
    inForce: () => new Map(current === undefined ? [] : [['us-csl', current]]), hold: take, judge, readOffer,
    read: (_feed, id) => kept.get(id)!,
  };
  return { desk, take, offers };
}

for (const kind of storeKinds) {
  test(`${kind}: a list is taken in whole, switched in one step, refused when it shrinks, and comes to every process`, async () => {
    const store = await stores.newStore(kind);
    const [one, two] = [deskOf(), deskOf()];
    const [service, other] = [one, two].map(({ desk }) => testService(store, { analyst: { ...idleAnalyst, lists: desk } }));
    const held = async (): Promise<{ version: string; refused?: { reasons: string[] } }[]> =>
      ((await service!.nobody.ask('GET', '/lists')).body as { items: [] }).items;
    one.take(version('2026-11-01-a', { sdn: 10 }), '2026-11-01T00:00:00.000Z');
    await syncLists(service!.services);
    await syncLists(other!.services);
    assert.deepEqual((await held()).map((list) => list.version), ['2026-11-01-a']);
    assert.equal(Buffer.from(two.desk.read('us-csl', '2026-11-01-a').entries).toString(), 'entries of 2026-11-01-a', 'byte for byte');

    const operator = await service!.signedIn(true);
    const send = (body: object): ReturnType<typeof operator.ask> =>
      operator.ask('POST', '/lists/us-csl/versions', { files: [{ name: 'l.json', content: 'eA==' }], ...body });
    one.offers.push(version('2026-11-02-b', { sdn: 3 }));
    const refused = await send({});
    assert.equal(refused.status, 409, refused.text);
    assert.match(refused.text, /Of 10 entries 3 are left/);
    assert.deepEqual((await held()).map((list) => [list.version, list.refused?.reasons.length]), [['2026-11-01-a', 1]]);
    one.offers.push(version('2026-11-02-b', { sdn: 3 }));
    assert.equal((await send({ force: true })).status, 201);
    await syncLists(other!.services);
    assert.deepEqual([one, two].map(({ desk }) => desk.inForce().get('us-csl')!.version), ['2026-11-02-b', '2026-11-02-b']);
    const back = await operator.ask('PUT', '/lists/us-csl/in-force', { version: '2026-11-01-a' });
    assert.equal(back.status, 200, back.text);
    assert.deepEqual((await held()).map((list) => [list.version, list.refused]), [['2026-11-01-a', undefined]]);

    two.take(version('2099-01-01-c', { sdn: 2 }), '2099-01-01T00:00:00.000Z');
    await syncLists(other!.services);
    assert.deepEqual((await held()).map((list) => list.version), ['2026-11-01-a'], 'a machine that took in less is not believed');
    assert.equal(two.desk.inForce().get('us-csl')!.version, '2026-11-01-a', 'and compares with the others again');
    const events = await store.owner.selectFrom('audit_event').select('body').execute();
    const told = events.flatMap(({ body }) => /"happening": "(list_\w+\.\w+)"/.exec(body)?.[1] ?? []);
    assert.equal(told.filter((happening) => happening === 'list_version.insert').length, 2);
    assert.ok(told.filter((happening) => happening === 'list_in_force.update').length >= 3);
  });
}

test('a member takes no list in', async () => {
  const service = testService(await stores.sharedStore('server'));
  const member = await service.member(await service.newWorkspace(), ['screener', 'administrator']);
  const { status } = await member.ask('POST', '/lists/us-csl/versions', { files: [{ name: 'l', content: 'eA==' }] });
  assert.equal(status, 403);
  const { owner } = service.services.store;
  const beginning = owner.insertInto('list_in_force').values({ feed: 'x', version: 'not kept', checked: new Date() });
  await assert.rejects(beginning.execute(), /foreign key/);
});
