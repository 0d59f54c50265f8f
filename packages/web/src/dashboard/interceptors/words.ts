import {
  InterceptorDecision as Decision,
  InterceptorFailurePolicy as FailurePolicy,
  type Interceptor,
  type InterceptorCall,
  InterceptorTrigger as Trigger,
} from '@tenon/api/tenon/v1/interceptors_pb.ts';
import type { Tone } from '../../design/index.ts';

interface TriggerWords {
  readonly trigger: Trigger;
  /** When it is asked: "Before somebody is invited". */
  readonly when: string;
  /** What a no does. */
  readonly no: string;
}

export const TRIGGERS: readonly TriggerWords[] = [
  { trigger: Trigger.PRE_USER_INVITATION, when: 'Before somebody is invited', no: 'A no refuses the call: nobody is created and no mail is sent.' },
  { trigger: Trigger.PRE_SIGNUP, when: 'Before somebody signs up', no: 'A no is shown on the sign-up page. A yes may name an organization they belong to.' },
  {
    trigger: Trigger.PRE_SESSION_CREATION,
    when: 'Before a session begins',
    no: 'A no is shown to whoever signs in or switches, and told to the app. A yes may put claims into their tokens.',
  },
  { trigger: Trigger.PRE_M2M_TOKEN_CREATION, when: 'Before a machine gets a token', no: 'A no refuses the token. A yes may put claims into it.' },
];

export const triggerOf = (trigger: Trigger): TriggerWords => TRIGGERS.find((one) => one.trigger === trigger) ?? { trigger, when: `Trigger ${trigger}`, no: '' };

/** What counts without an answer. */
export const failureWords = (policy: FailurePolicy): string => (policy === FailurePolicy.FAIL_CLOSED ? 'Says no' : 'Goes on');

interface Said {
  readonly tone: Tone;
  readonly words: string;
}

export const stateOf = ({ enabled }: Pick<Interceptor, 'enabled'>): Said => (enabled ? { tone: 'good', words: 'On' } : { tone: 'idle', words: 'Off' });

/** What came of a call. Where nothing came back, the failure policy has answered. */
export function decisionOf({ decision, failure }: Pick<InterceptorCall, 'decision' | 'failure'>): Said {
  const yes = decision === Decision.ALLOW;
  if (failure) return { tone: yes ? 'wait' : 'bad', words: yes ? 'No answer · went on' : 'No answer · said no' };
  return yes ? { tone: 'good', words: 'Yes' } : { tone: 'bad', words: 'No' };
}

const EMAIL = /"user_email"\s*:\s*"([^"]+)"/;

/** Whom a question was about. It was kept cut to a length, so it may be half of JSON. */
export const emailIn = (request: string): string => EMAIL.exec(request)?.[1] ?? '';
