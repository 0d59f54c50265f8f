import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import pg from 'pg';
import { adapterOn, SCHEMA } from './oidc-provider-adapter.ts';

// The peer: oidc-provider on the same machine and the same PostgreSQL, with tokens of the same kind
// (RS256, 2048 bits, JWT access tokens), set up for the same two jobs.

interface Input {
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly port: number;
  readonly clientId: string;
  readonly refreshingClientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

const { databaseUrl, poolSize, port, clientId, refreshingClientId, clientSecret, redirectUri } = JSON.parse(process.argv[2]!) as Input;
const ACCOUNT = 'usr_1';
const API = 'urn:bench:api';

const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize });
await pool.query(SCHEMA);

const jwk = { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), kid: 'bench', alg: 'RS256', use: 'sig' };
const FIVE_MINUTES = 300;

// Its clients live in the database, as ours do: an app can be registered while it runs. A secret is compared by each in its own way.
await new (adapterOn(pool))('Client').upsert(clientId, {
  client_id: clientId,
  client_secret: clientSecret,
  token_endpoint_auth_method: 'client_secret_post',
  grant_types: ['authorization_code', 'client_credentials'],
  response_types: ['code'],
  redirect_uris: [redirectUri],
});

// Only this one gets refresh tokens: the other's codes cost what ours without offline_access cost.
await new (adapterOn(pool))('Client').upsert(refreshingClientId, {
  client_id: refreshingClientId,
  client_secret: clientSecret,
  token_endpoint_auth_method: 'client_secret_post',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  redirect_uris: [redirectUri],
});

const provider = new Provider(`http://127.0.0.1:${port}`, {
  adapter: adapterOn(pool),
  jwks: { keys: [jwk] },
  cookies: { keys: ['bench'] },
  // Ours looks the person up as well.
  async findAccount(_context: unknown, id: string) {
    const { rows } = await pool.query({ name: 'oidc_account', text: 'select id, email, name from oidc_accounts where id = $1', values: [id] });
    const account = rows[0];
    return account && { accountId: id, claims: () => ({ sub: id, email: account.email, email_verified: true, name: account.name }) };
  },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: false,
  issueRefreshToken: async (_context: unknown, client: { grantTypeAllowed(type: string): boolean }) => client.grantTypeAllowed('refresh_token'),
  rotateRefreshToken: true,
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => API,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({ scope: 'api', audience: API, accessTokenTTL: FIVE_MINUTES, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } }),
    },
  },
  interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
  ttl: {
    AccessToken: FIVE_MINUTES,
    ClientCredentials: FIVE_MINUTES,
    AuthorizationCode: 60,
    IdToken: 1800,
    RefreshToken: 86_400,
    Session: 86_400,
    Grant: 86_400,
    Interaction: 3600,
  },
});
provider.on('server_error', (_context, error) => console.error(error));

const answer = provider.callback();
createServer(async (request, response) => {
  if (!request.url?.startsWith('/interaction/')) return answer(request, response);
  // Whoever comes is Ada, and she agrees.
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId: ACCOUNT, clientId: String(params['client_id']) });
  grant.addOIDCScope('openid profile email');
  grant.addResourceScope(API, 'api');
  const grantId = await grant.save();
  await provider.interactionFinished(request, response, { login: { accountId: ACCOUNT }, consent: { grantId } }, { mergeWithLastSubmission: false });
}).listen(port, '127.0.0.1', () => process.send?.('ready'));
process.on('SIGTERM', () => process.exit());
