import { CLIENTS, command } from '../../chassis/command.ts';
import { aboutPassword } from '../../chassis/posts.ts';
import type {
  AgentSettings,
  Branding,
  ClaimRule,
  Environment,
  MetadataClaim,
  MethodSettings,
  OrganizationWords,
  OwnMailServer,
  ServerSettings,
  SignUpRules,
} from '../../platform/environment.ts';
import type { Work } from '../../platform/work.ts';
import { checkMailServer, checkSettings } from './policy.ts';
import { lockEnvironment, updateSettings } from './store.ts';

export interface SessionTimes {
  readonly absoluteMinutes: number;
  /** `null`: as long as the session lasts. */
  readonly idleMinutes: number | null;
  readonly accessTokenSeconds: number;
  readonly idTokenSeconds: number;
}

/** What is to be otherwise. A group that is not named, and a setting that is not in it, stays as it is. */
export interface EnvironmentChanges {
  readonly methods?: Partial<MethodSettings>;
  readonly signUp?: Partial<SignUpRules> & { readonly organizationWord?: string; readonly organizationWords?: OrganizationWords };
  readonly sessions?: Partial<SessionTimes>;
  readonly branding?: Partial<Branding>;
  readonly agents?: Partial<AgentSettings>;
  /** `null`: it goes by what the server was started with. */
  readonly own?: { readonly [Name in keyof ServerSettings]?: ServerSettings[Name] | null };
  /** `null`: mails go the way the server was started with. */
  readonly mail?: OwnMailServer | null;
  /** All of them. */
  readonly claims?: readonly ClaimRule[];
  /** All of them. */
  readonly metadataClaims?: readonly MetadataClaim[];
}

export interface AskedMailServer extends Omit<OwnMailServer, 'sealedPassword'> {
  /** `undefined`: as it was. */
  readonly password?: string;
}

/** As somebody asks for it: a password is not sealed yet. */
export interface AskedChanges extends EnvironmentChanges {
  readonly mailServer?: AskedMailServer;
}

export const getEnvironment = command({
  needs: CLIENTS,
  reads: true,
  run: async (work, _: undefined): Promise<Environment> => work.environment,
});

/** Every process hears of the change (`tenon_changed`) and reads the environment anew. */
export const updateEnvironment = command({
  needs: CLIENTS,
  action: 'environment.updated',

  async run(work, { mailServer, ...changes }: AskedChanges): Promise<Environment> {
    const before = await lockEnvironment(work);
    checkSettings(before, changes);
    if (mailServer) checkMailServer(before.mail.own, mailServer);
    const all = mailServer ? { ...changes, mail: sealed(work, before.mail.own, mailServer) } : changes;
    return Object.keys(all).length === 0 ? before : updateSettings(work, all);
  },
});

/** The password is sealed before it is anywhere; the one that was there stays where none is given. */
function sealed(work: Work, before: OwnMailServer | null, { password, ...server }: AskedMailServer): OwnMailServer {
  if (server.username === '') return { ...server, sealedPassword: null };
  return { ...server, sealedPassword: password === undefined ? (before?.sealedPassword ?? null) : work.sealer.seal(aboutPassword(work.environment), password) };
}
