import type { Work } from '../../platform/work.ts';
import { type Organization, sessionLimitsOf } from '../organizations/index.ts';
import { environmentLimits } from '../sessions/index.ts';
import type { User } from '../users/index.ts';
import { cameByConnection, connectionAhead, isTrusted, membershipAhead, membershipIn, owesSecondFactor, type Passage, policyAhead, wanted } from './passage.ts';
import { JOURNEY, type StepName } from './steps.ts';
import type { Walk } from './walk.ts';

/** One decision: what it says, and the setting or record that decided it. */
export interface Node {
  readonly name: string;
  readonly verdict: 'ok' | 'asked' | 'shut' | 'not_reached';
  readonly says: string;
  readonly decidedBy: string;
  readonly children?: readonly Node[];
}

interface About {
  readonly user: User | undefined;
  readonly walk: Walk;
  readonly work: Pick<Work, 'environment'>;
  /** The app has interceptors that are asked before a session begins. */
  readonly asksApp: boolean;
}

/** Why the journey leads where it leads, decision by decision, read off the same facts that the machine saw. */
export function explain(passage: Passage, about: About): Node[] {
  return [
    domain(passage),
    candidates(passage),
    connection(passage),
    proof(passage, about),
    trust(passage, about),
    factors(passage, about),
    organization(passage, about),
    roles(passage, about),
    interceptors(about),
    session(passage, about),
  ];
}

/** Did they get as far as this step? Before that, nothing is decided yet. */
const reached = ({ at }: Walk, step: StepName): boolean => {
  const order = JOURNEY.map(({ name }) => name);
  return !at || order.indexOf(at.step) >= order.indexOf(step);
};

const ofWhom = (passage: Passage, setting: string, own: boolean): string => {
  const ahead = membershipAhead(passage)?.organization.id ?? passage.request.organizationId;
  return own && ahead ? `organization.${setting} of ${ahead}` : `environment.${setting}`;
};

function domain({ domain: name, home }: Passage): Node {
  if (!home) return { name: 'domain', verdict: 'ok', says: `no organization has proven that ${name} is its own`, decidedBy: '' };
  return { name: 'domain', verdict: 'ok', says: `${name} belongs to ${home.organizationId}`, decidedBy: 'a verified domain of the organization' };
}

function candidates({ memberships, suggestions, home, request }: Passage): Node {
  const places: Node[] = memberships.map(({ organization, status }) => ({
    name: organization.id,
    verdict: status === 'ACTIVE' ? 'ok' : status === 'PENDING_INVITE' ? 'asked' : 'shut',
    says: `${organization.displayName || 'without a name'}: ${status}`,
    decidedBy: 'the membership',
  }));
  const others = [
    ...suggestions.map((id) => [id, 'their address is at a domain that it lets in', 'an allowed domain of the organization'] as const),
    ...(home ? [[home.organizationId, 'their address is at a domain of its own', 'a verified domain of the organization'] as const] : []),
    ...(request.organizationId ? [[request.organizationId, 'the app asks for it', 'the request'] as const] : []),
  ].filter(([id], index, all) => !memberships.some(({ organization }) => organization.id === id) && all.findIndex(([other]) => other === id) === index);
  const children = [...places, ...others.map(([name, says, decidedBy]): Node => ({ name, verdict: 'asked', says, decidedBy }))];
  const says = children.length === 0 ? 'none: they belong nowhere and are asked nowhere' : `${children.length} to consider`;
  return { name: 'candidates', verdict: children.length === 0 ? 'asked' : 'ok', says, decidedBy: '', children };
}

function connection(passage: Passage): Node {
  const ahead = connectionAhead(passage);
  if (ahead === undefined) {
    const off = passage.home && !passage.home.connection;
    return {
      name: 'connection',
      verdict: 'ok',
      says: off ? 'their organization has no connection that is on' : 'nobody else has to answer for them',
      decidedBy: '',
    };
  }
  if (ahead === 'missing') {
    return { name: 'connection', verdict: 'shut', says: 'single sign-on alone counts, and no connection is on', decidedBy: 'organization.policy.sso_only' };
  }
  return {
    name: 'connection',
    verdict: cameByConnection(passage) ? 'ok' : 'asked',
    says: `the identity provider behind ${ahead.id} answers for them`,
    decidedBy: `the enabled connection ${ahead.id} of ${ahead.organizationId}`,
  };
}

function proof(passage: Passage, { user, walk, work }: About): Node {
  const { methods } = policyAhead(passage);
  const own = methods.length !== passage.usual.methods.length;
  const decidedBy = ofWhom(passage, own ? 'policy.methods' : 'methods', own);
  if (!reached(walk, 'proof')) return { name: 'proof', verdict: 'not_reached', says: `what would count: ${methods.join(', ')}`, decidedBy };
  if (!user && !work.environment.signUp)
    return {
      name: 'proof',
      verdict: 'shut',
      says: 'nobody has this address, and people do not sign up by themselves',
      decidedBy: 'environment.sign_up_enabled',
    };
  const shown = passage.session?.proofs ?? [];
  const says = shown.length > 0 ? `shown: ${shown.join(', ')}; what counts: ${methods.join(', ')}` : `what counts: ${methods.join(', ')}`;
  return { name: 'proof', verdict: walk.at?.step === 'proof' ? 'asked' : 'ok', says: user ? says : `${says}; the account is made then`, decidedBy };
}

function trust(passage: Passage, { walk }: About): Node {
  if (!reached(walk, 'trust')) return { name: 'trust', verdict: 'not_reached', says: 'whether somebody answers for the address', decidedBy: '' };
  return isTrusted(passage)
    ? {
        name: 'trust',
        verdict: 'ok',
        says: passage.mailboxProven ? 'they read the mail of this address' : 'its own organization answers for it',
        decidedBy: '',
      }
    : { name: 'trust', verdict: 'asked', says: 'nobody has shown that they read its mail', decidedBy: '' };
}

function factors(passage: Passage, { walk }: About): Node {
  const { secondFactor } = policyAhead(passage);
  const own = secondFactor !== passage.usual.secondFactor;
  const decidedBy = ofWhom(passage, own ? 'policy.second_factor_required' : 'methods.second_factor', own);
  if (!reached(walk, 'second_factor')) return { name: 'factors', verdict: 'not_reached', says: `a second proof is ${secondFactor}`, decidedBy };
  const says = `a second proof is ${secondFactor}, and they have ${passage.factors === 0 ? 'none' : passage.factors} set up`;
  return { name: 'factors', verdict: owesSecondFactor(passage) ? 'asked' : 'ok', says, decidedBy };
}

function organization(passage: Passage, { walk }: About): Node {
  const target = wanted(passage);
  const { request, session } = passage;
  const decidedBy =
    target === undefined ? '' : request.organizationId ? 'the request' : session?.organizationId === target ? 'the session' : 'their only membership';
  if (!reached(walk, 'organization')) {
    return { name: 'organization', verdict: 'not_reached', says: target ? `${target} is next` : 'not decided yet', decidedBy };
  }
  if (target === undefined) return { name: 'organization', verdict: 'asked', says: 'they choose, join or create one', decidedBy: '' };
  const membership = membershipIn(passage, target);
  if (membership?.status === 'ACTIVE')
    return { name: 'organization', verdict: 'ok', says: `${membership.organization.displayName || 'without a name'} (${target})`, decidedBy };
  const asked = walk.way && 'page' in walk.way;
  return {
    name: 'organization',
    verdict: asked ? 'asked' : 'shut',
    says: `${target}: ${membership?.status ?? 'no member'}`,
    decidedBy: membership ? 'the membership' : decidedBy,
  };
}

function roles(passage: Passage, { walk }: About): Node {
  const membership = 'enter' in walk.way ? walk.way.enter : membershipAhead(passage);
  const says = membership ? membership.roles.map(({ name }) => name).join(', ') || 'none' : 'none yet';
  return { name: 'roles', verdict: 'enter' in walk.way ? 'ok' : 'not_reached', says, decidedBy: membership ? `the membership ${membership.id}` : '' };
}

function interceptors({ walk, asksApp }: About): Node {
  const name = 'interceptors';
  if (!asksApp) return { name, verdict: 'ok', says: 'the app has none that would be asked', decidedBy: '' };
  const decidedBy = 'the interceptors of PRE_SESSION_CREATION that are on';
  return { name, verdict: 'enter' in walk.way ? 'ok' : 'not_reached', says: 'an interceptor would be asked, and may say no; nobody asked it now', decidedBy };
}

function session(passage: Passage, { walk, work }: About): Node {
  const ahead: Organization | undefined = membershipAhead(passage)?.organization;
  const usual = environmentLimits(work.environment);
  const own = ahead ? sessionLimitsOf(ahead) : null;
  const absolute = Math.min(usual.absoluteMinutes, own?.absoluteMinutes ?? Number.POSITIVE_INFINITY);
  const idle = Math.min(usual.idleMinutes ?? Number.POSITIVE_INFINITY, own?.idleMinutes ?? Number.POSITIVE_INFINITY);
  const says = `ends ${absolute} minutes after the proof${Number.isFinite(idle) ? `, or after ${idle} minutes without use` : ''}`;
  const stricter = own !== null && (absolute < usual.absoluteMinutes || idle < (usual.idleMinutes ?? Number.POSITIVE_INFINITY));
  return {
    name: 'session',
    verdict: 'enter' in walk.way ? 'ok' : 'not_reached',
    says,
    decidedBy: ofWhom(passage, stricter ? 'session_policy' : 'sessions', stricter),
  };
}
