import type { Settings } from '../config.ts';
import type { Log } from '../platform/log.ts';
import type { Credentials } from './credentials-file.ts';

/** A server that serves. */
export interface Running {
  readonly url: string;
  /** Of the first client, when they were made just now: nobody can look them up later. */
  readonly credentials?: Credentials;
  /** Makes a link that lets the owner into the dashboard, once. */
  entryLink(): Promise<string>;
  /** Finishes what was accepted, and ends. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Nobody knows the first client's secret any more: it gets a new one. */
  readonly lostCredentials?: boolean;
}

/** `startTenon` of app.ts. The command line is handed it, so that it can be tested without a whole server. */
export type Start = (settings: Settings, log: Log, options?: StartOptions) => Promise<Running>;
