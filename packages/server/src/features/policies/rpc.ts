import { SecondFactor as Factor } from '@tenon/api/tenon/v1/environments_pb.ts';
import { SignInMethod as Method, type OrganizationPolicy, OrganizationPolicyService } from '@tenon/api/tenon/v1/policies_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { parseId } from '../../platform/ids.ts';
import { type AuthPolicy, SIGN_IN_METHODS, type SignInMethod } from '../organizations/index.ts';
import { changePolicy, getPolicy, type Policy } from './policy.ts';

const { method } = OrganizationPolicyService;

export const policyService = serve(OrganizationPolicyService, {
  getOrganizationPolicy: procedure(method.getOrganizationPolicy, {
    command: getPolicy,
    request: ({ organizationId }) => ({ organizationId: parseId('org', organizationId) }),
    response: policyMessage,
  }),
  updateOrganizationPolicy: procedure(method.updateOrganizationPolicy, {
    command: changePolicy,
    request: ({ organizationId, policy }) => ({ organizationId: parseId('org', organizationId), changes: policy ? changesOf(policy) : {} }),
    response: policyMessage,
  }),
});

const METHODS: Record<SignInMethod, Method> = {
  email_code: Method.EMAIL_CODE,
  magic_link: Method.MAGIC_LINK,
  password: Method.PASSWORD,
  passkey: Method.PASSKEY,
  social: Method.SOCIAL,
};
const FACTORS = { off: Factor.OFF, optional: Factor.OPTIONAL, required: Factor.REQUIRED } as const;

function policyMessage({ demands, effective }: Policy) {
  return {
    policy: {
      methods: { methods: demands.methods.map((name) => METHODS[name]) },
      secondFactorRequired: demands.secondFactor,
      ssoOnly: demands.ssoOnly,
    },
    effective: { methods: effective.methods.map((name) => METHODS[name]), secondFactor: FACTORS[effective.secondFactor], ssoOnly: effective.ssoOnly },
  };
}

function changesOf({ methods, secondFactorRequired, ssoOnly }: OrganizationPolicy): Partial<AuthPolicy> {
  return {
    ...(methods && { methods: SIGN_IN_METHODS.filter((name) => methods.methods.includes(METHODS[name])) }),
    ...(secondFactorRequired !== undefined && { secondFactor: secondFactorRequired }),
    ...(ssoOnly !== undefined && { ssoOnly }),
  };
}
