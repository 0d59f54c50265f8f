import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fc } from '../../testing/made-up.ts';
import { BadClientMetadata, isMetadataAddress, readClientMetadata, readMetadataDocument } from './client-metadata.ts';

const plain = { client_name: 'Agent', redirect_uris: ['https://agent.example.com/callback'] };

test('what a program says of itself is taken in its own words, and what leads nowhere good is left out', () => {
  const said = {
    ...plain,
    scope: 'todo:read',
    client_uri: 'https://agent.example.com',
    tos_uri: 'javascript:alert(1)',
    policy_uri: 'http://agent.example.com',
    logo_uri: 'x',
    contacts: [1],
  };
  assert.deepEqual(readClientMetadata(said), {
    name: 'Agent',
    redirectUris: plain.redirect_uris,
    scope: 'todo:read',
    about: { home: 'https://agent.example.com/' },
  });
});

const refused: [what: string, said: unknown, code: string][] = [
  ['no object', [], 'invalid_client_metadata'],
  ['nothing', null, 'invalid_client_metadata'],
  ['no address to return to', { ...plain, redirect_uris: [] }, 'invalid_redirect_uri'],
  ['too many of them', { ...plain, redirect_uris: Array(11).fill('https://a.example.com/') }, 'invalid_redirect_uri'],
  ['addresses that are none', { ...plain, redirect_uris: [1] }, 'invalid_client_metadata'],
  ['one address as a text', { ...plain, redirect_uris: 'https://a.example.com/' }, 'invalid_client_metadata'],
  ['a name that is none', { ...plain, client_name: {} }, 'invalid_client_metadata'],
  ['a secret', { ...plain, client_secret: 'x' }, 'invalid_client_metadata'],
  ['machines only', { ...plain, grant_types: ['client_credentials'] }, 'invalid_client_metadata'],
  ['tokens in the address', { ...plain, response_types: ['token'] }, 'invalid_client_metadata'],
];
for (const [what, said, code] of refused) {
  test(`refused: ${what}`, () => assert.throws(() => readClientMetadata(said), { code }));
}

test('whatever is said, it is read or refused', () => {
  const anything = fc.dictionary(
    fc.constantFrom('client_name', 'redirect_uris', 'scope', 'grant_types', 'client_uri', 'client_id', '__proto__'),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(fc.oneof(anything, fc.jsonValue()), (said) => {
      try {
        const { name, redirectUris } = readClientMetadata(said);
        assert.ok(name.length <= 256 && redirectUris.every((uri) => typeof uri === 'string'));
      } catch (error) {
        assert.ok(error instanceof BadClientMetadata, String(error));
      }
    }),
  );
});

const addresses: [text: string, may: boolean][] = [
  ['https://agent.example.com/client.json', true],
  ['https://agent.example.com:8443/client', true],
  ['http://agent.example.com/client.json', false],
  ['https://agent.example.com', false],
  ['https://agent.example.com/', false],
  ['https://agent.example.com/a/../client.json', false],
  ['https://Agent.example.com/client.json', false],
  ['https://agent.example.com:443/client.json', false],
  ['https://user@agent.example.com/client.json', false],
  ['https://agent.example.com/client.json#x', false],
  ['https://0x7f.1/client.json', false],
  ['skc_1', false],
  ['', false],
];
for (const [text, may] of addresses) test(`a description at ${text || 'nowhere'}`, () => assert.equal(isMetadataAddress(text), may));

test('a description says where it stands, and that it keeps no secret', () => {
  const at = 'https://agent.example.com/client.json';
  assert.equal(readMetadataDocument(at, { ...plain, client_id: at }).name, 'Agent');
  assert.throws(() => readMetadataDocument(at, { ...plain, client_id: `${at}x` }), BadClientMetadata);
  assert.throws(() => readMetadataDocument(at, plain), BadClientMetadata);
  assert.throws(() => readMetadataDocument(at, { ...plain, client_id: at, token_endpoint_auth_method: 'client_secret_basic' }), BadClientMetadata);
});
