import { fromJson, type JsonObject, type JsonValue } from '@bufbuild/protobuf';
import { ValueSchema } from '@bufbuild/protobuf/wkt';
import { MetadataClaim as Metadata } from '@tenon/api/tenon/v1/environments_pb.ts';
import { type ClaimsToTry, TokenClaimService } from '@tenon/api/tenon/v1/token_claims_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import type { MetadataClaim } from '../../platform/environment.ts';
import { parseId } from '../../platform/ids.ts';
import type { Claims } from './claims.ts';
import { previewClaims } from './preview-claims.ts';

export const tokenClaimService = serve(TokenClaimService, {
  previewTokenClaims: procedure(TokenClaimService.method.previewTokenClaims, {
    command: previewClaims,
    request: ({ organizationId, userId, clientId, claims }) => ({
      organizationId: parseId('org', organizationId),
      userId: parseId('usr', userId),
      ...(clientId === '' ? {} : { clientId }),
      ...(claims === undefined ? {} : { claims: claimsToTry(claims) }),
    }),
    response: ({ accessToken, idToken, claims }) => ({
      accessToken: payload(accessToken),
      idToken: payload(idToken),
      claims: claims.map(({ name, value, error = '' }) => ({ name, error, ...(value === undefined ? {} : { value: fromJson(ValueSchema, json(value)) }) })),
    }),
  }),
});

const claimsToTry = ({ claims, metadata }: ClaimsToTry) => ({
  rules: claims.map(({ name, expression }) => ({ name, expression })),
  metadata: metadata.flatMap((value) => METADATA[value] ?? []),
});

const METADATA: Readonly<Partial<Record<Metadata, MetadataClaim>>> = {
  [Metadata.USER]: 'user',
  [Metadata.MEMBERSHIP]: 'membership',
  [Metadata.ORGANIZATION]: 'organization',
};

/** As it stands in the token. */
const json = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value)) as JsonValue;
const payload = (claims: Claims): JsonObject => json(claims) as JsonObject; // claims are an object
