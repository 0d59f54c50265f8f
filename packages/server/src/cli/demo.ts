import { spawn } from 'node:child_process';
import type { Credentials } from './credentials-file.ts';

/** The demo app, running beside the server as a program of its own. */
export interface Demo {
  readonly url: string;
  /** Resolves when it ended without being asked to, with what it said last. */
  readonly died: Promise<string>;
  stop(): Promise<void>;
}

export interface DemoOptions {
  /** The script. */
  readonly script: string;
  readonly port: number;
  readonly serverUrl: string;
  readonly credentials: Credentials;
  /** Start it again when one of its files changes. */
  readonly watch: boolean;
  /** The certificate of an authority of this machine that stands behind the server's. */
  readonly trusting?: string;
}

const PATIENCE = 5000;

/** The app is an example and knows nothing of us: that it ends with us, however we end, is put before it. It would keep its port. */
const END_WITH_PARENT = `data:text/javascript,${encodeURIComponent("process.on('disconnect', () => process.exit()); process.channel?.unref();")}`;

/** Starts the demo app and waits until it listens, or has ended. */
export async function startDemo({ script, port, serverUrl, credentials, watch, trusting }: DemoOptions): Promise<Demo> {
  const child = spawn(process.execPath, [...(watch ? ['--watch'] : []), '--import', END_WITH_PARENT, script], {
    // It is an app of its own: none of the server's settings are its business.
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TENON_|DATABASE_URL$|SMTP_URL$|MAIL_FROM$)/.test(name))),
      SCALEKIT_ENVIRONMENT_URL: serverUrl,
      SCALEKIT_CLIENT_ID: credentials.clientId,
      SCALEKIT_CLIENT_SECRET: credentials.clientSecret,
      PORT: String(port),
      ...(trusting === undefined ? {} : { NODE_EXTRA_CA_CERTS: trusting }),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let last = '';
  let stopping = false;
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const listening = new Promise<void>((resolve) => child.stdout?.once('data', () => resolve()));
  child.stdout?.resume();
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    last = `${last}${text}`.slice(-2000);
    process.stderr.write(text.replace(/^(?=.)/gm, 'demo app: '));
  });
  await Promise.race([listening, ended]);

  return {
    url: `http://localhost:${port}`,
    died: ended.then(() => (stopping ? new Promise<string>(() => {}) : last.trim())),
    async stop() {
      stopping = true;
      child.kill('SIGTERM');
      const impatient = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
      await ended;
      clearTimeout(impatient);
    },
  };
}
