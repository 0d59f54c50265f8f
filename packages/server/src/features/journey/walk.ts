import { OAuthError } from '../../protocols/oauth2/error.ts';
import type { Membership } from '../memberships/index.ts';
import { membershipAhead, type Passage } from './passage.ts';
import { type Gate, type GateName, type HostedPage, JOURNEY, type StepName } from './steps.ts';

/** A hosted page, an answer to the app, or the organization they go on in. */
export type Way = { readonly page: HostedPage } | { readonly refuse: OAuthError } | { readonly enter: Membership };

/** How far somebody came, and what is next. */
export interface Walk {
  readonly way: Way;
  /** The steps that lie behind them. */
  readonly passed: readonly StepName[];
  /** The gate they stand before; absent when every gate was open. */
  readonly at?: { readonly step: StepName; readonly gate: GateName };
}

/** Tries every gate in turn. Changes nothing: the same facts always lead the same way. */
export function walk(passage: Passage): Walk {
  const passed: StepName[] = [];
  for (const { name: step, gates } of JOURNEY) {
    const shut: (Gate & { readonly name: GateName }) | undefined = gates.find((gate) => gate.isShut(passage));
    if (shut) return { way: behind(shut, passage), passed, at: { step, gate: shut.name } };
    passed.push(step);
  }
  const membership = membershipAhead(passage);
  if (!membership) throw new Error('every gate was open and there is no membership');
  return { way: { enter: membership }, passed };
}

export const whatIsNext = (passage: Passage): Way => walk(passage).way;

/** With prompt=none nothing may be shown (OpenID Connect Core section 3.1.2.6). */
function behind(gate: Gate, passage: Passage): Way {
  if ('refuse' in gate) return { refuse: new OAuthError('access_denied', typeof gate.refuse === 'string' ? gate.refuse : gate.refuse(passage)) };
  return passage.request.prompt.includes('none') ? { refuse: new OAuthError(gate.silently, SILENTLY[gate.silently]) } : { page: gate.page };
}

const SILENTLY = {
  login_required: 'the person has to sign in',
  interaction_required: 'the person has to answer something first',
  account_selection_required: 'the person has to choose an organization',
  consent_required: 'the person has to say whether the app may',
} as const;
