import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create } from '@bufbuild/protobuf';
import { ConfigurationType, ConnectionSchema, OIDCScope, TokenAuthType } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { schemaFor, settingsOf, valuesOf } from './config.ts';

const oidc = create(ConnectionSchema, {
  configurationType: ConfigurationType.MANUAL,
  settings: {
    case: 'oidcConfig',
    value: { issuer: 'https://idp.example', clientId: 'abc', authorizeUri: 'https://idp.example/authorize', scopes: [OIDCScope.openid, OIDCScope.email] },
  },
});

test('what nobody touched is sent as it was; a secret only when there is a new one', () => {
  const { case: kind, value } = settingsOf(oidc, valuesOf(oidc));
  assert.equal(kind, 'oidcConfig');
  assert.partialDeepStrictEqual(value, {
    issuer: 'https://idp.example',
    clientId: 'abc',
    authorizeUri: 'https://idp.example/authorize',
    scopes: [OIDCScope.openid, OIDCScope.email],
    tokenAuthType: TokenAuthType.BASIC_AUTH,
  });
  assert.ok(value && !('clientSecret' in value));
  assert.partialDeepStrictEqual(settingsOf(oidc, { ...valuesOf(oidc), clientSecret: ' s3cret ' }).value, { clientSecret: 's3cret' });
});

test('whoever goes back to discovery takes the addresses away that were written down', () => {
  assert.partialDeepStrictEqual(settingsOf(oidc, { ...valuesOf(oidc), by: 'discovery' }).value, { authorizeUri: '', tokenUri: '' });
});

test('a certificate is added when one was put in, and not otherwise', () => {
  const saml = create(ConnectionSchema, { settings: { case: 'samlConfig', value: { idpMetadataUrl: 'https://idp.example/metadata' } } });
  const values = valuesOf(saml);
  assert.equal('idpCertificate' in (settingsOf(saml, values).value ?? {}), false);
  assert.partialDeepStrictEqual(settingsOf(saml, { ...values, by: 'manual', idpCertificate: 'MIIB' }).value, { idpCertificate: 'MIIB', idpMetadataUrl: '' });
});

test('what cannot be taken away is said before it is sent', () => {
  const mapped = create(ConnectionSchema, { ...oidc, attributeMapping: { email: 'mail' } });
  const emptied = schemaFor(mapped).safeParse({ ...valuesOf(mapped), attributeMapping: {} });
  assert.deepEqual(
    emptied.error?.issues.map(({ path }) => path),
    [['attributeMapping']],
  );
  assert.ok(schemaFor(mapped).safeParse({ ...valuesOf(mapped), attributeMapping: { given_name: 'givenName' } }).success);
  assert.ok(schemaFor(oidc).safeParse(valuesOf(oidc)).success);
});
