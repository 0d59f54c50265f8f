import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { settingsTable } from '../config.ts';
import { createLog } from '../platform/log.ts';
import { credentialsFile, readCredentials, writeCredentials } from './credentials-file.ts';
import { type Demo, startDemo } from './demo.ts';
import { devTls } from './dev-tls.ts';
import { settingsForStart } from './preflight.ts';
import type { Start } from './running.ts';
import { untilAskedToStop } from './stopping.ts';

/** What the demo app calls itself. */
const DEMO_NAME = 'Relay';

export interface DevelopmentOptions {
  /** The script of the demo app, should there be one to run beside the server. */
  readonly demo?: string;
  /** Start the demo app again when it changes. */
  readonly watch?: boolean;
}

/** What `npm start` runs: the server with everything a newcomer needs, on this machine alone. */
export async function development(start: Start, { demo: script, watch = false }: DevelopmentOptions, say: (words: string) => void): Promise<void> {
  // Asked in the middle of starting, it finishes starting and then stops: nothing is left half made.
  const asked = untilAskedToStop();
  const demanded = await settingsForStart({ TENON_MODE: 'development', ...process.env }, process.cwd(), { demo: script !== undefined });
  const { settings, ...tls } = await devTls(demanded, new Date());
  const { dataDir, url, port, demoPort } = settings;
  // No browser trusts an authority for trying things out, and without TLS it need not.
  const forBrowsers = url === tls.url ? `http://localhost:${port}` : url;
  // Those that are set, else those an earlier start wrote down.
  const known = settings.clientId && settings.clientSecret ? { clientId: settings.clientId, clientSecret: settings.clientSecret } : readCredentials(dataDir);
  // The folder may be there before, with what `tenon dev-ca` made.
  const isFirst = !existsSync(join(dataDir, 'postgres')) && !settings.databaseUrl;

  // Hosted pages carry the app's name, and the app here is the demo.
  const appName = script && settings.appName === settingsTable.appName.fallback ? DEMO_NAME : settings.appName;
  const running = await start({ ...settings, ...known, appName }, createLog({ level: settings.logLevel, to: process.stderr }), { lostCredentials: !known });
  let demo: Demo | undefined;
  try {
    const credentials = known ?? running.credentials;
    if (!credentials) throw new Error('the server made no credentials, and none were written down');
    writeCredentials(dataDir, url, credentials);
    if (!known && !isFirst)
      say(`\n${shortly(credentialsFile(dataDir))} was not there, so the client has a new secret. Apps that use an older one need this one.`);

    if (script) demo = await startDemo({ script, port: demoPort, serverUrl: url, credentials, watch, ...(tls.ca ? { trusting: tls.ca } : {}) });
    void demo?.died.then((words) => say(`\nThe demo app ended${words ? `: ${words.split('\n').at(-1)}` : ''}. The server goes on; stop it with Ctrl-C.`));
    const dashboard = (await running.entryLink()).replace(url, forBrowsers);
    say(`
  Tenon runs, on this machine alone.

${demo ? `  Demo app       ${demo.url}\n` : ''}  Dashboard      ${dashboard}
                 (lets you in once, within 15 minutes; \`tenon admin link\` makes another)
  Mailbox        ${forBrowsers}/dev/mailbox
  Server         ${forBrowsers}
${tls.url ? `  with TLS       ${tls.url}${url === tls.url ? '' : `, for SDKs that insist; its tokens say ${url} (TENON_URL)`}\n` : ''}
  Client id      ${credentials.clientId}
  Client secret  ${credentials.clientSecret}
                 (both are in ${shortly(credentialsFile(dataDir))})

  Try this next: ${demo ? 'open the demo app, sign up with any address, and invite a teammate.' : 'point an app at the server with these credentials.'}
  Every mail waits in the mailbox. Stop with Ctrl-C; everything is kept.
${tls.says.map((words) => `\n  ${words}`).join('')}`);
    await asked;
    say('\nStopping…');
  } finally {
    await demo?.stop();
    await running.stop();
  }
}

/** A path as a person in this folder would write it. */
const shortly = (path: string): string => {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : `./${near}`;
};
