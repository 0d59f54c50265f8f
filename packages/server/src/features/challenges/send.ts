import { letterLanguage } from '../../chassis/i18n/letters.ts';
import { testCodeFor } from '../../platform/environment.ts';
import type { Fault } from '../../platform/fault.ts';
import type { ChallengeId, InteractionId, InvitationId } from '../../platform/ids.ts';
import { cancelJobs } from '../../platform/outbox.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import { noteStep } from '../auth-log/index.ts';
import { type Challenge, challengeState, endOfMail, MAILS_A_MINUTE, mailHolds, type Purpose, TRIES_A_DAY } from './challenge.ts';
import { challengeFaults } from './faults.ts';
import type { ChallengeMail } from './mail.ts';
import { hashOfCode, jobKey, linkOf, newCode } from './secrets.ts';
import { closeOpen, countMails, countTries, insertChallenge, lockAddress, renewSecrets, selectChallenge } from './store.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

export interface Asked {
  readonly email: string;
  readonly purpose: Purpose;
  readonly browserSecret: string;
  readonly interactionId?: InteractionId | undefined;
  /** Where it stands in the auth log, when no request waits for it. */
  readonly requestId?: InteractionId | undefined;
  readonly invitationId?: InvitationId | undefined;
  /** What the sign-up page was told, kept until the address is proven. */
  readonly profile?: Readonly<Record<string, string>>;
  /** Named in the mail. */
  readonly organizationName?: string;
}

/** Mails a code and a link. Whether anybody with that address is known makes no difference to what happens here. */
export async function sendChallenge(work: Work, asked: Asked): Promise<ChallengeId> {
  const email = asked.email.toLowerCase();
  const browserHash = fingerprint(asked.browserSecret);
  const requestId = asked.requestId ?? asked.interactionId;
  await demandPatience(work, email, requestId);

  for (const older of await closeOpen(work, email, browserHash)) await cancelJobs(work, jobKey(older));

  const id = work.newId('chl');
  const secrets = newSecrets(work, email);
  const profile = { ...asked.profile, ...(asked.organizationName ? { organization_name: asked.organizationName } : {}) };
  await insertChallenge(work, {
    id,
    email,
    purpose: asked.purpose,
    interactionId: asked.interactionId,
    requestId,
    invitationId: asked.invitationId,
    browserHash,
    ...hashesOf(work, id, secrets),
    profile,
    expiresAt: endOfMail(work),
  });
  scheduleMail(work, { id, email, purpose: asked.purpose, profile }, secrets);
  noteStep(work, requestId, secrets.isTest ? 'test_code_set' : 'code_sent', { email: asked.email });
  return id;
}

/** Sends a new code and a new link. The old ones stop working, and their mail is not sent if it still waits. */
export async function resendChallenge(work: Work, id: ChallengeId, browserSecret: string): Promise<Challenge> {
  const challenge = await selectChallenge(work, { id, browser_hash: fingerprint(browserSecret) });
  if (!challenge) throw challengeFaults.gone();
  const state = challengeState(challenge, work.now);
  // A locked one stays locked: resending must not hand out more tries.
  if (state === 'used' || state === 'locked') throw challengeFaults.gone();
  await demandPatience(work, challenge.email, challenge.requestId);

  const secrets = newSecrets(work, challenge.email);
  if (!(await renewSecrets(work, id, { ...hashesOf(work, id, secrets), expiresAt: endOfMail(work) }))) {
    throw challengeFaults.gone();
  }
  await cancelJobs(work, jobKey(id));
  scheduleMail(work, challenge, secrets);
  noteStep(work, challenge.requestId, secrets.isTest ? 'test_code_set' : 'code_sent_again');
  return { ...challenge, sentAt: work.now, expiresAt: endOfMail(work) };
}

/** Counts under a lock of the address: two processes must not both see one mail and send the third. */
async function demandPatience(work: Work, email: string, requestId: InteractionId | undefined): Promise<void> {
  await lockAddress(work, email);
  const refuse = (fault: Fault) => {
    noteStep(work, requestId, 'code_not_sent', { email, error: fault.code, evenIfRefused: true });
    throw fault;
  };
  // No mail goes to a test user. Wrong codes count for them as for everybody.
  const mails = !testCode(work, email);
  if (mails && (await countMails(work, email, new Date(work.now.getTime() - MINUTE))) >= MAILS_A_MINUTE) refuse(challengeFaults.tooManyMails());
  if ((await countTries(work, email, new Date(work.now.getTime() - DAY))) >= TRIES_A_DAY) refuse(challengeFaults.tooManyTries());
}

/** What the mail holds; nothing stands for what it does not. */
interface Secrets {
  readonly code: string | undefined;
  readonly token: string | undefined;
  /** Of a test user: known beforehand, and not mailed. */
  readonly isTest: boolean;
}

function newSecrets(work: Work, email: string): Secrets {
  const known = testCode(work, email);
  if (known) return { code: known, token: undefined, isTest: true };
  const holds = mailHolds(work.environment);
  return { isTest: false, code: holds.code ? newCode(work) : undefined, token: holds.link ? work.newSecret() : undefined };
}

/** Where mails hold a link alone, a test user is nobody special. */
const testCode = ({ environment }: Work, email: string): string | undefined => (mailHolds(environment).code ? testCodeFor(environment, email) : undefined);

const hashesOf = (work: Work, id: ChallengeId, { code, token }: Pick<Secrets, 'code' | 'token'>) => ({
  codeHash: code === undefined ? '' : hashOfCode(work, id, code),
  linkHash: token === undefined ? null : fingerprint(token),
});

function scheduleMail(
  work: Work,
  { id, email, purpose, profile }: Pick<Challenge, 'id' | 'email' | 'purpose' | 'profile'>,
  { code, token, isTest }: Secrets,
): void {
  if (isTest) return;
  const organizationName = profile['organization_name'];
  const mail: ChallengeMail = {
    to: email,
    ...(code === undefined ? {} : { code }),
    ...(token === undefined ? {} : { link: linkOf(work, token) }),
    purpose,
    seconds: work.environment.methods.mailSeconds,
    language: letterLanguage(work),
    ...(organizationName ? { organizationName } : {}),
  };
  work.schedule('mail.challenge', mail, { key: jobKey(id) });
}
