import type { Work } from '../../platform/work.ts';
import { environmentMethod } from '../connections/index.ts';
import { FEWEST_SECONDS, type Kind, MOST_SECONDS, USUAL_SECONDS } from './passwordless.ts';

/** How the environment wants its mails. */
export interface Method {
  /** Undefined: nobody said; what the app asks for decides. */
  readonly kind: Kind | undefined;
  /** How long a mail is good for when the app does not say. */
  readonly seconds: number;
  /** A link is verified only together with the id of its request, which the browser that asked can bring. */
  readonly sameBrowser: boolean;
}

const KINDS: Readonly<Record<string, Kind>> = { OTP: 'code', LINK: 'link', LINK_OTP: 'both' };

export async function methodOf(work: Work): Promise<Method> {
  const { type, validity, enforce_same_browser_origin } = (await environmentMethod(work, 'passwordless'))?.settings ?? {};
  return {
    kind: typeof type === 'string' ? KINDS[type] : undefined,
    seconds: typeof validity === 'number' && validity >= FEWEST_SECONDS && validity <= MOST_SECONDS ? validity : USUAL_SECONDS,
    sameBrowser: enforce_same_browser_origin === true,
  };
}
