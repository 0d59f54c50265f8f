import { type Command, perform } from '../../../chassis/command.ts';
import type { Caller } from '../../../platform/actor.ts';
import type { Desk } from '../../../platform/work.ts';
import type { OAuthError } from '../../../protocols/oauth2/error.ts';
import type { Parameters } from '../../../protocols/oauth2/parameters.ts';
import type { Role } from '../../roles/index.ts';
import type { KnownClient } from '../authenticate-client.ts';
import type { Claims } from '../claims.ts';

export interface TokenRequest extends KnownClient {
  readonly parameters: Parameters;
}

/** What a grant type supplies; the endpoint does the rest, so none of them can forget it. */
export interface Given {
  readonly accessToken: Claims & { readonly exp: number; readonly iat: number };
  /** Whose permissions the access token lists, when it is a person's. */
  readonly roles?: readonly Role[];
  /** The token may say of its scope only what the person is permitted by name. */
  readonly withinPermissions?: boolean;
  readonly idToken?: (accessToken: string) => Claims;
  readonly refreshToken?: string;
  readonly scope: readonly string[];
}

/** A refusal that must be remembered (a replay revokes) is an answer; one that changes nothing may be thrown. */
export type Granted = Given | { readonly refused: OAuthError };

export type GrantType = (desk: Desk, caller: Caller, request: TokenRequest) => Promise<Granted>;

/** A grant type is a command; what it heard from outside first is its own business. */
export const by =
  <Facts>(what: Command<TokenRequest, Granted, Facts>): GrantType =>
  (desk, caller, request) =>
    perform(desk, caller, what, request);
