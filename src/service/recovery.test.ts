import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../store/ids.ts';
import { storeKinds, testStores } from '../store/testing/stores.ts';
import { mailServer } from './testing/mailServer.ts';
import { testService } from './testing/service.ts';

const stores = testStores();
after(() => stores.stop());

for (const kind of storeKinds) {
  test(`${kind}: a link sets a new password, once, and ends every session`, async (t) => {
    const mail = await mailServer();
    t.after(() => mail.close());
    const store = await stores.newStore(kind);
    const service = testService(store, { environment: {
      PORTOLAN_SMTP_URL: `smtp://127.0.0.1:${mail.port}`, PORTOLAN_MAIL_FROM: 'portolan@portolan.example',
      PORTOLAN_CLIENT_ADDRESS_HEADER: 'x-real-ip',
    } });
    const [lost, operator] = [await service.signedIn(false), await service.signedIn(true)];
    const { rows } = await store.executeSql('select email from auth."user" where id = $1', [lost.user]);
    const { email } = rows[0] as { email: string };
    const { configuration: { address: origin } } = service.services;
    // Each from an address of its own, because few attempts are allowed from one.
    const enters = async (password: string, from: string): Promise<number> =>
      (await service.nobody.ask('POST', '/auth/sign-in/email', { email, password }, { origin, 'x-real-ip': from })).status;
    const recovers = async (link: string, password: string): Promise<number> =>
      (await service.nobody.ask('POST', '/recovery', { secret: link.split('#')[1], password })).status;
    const given = async (): Promise<string> =>
      ((await operator.ask('POST', '/accounts/recovery', { email })).body as { link: string }).link;

    const [first, second] = [await given(), await given()];
    assert.match(second, new RegExp(`^${origin}/account\\?recover#portolan_`));
    const passkeys = async (): Promise<number> =>
      (await store.executeSql('select 1 from auth.passkey where "userId" = $1', [lost.user])).rows.length;
    const makePasskey = (): Promise<unknown> => store.executeSql(`insert into auth.passkey
      ("id", "publicKey", "userId", "credentialID", "counter", "deviceType", "backedUp")
      values ($1, 'k', $2, $1, 0, 'singleDevice', false)`, [newId(), lost.user]);
    await makePasskey();
    assert.equal(await recovers(first, 'another long password'), 404, 'a newer link was given');
    assert.equal(await recovers(second, 'short'), 422);
    assert.equal(await recovers(second, '1234567890qwerty'), 422, 'known from breaches');
    assert.equal(await passkeys(), 1);
    assert.equal((await lost.ask('GET', '/session')).status, 200);
    assert.equal(await recovers(second, 'another long password'), 204);
    assert.equal(await passkeys(), 0, 'who gave it made sure of the person, who makes a new one');
    await makePasskey();
    assert.equal(await recovers(second, 'yet another password'), 404, 'only once');
    assert.equal((await lost.ask('GET', '/session')).status, 401, 'the session has ended');
    assert.equal(await enters('a long enough password', '192.0.2.1'), 401);
    assert.equal(await enters('another long password', '192.0.2.2'), 200);
    const attempts: number[] = [];
    for (let turn = 0; turn < 4; turn++) attempts.push(await enters(`guess number ${turn}`, '192.0.2.3'));
    assert.deepEqual(attempts, [401, 401, 401, 429], 'whoever guesses is stopped');

    for (const address of [email, email, `nobody-${newId()}@portolan.example`]) {
      const asked = await service.nobody.ask('POST', '/recovery/mail', { email: address });
      assert.deepEqual([asked.status, asked.text], [202, '{}']);
    }
    for (let turn = 0; mail.mails.length === 0 && turn < 100; turn++) await pause(50);
    await pause(100);
    assert.equal(mail.mails.length, 1, 'one mail, and none to a stranger');
    const link = /http\S+\/account\?recover#\S+/.exec(mail.mails[0]!.replaceAll('=\r\n', '').replaceAll('=3D', '='))![0];
    assert.equal(await recovers(link, 'bottles sent by mail'), 204);
    assert.equal(await passkeys(), 1, 'a mail is no way around a passkey');
    await store.executeSql(`update portolan.recovery set used_at = null, expires_at = 'epoch' where user_id = $1`, [lost.user]);
    assert.equal(await recovers(link, 'too late a password'), 404, 'the hour is over');
    assert.doesNotMatch(service.lines.join('\n'), /portolan_[\w-]{20}|@portolan\.example|long enough|long password/);
    const ledger = (await store.owner.selectFrom('audit_content').select('content').execute()).map(({ content }) => content).join('\n');
    assert.match(ledger, /used_at/);
    assert.doesNotMatch(ledger, /portolan_[\w-]{20}/);
  });
}
