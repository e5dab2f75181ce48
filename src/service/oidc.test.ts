import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { OAuth2Server } from 'oauth2-mock-server';
import { newId } from '../store/ids.ts';
import { testStores } from '../store/testing/stores.ts';
import { testService } from './testing/service.ts';

const stores = testStores();
const provider = new OAuth2Server();
after(async () => {
  await provider.stop();
  await stores.stop();
});

interface Person {
  sub: string;
  email: string;
  email_verified: boolean;
  name: string;
}

let service: ReturnType<typeof testService>;
before(async () => {
  await provider.issuer.keys.generate('RS256');
  await provider.start(0, 'localhost');
  service = testService(await stores.newStore('server'), { environment: {
    PORTOLAN_OIDC_ISSUER: provider.issuer.url!, PORTOLAN_OIDC_CLIENT_ID: 'portolan', PORTOLAN_OIDC_CLIENT_SECRET: 'a secret of the client',
    PORTOLAN_CLIENT_ADDRESS_HEADER: 'x-real-ip',
  } });
});

/** Goes to the provider and back, as the browser of a person there. Gives the status of the session after it. */
async function cameBack(person: Person, forged: object = {}): Promise<number> {
  const { address: origin } = service.services.configuration;
  provider.service.removeAllListeners();
  provider.service.on('beforeUserinfo', (response: { body: unknown }) => { response.body = person; });
  provider.service.on('beforeTokenSigning', (token: { payload: object }) => { Object.assign(token.payload, person, forged); });
  const own = { origin, 'x-real-ip': `192.0.2.${count++}` };
  const begun = await service.nobody.ask('POST', '/auth/sign-in/social', { provider: 'organisation', callbackURL: '/account' }, own);
  assert.equal(begun.status, 200, begun.text);
  const { url } = begun.body as { url: string };
  assert.match(url, /code_challenge_method=S256/, 'with PKCE');
  const gone = await fetch(url, { redirect: 'manual' });
  const back = new URL(gone.headers.get('location')!);
  assert.equal(back.origin, origin);
  const cookies = (headers: Headers): string => headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const returned = await service.nobody.ask('GET', `${back.pathname.replace('/api', '')}${back.search}`, undefined,
    { ...own, cookie: cookies(begun.headers) });
  assert.equal(returned.status, 302, returned.text);
  return (await service.nobody.ask('GET', '/session', undefined, { cookie: cookies(returned.headers) })).status;
}
let count = 1;

test('whoever has an account enters through their organisation; no stranger does, nor an address that is not proven', async () => {
  const person = (name: string, verified: boolean): Person =>
    ({ sub: newId(), email: `${name}@portolan.example`, email_verified: verified, name });
  assert.equal(await cameBack(person('stranger', true)), 401, 'there is no account of this address, and none is made');
  for (const name of ['ann', 'bob']) {
    await service.services.identity.createAccount({ name, email: `${name}@portolan.example`, password: 'a long enough password' });
  }
  assert.equal(await cameBack(person('bob', false)), 401, 'anybody could claim it there');
  const ann = person('ann', true);
  assert.equal(await cameBack(ann), 200);
  assert.equal(await cameBack({ ...ann, email: 'other@portolan.example' }), 200, 'known by the account there, not by its address');
  assert.equal(await service.services.identity.accountOf('stranger@portolan.example'), undefined);
});

test('a token of the provider that is over, for somebody else, of another issuer or of another sign-in lets nobody in', async () => {
  await service.services.identity.createAccount({ name: 'zoe', email: 'zoe@portolan.example', password: 'seven green bottles' });
  const zoe: Person = { sub: newId(), email: 'zoe@portolan.example', email_verified: true, name: 'zoe' };
  const past = Math.floor(Date.now() / 1000) - 3600;
  for (const forged of [{ aud: 'another client' }, { iss: 'https://elsewhere.example' }, { exp: past, iat: past - 60 },
    { nonce: 'another' }]) {
    assert.equal(await cameBack(zoe, forged), 401, JSON.stringify(forged));
  }
  assert.equal(await cameBack(zoe), 200);
});
