import { PasswordlessService, PasswordlessType, type SendPasswordlessResponse, TemplateType } from '@tenon/api/scalekit/v1/auth/passwordless_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { isId } from '../../platform/ids.ts';
import { passwordlessFaults } from './faults.ts';
import type { Kind, PasswordlessRequest, Template } from './passwordless.ts';
import { resendPasswordless, sendPasswordless } from './send.ts';
import { verifyPasswordless } from './verify.ts';

const { method } = PasswordlessService;

export const passwordlessService = serve(PasswordlessService, {
  sendPasswordlessEmail: procedure(method.sendPasswordlessEmail, {
    command: sendPasswordless,
    request: ({ email, template, magiclinkAuthUri, state, expiresIn, templateVariables }) => ({
      email,
      ...(template ? { template: TEMPLATES[template] } : {}),
      ...(magiclinkAuthUri === undefined ? {} : { linkUri: magiclinkAuthUri }),
      ...(state === undefined ? {} : { state }),
      ...(expiresIn ? { seconds: expiresIn } : {}),
      variables: { ...templateVariables },
    }),
    response: sentMessage,
  }),
  verifyPasswordlessEmail: procedure(method.verifyPasswordlessEmail, {
    command: verifyPasswordless,
    request: ({ authCredential, authRequestId = '' }) => ({
      requestId: authRequestId,
      proof:
        authCredential.case === 'code' ? { code: authCredential.value } : authCredential.case === 'linkToken' ? { linkToken: authCredential.value } : undefined,
    }),
    response(verified) {
      // Thrown here, when the wrong try is counted for good.
      if (!verified.right) throw verified.fault;
      const { email, state, template, kind } = verified.request;
      return {
        email,
        ...(state === null ? {} : { state }),
        ...(template === null ? {} : { template: template === 'sign_up' ? TemplateType.SIGNUP : TemplateType.SIGNIN }),
        passwordlessType: TYPES[kind],
      };
    },
  }),
  resendPasswordlessEmail: procedure(method.resendPasswordlessEmail, {
    command: resendPasswordless,
    request: ({ authRequestId }) => {
      if (!isId('pwl', authRequestId)) throw passwordlessFaults.notFound({ request: authRequestId });
      return authRequestId;
    },
    response: sentMessage,
  }),
});

const TEMPLATES: Record<Exclude<TemplateType, typeof TemplateType.UNSPECIFIED>, Template> = {
  [TemplateType.SIGNIN]: 'sign_in',
  [TemplateType.SIGNUP]: 'sign_up',
};

const TYPES: Record<Kind, PasswordlessType> = { code: PasswordlessType.OTP, link: PasswordlessType.LINK, both: PasswordlessType.LINK_OTP };

function sentMessage({ id, expiresAt, seconds, kind }: PasswordlessRequest) {
  return {
    authRequestId: id,
    expiresAt: BigInt(Math.floor(expiresAt.getTime() / 1000)),
    expiresIn: seconds,
    passwordlessType: TYPES[kind],
  } satisfies Partial<SendPasswordlessResponse>;
}
