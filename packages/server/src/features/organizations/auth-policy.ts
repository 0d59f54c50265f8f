import type { Environment, MethodSettings, SecondFactor } from '../../platform/environment.ts';

/** The ways of showing who one is that an organization can choose among. */
export const SIGN_IN_METHODS = ['email_code', 'magic_link', 'password', 'passkey', 'social'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** What an organization demands of its people beside what the environment asks of everybody. */
export interface AuthPolicy {
  /** The ways that count here; none named: all that the environment has on. */
  readonly methods: readonly SignInMethod[];
  /** Everybody proves a second thing. */
  readonly secondFactor: boolean;
  /** Whoever has an address at one of its verified domains comes by its own connection. */
  readonly ssoOnly: boolean;
}

/** What holds for an organization that demands nothing. */
export const NO_DEMANDS: AuthPolicy = { methods: [], secondFactor: false, ssoOnly: false };

/** What people have to do to get into an organization: the stricter of environment and organization, in every point. */
export interface EffectivePolicy {
  readonly methods: readonly SignInMethod[];
  readonly secondFactor: SecondFactor;
  readonly ssoOnly: boolean;
}

/**
 * An organization narrows what the environment has on and never widens it. When the environment switches off the last
 * way that an organization let count, the environment's ways count there again: otherwise a change of one setting would
 * shut everybody out of organizations that nobody was looking at.
 */
export function policyOf({ methods }: Pick<Environment, 'methods'>, { authPolicy }: { readonly authPolicy: AuthPolicy }): EffectivePolicy {
  const on = methodsOn(methods);
  const narrowed = on.filter((method) => authPolicy.methods.includes(method));
  return {
    methods: narrowed.length > 0 ? narrowed : on,
    secondFactor: authPolicy.secondFactor ? 'required' : methods.secondFactor,
    ssoOnly: authPolicy.ssoOnly,
  };
}

/** The ways that the environment has on, in the order they are named everywhere. */
export function methodsOn({ emailCode, magicLink, password, passkeys, socialProviders }: MethodSettings): readonly SignInMethod[] {
  const on: Record<SignInMethod, boolean> = {
    email_code: emailCode,
    magic_link: magicLink,
    password,
    passkey: passkeys,
    social: socialProviders.length > 0,
  };
  return SIGN_IN_METHODS.filter((method) => on[method]);
}
