import { CLIENTS, command } from '../../chassis/command.ts';
import type {
  AgentSettings,
  Branding,
  ClaimRule,
  Environment,
  MetadataClaim,
  MethodSettings,
  OrganizationWords,
  ServerSettings,
  SignUpRules,
} from '../../platform/environment.ts';
import { checkSettings } from './policy.ts';
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
  /** All of them. */
  readonly claims?: readonly ClaimRule[];
  /** All of them. */
  readonly metadataClaims?: readonly MetadataClaim[];
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

  async run(work, changes: EnvironmentChanges): Promise<Environment> {
    const before = await lockEnvironment(work);
    checkSettings(before, changes);
    return Object.keys(changes).length === 0 ? before : updateSettings(work, changes);
  },
});
