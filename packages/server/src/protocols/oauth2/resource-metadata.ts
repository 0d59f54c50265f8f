import { ID_JAG_PROFILE, JWT_BEARER } from './identity-assertion.ts';

/** An API that tokens are for, as its metadata speaks of it. */
export interface ApiOf {
  /** Its address; empty: it has told us none, and goes by its id. */
  readonly uri: string;
  readonly id: string;
  readonly scopes: readonly string[];
}

/** The issuer that programs of one API know us by: each API has a door of its own, and says at it who may come. */
export const issuerOf = (environment: string, resource: string): string => `${environment}/resources/${resource}`;

/** RFC 9728 section 2: what an API tells programs, for it to serve. @param environment the address tokens are from */
export const protectedResourceMetadata = (environment: string, { id, uri, scopes }: ApiOf) => ({
  resource: uri === '' ? id : uri,
  authorization_servers: [issuerOf(environment, id)],
  bearer_methods_supported: ['header'],
  scopes_supported: [...scopes],
  resource_documentation: uri,
});

/** Which programs may come by themselves. */
export interface ComesByItself {
  readonly registration: boolean;
  readonly metadata: boolean;
  /** It takes what identity providers say of their people. */
  readonly crossApp: boolean;
}

/**
 * What a program of one API reads to find its way (RFC 8414 section 2). The issuer is the address it was found at, as section
 * 3.3 wants; tokens are from the environment all the same.
 */
export function resourceDiscovery(environment: string, { id, scopes }: ApiOf, { registration, metadata, crossApp }: ComesByItself) {
  const issuer = issuerOf(environment, id);
  return {
    issuer,
    authorization_endpoint: `${issuer}/oauth/authorize`,
    token_endpoint: `${environment}/oauth/token`,
    jwks_uri: `${environment}/keys`,
    revocation_endpoint: `${environment}/oauth/revoke`,
    introspection_endpoint: `${environment}/oauth/introspect`,
    ...(registration ? { registration_endpoint: `${issuer}/oauth/register` } : {}),
    scopes_supported: [...scopes, 'offline_access'],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials', ...(crossApp ? [JWT_BEARER] : [])],
    ...(crossApp ? { authorization_grant_profiles_supported: [ID_JAG_PROFILE] } : {}),
    token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'],
    revocation_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'],
    introspection_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    client_id_metadata_document_supported: metadata,
  };
}
