import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { ApiTokenService, type TokenSchema } from '@tenon/api/scalekit/v1/tokens/tokens_pb.ts';
import { notServed, procedure, serve } from '../../chassis/serve.ts';
import { invalidFields } from '../../platform/fault.ts';
import { parseId } from '../../platform/ids.ts';
import { type ApiToken, referenceOf, type TokenReference } from './api-token.ts';
import { updateApiToken } from './change.ts';
import { createApiToken } from './create.ts';
import { listApiTokens, validateApiToken } from './read.ts';
import { invalidateApiToken } from './revoke.ts';

const { method } = ApiTokenService;

export const apiTokenService = serve(ApiTokenService, {
  createToken: procedure(method.createToken, {
    command: createApiToken,
    request: ({ token }) => {
      if (!token) throw required('token');
      return {
        organizationId: parseId('org', token.organizationId),
        ...(token.userId === '' ? {} : { userId: parseId('usr', token.userId) }),
        description: token.description,
        customClaims: token.customClaims,
        ...(token.expiry ? { expiresAt: timestampDate(token.expiry) } : {}),
      };
    },
    response: ({ token, text }) => ({ token: text, tokenId: token.id, tokenInfo: tokenMessage(token) }),
  }),
  validateToken: procedure(method.validateToken, {
    command: validateApiToken,
    request: whichOf,
    response: (token) => ({ tokenInfo: tokenMessage(token) }),
  }),
  invalidateToken: procedure(method.invalidateToken, { command: invalidateApiToken, request: whichOf, response: () => ({}) }),
  listTokens: procedure(method.listTokens, {
    command: listApiTokens,
    request: ({ organizationId, userId, pageSize, pageToken }) => ({
      organizationId: parseId('org', organizationId),
      ...(userId ? { userId: parseId('usr', userId) } : {}),
      size: pageSize,
      token: pageToken,
    }),
    response: ({ rows, total, next, previous }) => ({ tokens: rows.map(tokenMessage), totalCount: total, nextPageToken: next, prevPageToken: previous }),
  }),
  updateToken: procedure(method.updateToken, {
    command: updateApiToken,
    request: ({ customClaims, description, ...message }) => ({
      which: whichOf(message),
      // The wire cannot tell an empty map from none.
      ...(Object.keys(customClaims).length === 0 ? {} : { customClaims }),
      ...(description === undefined ? {} : { description }),
    }),
    response: (token) => ({ tokenInfo: tokenMessage(token) }),
  }),
  // Only a hash of a token is kept, so nobody can be shown its text again.
  fetchToken: notServed('a token is kept as a hash, so it is shown when it is made and never again'),
});

function whichOf({ token }: { readonly token: string }): TokenReference {
  if (token === '') throw required('token');
  return referenceOf(token);
}

const required = (field: string) => invalidFields([{ field, description: 'value is required', constraint: 'required' }]);

/** A token in the contract's words. */
const tokenMessage = (token: ApiToken): MessageInitShape<typeof TokenSchema> => ({
  tokenId: token.id,
  organizationId: token.organization.id,
  organizationExternalId: token.organization.externalId ?? '',
  customClaims: { ...token.customClaims },
  ...(token.holder
    ? {
        userId: token.holder.id,
        ...(token.holder.externalId === null ? {} : { userExternalId: token.holder.externalId }),
        email: token.holder.email,
        roles: [...token.holder.roles],
      }
    : {}),
  ...(token.expiresAt ? { expiry: timestampFromDate(token.expiresAt) } : {}),
  createdAt: timestampFromDate(token.createdAt),
  ...(token.description === '' ? {} : { description: token.description }),
  tokenSuffix: token.suffix,
});
