import type { StringMap } from '../../platform/db/tables.ts';
import type { Environment } from '../../platform/environment.ts';
import type { ConnectionId, OrganizationId } from '../../platform/ids.ts';

export type ConnectionKind = 'oidc' | 'saml' | 'oauth' | 'password' | 'passwordless' | 'webauthn';
export type ConnectionStatus = 'draft' | 'in_progress' | 'completed';
export type ConfigurationType = 'discovery' | 'manual';

/** What its kind needs, in the contract's names. Our secret at the provider is never in it. */
export type ConnectionSettings = Readonly<Record<string, unknown>>;

export interface Connection {
  readonly id: ConnectionId;
  /** Null: for the whole environment. */
  readonly organizationId: OrganizationId | null;
  readonly kind: ConnectionKind;
  /** `OKTA`, `GOOGLE`… or any other name the app gave. */
  readonly provider: string;
  /** A name of the app's own for it. */
  readonly keyId: string | null;
  /** People may come in by it. */
  readonly enabled: boolean;
  /** Endpoints without TLS are allowed, for tries. */
  readonly debug: boolean;
  readonly status: ConnectionStatus;
  readonly buttonTitle: string;
  readonly configurationType: ConfigurationType | null;
  readonly attributeMapping: Readonly<StringMap>;
  readonly settings: ConnectionSettings;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A domain of the organization that leads to a connection. */
export interface BoundDomain {
  readonly id: string;
  readonly domain: string;
}

export interface WholeConnection extends Connection {
  readonly domains: readonly BoundDomain[];
  /** Empty for a connection of the environment. */
  readonly organizationName: string;
}

/** What an organization may have; the rest is a matter of the whole environment. */
export const isOrganizations = (kind: ConnectionKind): boolean => kind === 'oidc' || kind === 'saml';

/** A provider of our own, to try things with: there is nothing to configure. */
const SIMULATOR = 'IDP_SIMULATOR';

/** How far the configuration has come. Each line is one way to have all that a sign-in needs. */
const COMPLETE: Readonly<Record<ConnectionKind, readonly (readonly string[])[]>> = {
  oidc: [
    ['client_id', 'client_secret', 'issuer'],
    ['client_id', 'client_secret', 'discovery_endpoint'],
    ['client_id', 'client_secret', 'authorize_uri', 'token_uri', 'jwks_uri'],
  ],
  saml: [['idp_metadata_url'], ['idp_entity_id', 'idp_sso_url', 'idp_certificates']],
  oauth: [['client_id', 'client_secret']],
  password: [[]],
  passwordless: [[]],
  webauthn: [[]],
};

export function statusOf({ kind, provider, settings }: Pick<Connection, 'kind' | 'provider' | 'settings'>, hasSecret: boolean): ConnectionStatus {
  if (provider === SIMULATOR) return 'completed';
  const there = (name: string) => (name === 'client_secret' ? hasSecret : isGiven(settings[name]));
  if (COMPLETE[kind].some((needed) => needed.every(there))) return 'completed';
  return COMPLETE[kind].flat().some(there) ? 'in_progress' : 'draft';
}

const isGiven = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '');

/** What was typed there, if anything was. */
export function textIn(settings: ConnectionSettings, name: string): string | undefined {
  const value = settings[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Without TLS only where somebody tries things, and never where people are. */
export const mayGoWithoutTls = ({ debug }: Pick<Connection, 'debug'>, { kind }: Pick<Environment, 'kind'>): boolean => debug && kind === 'development';

/** How the app may name a connection of the environment until it chooses a name of its own. */
export const firstKey = (provider: string, id: ConnectionId): string => `${provider.toLowerCase().replaceAll('_', '-')}-${id.slice(-8)}`;

/** Where a provider and the person's browser find us. */
export const addressOf = ({ id, kind }: Pick<Connection, 'id' | 'kind'>, environmentUrl: string): string => `${environmentUrl}/sso/v1/${kind}/${id}`;

/** How webhooks and the audit log tell of a connection. */
export const connectionData = (connection: Connection) => ({
  id: connection.id,
  organization_id: connection.organizationId,
  connection_type: connection.kind.toUpperCase(),
  provider: connection.provider,
  enabled: connection.enabled,
  status: connection.status.toUpperCase(),
});
