import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { WebAuthnCredentialSchema } from '@tenon/api/scalekit/v1/auth/webauthn_pb.ts';
import { deviceOf } from '../../chassis/device.ts';
import { nameOfKind } from './authenticators.ts';
import type { Passkey } from './passkey.ts';

/** A passkey in the contract's words. Where an address is in the world is not known here. */
export function passkeyMessage(passkey: Passkey): MessageInitShape<typeof WebAuthnCredentialSchema> {
  const device = deviceOf(passkey.userAgent ?? '');
  return {
    id: passkey.id,
    userId: passkey.userId,
    credentialId: Buffer.from(passkey.credentialId, 'base64url'),
    attestationType: 'none',
    authenticator: { aaguid: passkey.aaguid, name: nameOfKind(passkey.aaguid), attachment: passkey.attachment ?? '' },
    transports: [...passkey.transports],
    // Both were checked when it was made, and are at every use.
    authenticatorFlags: { userPresent: true, userVerified: true, backupEligible: passkey.backupEligible, backupState: passkey.backedUp },
    createdAt: timestampFromDate(passkey.createdAt),
    updatedAt: timestampFromDate(passkey.updatedAt),
    userAgent: {
      raw: passkey.userAgent ?? '',
      browser: device.browser,
      browserVersion: device.browserVersion,
      os: device.os,
      osVersion: device.osVersion,
      deviceType: device.type,
    },
    clientInfo: { ip: passkey.ip ?? '' },
    displayName: passkey.name,
  };
}
