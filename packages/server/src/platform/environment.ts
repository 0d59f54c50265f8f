import type { EnvironmentId } from './ids.ts';

/**
 * A hard wall: its own address, clients, organizations, users and keys. Every unit of work happens
 * in exactly one, and every query names it.
 */
export interface Environment {
  readonly id: EnvironmentId;
  /** What hosted pages and mails call the app. */
  readonly name: string;
  readonly kind: 'development' | 'production';
  /** Its address and the `iss` of its tokens, byte for byte: no trailing slash. */
  readonly url: string;
  /** How long an invitation stays open, in days. */
  readonly invitationDays: number;
  /** "Organization", "Workspace", "Team": what hosted pages and mails say. */
  readonly organizationWord: string;
  readonly signUp: boolean;
  readonly accessTokenSeconds: number;
  readonly idTokenSeconds: number;
  readonly sessionAbsoluteMinutes: number;
  /** `null`: sessions do not end for being idle. */
  readonly sessionIdleMinutes: number | null;
}
