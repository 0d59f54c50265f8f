import { EnvironmentService } from '@tenon/api/tenon/v1/environments_pb.ts';
import { SignInMethod } from '@tenon/api/tenon/v1/policies_pb.ts';
import { useRead } from '../../../api/index.ts';

/** What the app has on; `undefined` until that is known. An organization chooses among it. */
export function useMethodsOn(): readonly SignInMethod[] | undefined {
  const { data } = useRead(EnvironmentService.method.getEnvironment, {});
  const methods = data?.environment?.methods;
  if (!methods) return undefined;
  const on: Readonly<Partial<Record<SignInMethod, boolean | undefined>>> = {
    [SignInMethod.EMAIL_CODE]: methods.emailCode,
    [SignInMethod.MAGIC_LINK]: methods.magicLink,
    [SignInMethod.PASSWORD]: methods.password,
    [SignInMethod.PASSKEY]: methods.passkeys,
    [SignInMethod.SOCIAL]: (methods.socialProviders?.providers.length ?? 0) > 0,
  };
  return [SignInMethod.EMAIL_CODE, SignInMethod.MAGIC_LINK, SignInMethod.PASSWORD, SignInMethod.PASSKEY, SignInMethod.SOCIAL].filter((method) => on[method]);
}
