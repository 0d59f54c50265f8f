import { Agent, type IncomingMessage, request } from 'node:http';
import { type ClientHttp2Session, connect } from 'node:http2';
import { create, toBinary } from '@bufbuild/protobuf';
import { CreateMembershipRequestSchema, CreateUserAndMembershipRequestSchema } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { closedLoop, type Measured } from '../lib/loop.ts';

// The load generator: a process of its own, so that what it costs is not counted as the server's.

export type Load =
  /** CreateUserAndMembership over gRPC, each time somebody new. */
  | { readonly what: 'invite'; readonly url: string; readonly accessToken: string; readonly organizationId: string }
  /** A client_credentials token. */
  | { readonly what: 'token'; readonly tokenUrl: string; readonly form: string }
  /** Authorize with a session that is there already, then the code for tokens. */
  | {
      readonly what: 'authorize';
      readonly authorizeUrl: string;
      readonly tokenUrl: string;
      /** Of as many browsers as there may be operations at once: two of one browser would wait for each other's row. */
      readonly cookies: readonly string[];
      /** What is sent for the code; the code comes at its end. */
      readonly form: string;
    }
  /** A refresh token for the next one, and so on. */
  | {
      readonly what: 'refresh';
      readonly tokenUrl: string;
      /** Of as many apps' sessions as there may be operations at once, each fresh from its code. */
      readonly refreshTokens: readonly string[];
      /** What is sent with the token; that comes at its end. */
      readonly form: string;
    }
  /** Authorize without a session, and the page where that leads. */
  | { readonly what: 'page'; readonly authorizeUrl: string }
  /** Unary gRPC calls of one method: these messages (base64), one after the other and again. */
  | { readonly what: 'grpc'; readonly url: string; readonly path: string; readonly accessToken: string; readonly messages: readonly string[] }
  /** GET of these, one after the other and again. */
  | { readonly what: 'rest'; readonly urls: readonly string[]; readonly accessToken: string }
  /** CreateMembership over gRPC: everybody into one organization, then into the next; no pair comes twice. */
  | {
      readonly what: 'memberships';
      readonly url: string;
      readonly accessToken: string;
      readonly users: readonly string[];
      readonly organizations: readonly string[];
    };

export interface Task {
  readonly load: Load;
  readonly concurrency: number;
  readonly warmSeconds: number;
  readonly seconds: number;
}

const FORM = 'application/x-www-form-urlencoded';
const AT_MOST_SESSIONS = 4;
let people = Date.now();
let joined = 0;

async function run({ load, concurrency, warmSeconds, seconds }: Task): Promise<Measured> {
  if (load.what === 'invite' || load.what === 'grpc' || load.what === 'memberships') {
    const sessions = Array.from({ length: Math.min(concurrency, AT_MOST_SESSIONS) }, () => connect(load.url));
    const operation = grpcOperation(load);
    let next = 0;
    const measured = await closedLoop(() => operation(sessions[next++ % sessions.length]!), concurrency, warmSeconds, seconds);
    for (const session of sessions) session.close();
    return measured;
  }
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const operation = operationOf(agent, load);
  const measured = await closedLoop(operation, concurrency, warmSeconds, seconds);
  agent.destroy();
  return measured;
}

type GrpcLoad = Extract<Load, { what: 'invite' | 'grpc' | 'memberships' }>;

function grpcOperation(load: GrpcLoad): (session: ClientHttp2Session) => Promise<void> {
  switch (load.what) {
    case 'invite':
      return (session) => invite(session, load);
    case 'memberships':
      return (session) => join(session, load);
    case 'grpc': {
      const frames = load.messages.map((message) => framed(Buffer.from(message, 'base64')));
      let next = 0;
      return (session) => unary(session, load.path, load.accessToken, frames[next++ % frames.length]!);
    }
  }
}

function operationOf(agent: Agent, load: Exclude<Load, GrpcLoad>): () => Promise<unknown> {
  switch (load.what) {
    case 'token':
      return () => token(agent, load.tokenUrl, load.form);
    case 'authorize':
      return authorizing(agent, load);
    case 'refresh':
      return refreshing(agent, load);
    case 'page':
      return () => signInPage(agent, load.authorizeUrl);
    case 'rest': {
      const headers = { authorization: `Bearer ${load.accessToken}` };
      let next = 0;
      return async () => {
        const { status, body } = await http(agent, 'GET', load.urls[next++ % load.urls.length]!, headers);
        if (status !== 200) throw new Error(`${status} ${body.slice(0, 200)}`);
      };
    }
  }
}

function invite(session: ClientHttp2Session, { accessToken, organizationId }: Extract<Load, { what: 'invite' }>): Promise<void> {
  const message = toBinary(
    CreateUserAndMembershipRequestSchema,
    create(CreateUserAndMembershipRequestSchema, {
      organizationId,
      user: {
        email: `person-${(people += 1)}@example.com`,
        membership: { inviterEmail: 'ada@example.com' },
        userProfile: { givenName: 'John', familyName: 'Doe' },
      },
      sendInvitationEmail: true,
    }),
  );
  return unary(session, '/scalekit.v1.users.UserService/CreateUserAndMembership', accessToken, framed(message));
}

function join(session: ClientHttp2Session, { accessToken, users, organizations }: Extract<Load, { what: 'memberships' }>): Promise<void> {
  const time = joined++;
  const organizationId = organizations[Math.floor(time / users.length)];
  if (organizationId === undefined) return Promise.reject(new Error('everybody is everywhere by now: more organizations are needed'));
  const message = create(CreateMembershipRequestSchema, { organizationId, identities: { case: 'id', value: users[time % users.length]! }, membership: {} });
  return unary(session, '/scalekit.v1.users.UserService/CreateMembership', accessToken, framed(toBinary(CreateMembershipRequestSchema, message)));
}

function framed(message: Uint8Array): Buffer {
  const frame = Buffer.alloc(5 + message.length);
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, 5);
  return frame;
}

function unary(session: ClientHttp2Session, path: string, accessToken: string, frame: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = session.request({
      ':method': 'POST',
      ':path': path,
      'content-type': 'application/grpc',
      te: 'trailers',
      authorization: `Bearer ${accessToken}`,
    });
    let status: unknown;
    let words: unknown;
    const read = (headers: Record<string, unknown>) => {
      status = headers['grpc-status'] ?? status;
      words = headers['grpc-message'] ?? words;
    };
    call.on('response', read);
    call.on('trailers', read);
    call.on('error', reject);
    call.on('end', () => (status === '0' ? resolve() : reject(new Error(`grpc-status ${status}: ${words}`))));
    call.resume();
    call.end(frame);
  });
}

const token = async (agent: Agent, url: string, form: string): Promise<string> => {
  const { status, body } = await http(agent, 'POST', url, { 'content-type': FORM }, form);
  if (status !== 200) throw new Error(`token: ${status} ${body.slice(0, 200)}`);
  return body;
};

function authorizing(agent: Agent, { authorizeUrl, tokenUrl, cookies, form }: Extract<Load, { what: 'authorize' }>): () => Promise<void> {
  const free = [...cookies];
  return async () => {
    const cookie = free.pop();
    if (cookie === undefined) throw new Error('there are fewer browsers than operations at once');
    try {
      const { status, location, body } = await http(agent, 'GET', authorizeUrl, { cookie });
      const code = location && new URL(location, authorizeUrl).searchParams.get('code');
      if (!code) throw new Error(`authorize: ${status} ${location ?? body.slice(0, 200)}`);
      await token(agent, tokenUrl, form + encodeURIComponent(code));
    } finally {
      free.push(cookie);
    }
  };
}

function refreshing(agent: Agent, { tokenUrl, refreshTokens, form }: Extract<Load, { what: 'refresh' }>): () => Promise<void> {
  const free = [...refreshTokens];
  return async () => {
    const used = free.pop();
    if (used === undefined) throw new Error('there are fewer refresh tokens than operations at once');
    const { refresh_token } = JSON.parse(await token(agent, tokenUrl, form + encodeURIComponent(used))) as { refresh_token?: string };
    if (refresh_token === undefined || refresh_token === used) throw new Error('the refresh token was not rotated');
    free.push(refresh_token);
  };
}

/** As a browser that was never here: the redirect, and the page with the cookie that came with it. */
async function signInPage(agent: Agent, authorizeUrl: string): Promise<void> {
  const { status, location, cookie } = await http(agent, 'GET', authorizeUrl, {});
  if (!location) throw new Error(`authorize: ${status}`);
  const page = await http(agent, 'GET', new URL(location, authorizeUrl).href, { cookie, accept: 'text/html' });
  if (page.status !== 200 || !page.body.includes('<form')) throw new Error(`page: ${page.status} ${page.body.slice(0, 200)}`);
}

interface Answer {
  readonly status: number | undefined;
  readonly location: string | undefined;
  /** Those that were set, to be sent back. */
  readonly cookie: string;
  readonly body: string;
}

const http = (agent: Agent, method: string, url: string, headers: Record<string, string>, body = ''): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const length = body ? { 'content-length': String(Buffer.byteLength(body)) } : {};
    const call = request(url, { agent, method, headers: { ...headers, ...length } }, (response: IncomingMessage) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          location: response.headers.location,
          cookie: (response.headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0]).join('; '),
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    call.on('error', reject);
    call.end(body);
  });

process.on('message', async (task: Task) => process.send?.(await run(task)));
process.send?.('ready');
