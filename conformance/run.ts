import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DescService } from '@bufbuild/protobuf';
import { services as served } from '../packages/server/src/app.ts';
import { TRUST_STORE_PASSWORD } from '../packages/server/src/platform/tls/dev-certificate.ts';
import { protoComments } from '../tools/gen/comments.ts';
import { startHelper } from './helper.ts';
import type { Command, Program } from './program.ts';
import { type Contract, type Report, readReport } from './report.ts';
import { type Server, startServer } from './server.ts';
import { type Column, columnOf } from './table.ts';

export const ROOT = resolve(import.meta.dirname, '..');
const PATIENCE = 300_000;

/** The programs there are, in the order of the table. */
export async function findPrograms(): Promise<Program[]> {
  const order = ['node', 'python', 'go', 'go-wire', 'java', 'java-wire'];
  const files = globSync('*/program.ts', { cwd: import.meta.dirname });
  const programs = await Promise.all(files.map(async (file) => ((await import(join(import.meta.dirname, file))) as { default: Program }).default));
  return programs.sort((one, other) => order.indexOf(one.sdk) - order.indexOf(other.sdk));
}

/** Every RPC of the published contract in scope, in its order, and what the server says of it. */
export async function contract(): Promise<Contract & { readonly inOrder: readonly string[] }> {
  const generated = join(ROOT, 'packages/api/gen/scalekit/v1');
  const modules = await Promise.all(
    globSync('*/*_pb.ts', { cwd: generated })
      .sort()
      .map((file) => import(join(generated, file)) as Promise<Record<string, unknown>>),
  );
  const services = modules.flatMap((module) => Object.values(module)).filter(isService);
  const words = protoComments();
  const documented = new Map(
    services.flatMap((service) =>
      service.methods.map((method) => [`${service.name}/${method.name}`, codesIn(words.get(`${service.typeName}.${method.name}`) ?? '')] as const),
    ),
  );
  const inOrder = [...documented.keys()];
  const serves = served.flatMap(({ service, procedures }) => procedures.filter(({ later }) => !later).map(({ method }) => `${service.name}/${method.name}`));
  return { inOrder, rpcs: new Set(inOrder), documented, notServedYet: new Set(inOrder).difference(new Set(serves)) };
}

const CODES = new Set(['INVALID_ARGUMENT', 'FAILED_PRECONDITION', 'NOT_FOUND', 'ALREADY_EXISTS', 'PERMISSION_DENIED', 'RESOURCE_EXHAUSTED']);

/** `Errors: NOT_FOUND when there is no such user; …` */
const codesIn = (comment: string): string[] =>
  [...new Set(/^Errors:.*/m.exec(comment)?.[0].match(/\b[A-Z]+_[A-Z_]+\b/g) ?? [])].filter((code) => CODES.has(code));

const isService = (thing: unknown): thing is DescService => typeof thing === 'object' && thing !== null && 'kind' in thing && thing.kind === 'service';

export type Result = { readonly skipped: string } | { readonly report: Report; readonly column: Column };

/** Installs, builds and runs one program against a server of its own. @param home a PostgreSQL to make a database in */
export async function runProgram(program: Program, home: string): Promise<Result> {
  const folder = join(import.meta.dirname, program.sdk);
  const tools = join(ROOT, '.tools/conformance', program.sdk);
  mkdirSync(tools, { recursive: true });
  const missing = (await whatIsMissing(program, folder, tools)) ?? (await whatCannotBeInstalled(program, folder, tools));
  if (missing) return { skipped: missing };
  for (const command of program.build ?? []) await execute(command, folder, tools);

  const surface = await contract();
  const server = await startServer(home);
  let printed: string;
  let ended: string | undefined;
  try {
    if (program.needsPort443 && !server.has443) {
      await server.stop();
      return { skipped: 'port 443 is taken or refused, and this SDK accepts no other' };
    }
    const helper = await startHelper(server);
    ({ printed, ended } = await speak(program.start, folder, tools, environment(server, helper.url)));
    await helper.stop();
  } catch (error) {
    await server.stop();
    throw error;
  }
  const report = readReport(printed, surface, await server.stop());
  const complaints = [...(ended ? [ended] : []), ...report.complaints];
  return { report: { ...report, complaints }, column: columnOf(program.title, `${program.package}, ${report.version}`, report, surface.documented) };
}

async function whatIsMissing({ needs }: Program, folder: string, tools: string): Promise<string | undefined> {
  for (const command of needs) {
    const why = await execute(command, folder, tools).then(
      () => undefined,
      () => command.join(' '),
    );
    if (why) return `this machine has no toolchain for it (\`${why}\` does not work)`;
  }
  return undefined;
}

/** What is pinned is fetched once; a stamp says for which pins. */
async function whatCannotBeInstalled({ install, pinnedBy }: Program, folder: string, tools: string): Promise<string | undefined> {
  if (install.length === 0) return undefined;
  const hash = createHash('sha256').update(JSON.stringify([install, tools]));
  for (const file of pinnedBy) hash.update(readFileSync(join(folder, file)));
  const stamp = join(tools, 'installed');
  const wanted = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return undefined;
  rmSync(stamp, { force: true });
  try {
    for (const command of install) await execute(command, folder, tools);
  } catch (error) {
    return `its package could not be fetched: ${(error as Error).message.split('\n').slice(-4).join(' / ')}`;
  }
  writeFileSync(stamp, wanted);
  return undefined;
}

const resolved = ([program, ...args]: Command, tools: string): [string, string[]] => {
  const fill = (word: string) => word.replaceAll('{tools}', tools).replaceAll('{node}', process.execPath);
  return [fill(program), args.map(fill)];
};

function execute(command: Command, cwd: string, tools: string): Promise<void> {
  const [program, args] = resolved(command, tools);
  return new Promise((done, refuse) =>
    execFile(program, args, { cwd, timeout: PATIENCE, maxBuffer: 2 ** 26 }, (error, output, complaints) =>
      error ? refuse(new Error(`${command.join(' ')}: ${complaints.trim() || output.trim() || error.message}`)) : done(),
    ),
  );
}

/** Runs it and listens. Its standard error is kept for when it fails. */
function speak(command: Command, cwd: string, tools: string, env: NodeJS.ProcessEnv): Promise<{ printed: string; ended: string | undefined }> {
  const [program, args] = resolved(command, tools);
  return new Promise((done, refuse) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: PATIENCE });
    let [printed, complaints] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
    child.once('error', refuse);
    child.once('close', (code, signal) =>
      done({ printed, ended: code === 0 ? undefined : `It ended with ${signal ?? code}:\n${complaints.trim().split('\n').slice(-30).join('\n')}` }),
    );
  });
}

function environment(server: Server, helper: string): NodeJS.ProcessEnv {
  const { ca, bundle, trustStore } = server.files;
  return {
    ...process.env,
    CONFORMANCE_URL: server.url,
    CONFORMANCE_PLAIN_URL: server.plainUrl,
    CONFORMANCE_CLIENT_ID: server.clientId,
    CONFORMANCE_CLIENT_SECRET: server.clientSecret,
    CONFORMANCE_REDIRECT_URI: server.redirectUri,
    CONFORMANCE_POST_LOGOUT_URI: server.postLogoutUri,
    CONFORMANCE_CA_FILE: ca,
    CONFORMANCE_TRUST_STORE: trustStore,
    CONFORMANCE_TRUST_STORE_PASSWORD: TRUST_STORE_PASSWORD,
    CONFORMANCE_HELPER: helper,
    NODE_EXTRA_CA_CERTS: ca,
    GRPC_DEFAULT_SSL_ROOTS_FILE_PATH: bundle,
    REQUESTS_CA_BUNDLE: bundle,
    SSL_CERT_FILE: bundle,
    JAVA_TOOL_OPTIONS: `-Djavax.net.ssl.trustStore=${trustStore} -Djavax.net.ssl.trustStorePassword=${TRUST_STORE_PASSWORD}`,
    // No proxy stands between a program and this machine.
    NO_PROXY: '*',
    no_proxy: '*',
  };
}
