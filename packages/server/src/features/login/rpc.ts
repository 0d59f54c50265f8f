import type { JsonObject } from '@bufbuild/protobuf';
import { type FinishAuthenticationRequest, WebAuthnService } from '@tenon/api/scalekit/v1/auth/webauthn_pb.ts';
import { command, openTo, SIGNED_IN } from '../../chassis/command.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { parseId } from '../../platform/ids.ts';
import { beginProof, listPasskeys, passkeyFaults, passkeyMessage, relyingParty, removePasskey, renamePasskey } from '../passkeys/index.ts';
import { PASSKEYS_PAGE } from './passkeys-page.ts';
import { signInByPasskey } from './sign-in-by-passkey.ts';

const { method } = WebAuthnService;

export const webAuthnService = serve(WebAuthnService, {
  beginRegistration: procedure(method.beginRegistration, { command: onlyOnPage(), request: () => undefined, response: () => ({}) }),
  finishRegistration: procedure(method.finishRegistration, { command: onlyOnPage(), request: () => undefined, response: () => ({}) }),
  beginAuthentication: procedure(method.beginAuthentication, {
    command: beginAuthentication(),
    request: () => undefined,
    response: ({ sessionId, options }) => ({ sessionId, options }),
  }),
  finishAuthentication: procedure(method.finishAuthentication, {
    command: signInByPasskey,
    request: (message) => ({ whose: ceremonyOf(message.sessionId), given: answerIn(message) }),
    response(result) {
      // Thrown here and not by the command: what it noticed about the passkey stays written.
      if (result.outcome !== 'signed_in') throw passkeyFaults[result.outcome]({ origin: 'which is not this one' });
      return { success: true, userId: result.user.id, sessionToken: result.secret ?? '' };
    },
  }),
  listCredentials: procedure(method.listCredentials, {
    command: listPasskeys,
    request: ({ userId }) => (userId ? { userId: parseId('usr', userId) } : {}),
    response: ({ userId, passkeys }, { environment }) => ({
      credentials: passkeys.map(passkeyMessage),
      allAcceptedCredentialsOptions: {
        rpId: relyingParty(environment).id,
        userId: Buffer.from(userId).toString('base64url'),
        allAcceptedCredentialIds: passkeys.map(({ credentialId }) => credentialId),
      },
    }),
  }),
  deleteCredential: procedure(method.deleteCredential, {
    command: removePasskey,
    request: ({ credentialId }) => ({ passkeyId: parseId('cred', credentialId) }),
    response: ({ credentialId }, { environment }) => ({ success: true, unknownCredentialOptions: { rpId: relyingParty(environment).id, credentialId } }),
  }),
  updateCredential: procedure(method.updateCredential, {
    command: renamePasskey,
    request: ({ credentialId, displayName }) => ({ passkeyId: parseId('cred', credentialId), name: displayName }),
    response: (passkey) => ({ credential: passkeyMessage(passkey) }),
  }),
  getRelatedOrigins: procedure(method.getRelatedOrigins, {
    command: relatedOrigins(),
    request: () => undefined,
    response: (origins) => ({ origins }),
  }),
});

/** Whoever holds an access token is not the person at their device: a passkey that was made with one would outlast it by years. */
function onlyOnPage() {
  return command({
    needs: SIGNED_IN,
    reads: true,
    async run({ environment }, _: undefined): Promise<void> {
      throw passkeyFaults.onlyOnPage({ page: `${environment.url}${PASSKEYS_PAGE}` });
    },
  });
}

function beginAuthentication() {
  return command({
    needs: openTo('It tells nothing about anybody: whichever passkey is picked says whose it is.'),
    reads: true,
    async run(work, _: undefined): Promise<{ readonly sessionId: string; readonly options: JsonObject }> {
      const sessionId = work.newSecret();
      // As it goes over the wire: what is not said is left out.
      return { sessionId, options: JSON.parse(JSON.stringify(await beginProof(work, { whose: ceremonyOf(sessionId) }))) };
    },
  });
}

/** No browser's secret begins like this. */
const ceremonyOf = (sessionId: string): string => `session ${sessionId}`;

function answerIn({ credentialId, type, authenticatorAttachment, response }: FinishAuthenticationRequest) {
  const encode = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('base64url');
  return {
    id: encode(credentialId),
    rawId: encode(credentialId),
    type: type || 'public-key',
    ...(authenticatorAttachment ? { authenticatorAttachment } : {}),
    response: {
      clientDataJSON: encode(response?.clientDataJson),
      authenticatorData: encode(response?.authenticatorData),
      signature: encode(response?.signature),
      userHandle: encode(response?.userHandle),
    },
  };
}

function relatedOrigins() {
  return command({
    needs: openTo('It is published for browsers.'),
    reads: true,
    run: async ({ environment }, _: undefined): Promise<string[]> => [relyingParty(environment).origin],
  });
}
