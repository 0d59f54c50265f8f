import type { GetMeResponse } from '@tenon/api/tenon/v1/self_service_pb.ts';
import { createContext, useContext } from 'react';

/** What members may be allowed, in the words of the calls. */
export type Permission =
  | 'organizations_read'
  | 'organizations_write'
  | 'organizations_sessions_read'
  | 'organizations_sessions_write'
  | 'organizations_users_invite'
  | 'organizations_users_approve'
  | 'organizations_users_read'
  | 'organizations_users_remove'
  | 'organizations_users_role_update'
  | 'connections_read'
  | 'connections_write'
  | 'directories_read'
  | 'directories_write';

export type Feature = 'sso' | 'dir_sync' | 'domain_verification' | 'session_policy';

export interface Place {
  readonly id: string;
  /** What it is called, or what the app calls one. */
  readonly name: string;
  readonly logoUrl: string | undefined;
}

/** Who is before these pages, where, and what they may there. */
export interface Me {
  readonly userId: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly givenName: string;
  readonly familyName: string;
  /** Their name, or their address. */
  readonly displayName: string;
  readonly picture: string | undefined;
  readonly locale: string;
  readonly sessionId: string;
  readonly organization: Place;
  readonly others: readonly Place[];
  readonly joinApproval: boolean;
  readonly permissions: readonly string[];
  readonly features: readonly string[];
  readonly app: string;
  readonly brand: { readonly name: string; readonly logoUrl: string | undefined; readonly faviconUrl: string | undefined };
  readonly accent: { readonly light: Readonly<Record<string, string>>; readonly dark: Readonly<Record<string, string>> } | undefined;
  readonly invitationDays: number;
  readonly hasPasskeys: boolean;
}

export function meOf({ user, organization, environment, others, permissions, sessionId }: GetMeResponse): Me | undefined {
  if (!user || !organization || !environment) return undefined;
  const word = environment.organizationWord?.alone ?? '';
  const place = ({ id, displayName, logoUrl }: typeof organization): Place => ({ id, name: displayName || word, logoUrl: logoUrl || undefined });
  return {
    userId: user.userId,
    email: user.email,
    emailVerified: user.emailVerified,
    givenName: user.givenName,
    familyName: user.familyName,
    displayName: user.name || [user.givenName, user.familyName].filter(Boolean).join(' ') || user.email,
    picture: user.picture || undefined,
    locale: user.locale,
    sessionId,
    organization: place(organization),
    others: others.map(place),
    joinApproval: organization.joinApproval,
    permissions,
    features: organization.features,
    app: environment.name,
    brand: { name: environment.brandName, logoUrl: environment.logoUrl || undefined, faviconUrl: environment.faviconUrl || undefined },
    accent: environment.accent && { light: environment.accent.light, dark: environment.accent.dark },
    invitationDays: environment.invitationDays,
    hasPasskeys: environment.passkeys,
  };
}

export const MeContext = createContext<Me | undefined>(undefined);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('nobody is known outside the shell');
  return me;
}

export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission);
