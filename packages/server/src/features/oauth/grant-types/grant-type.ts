import type { Command } from '../../../chassis/command.ts';
import type { OAuthError } from '../../../protocols/oauth2/error.ts';
import type { Parameters } from '../../../protocols/oauth2/parameters.ts';
import type { Verdict } from '../../interceptors/index.ts';
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

/** What was heard from outside first: what interceptors say. Undefined: nobody was asked. */
export type Heard = Verdict | undefined;

export type GrantType = Command<TokenRequest, Granted, Heard>;
