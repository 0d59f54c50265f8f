import { CLIENTS, command, unaudited } from '../../chassis/command.ts';
import { letterLanguage } from '../../chassis/i18n/letters.ts';
import type { StringMap } from '../../platform/db/tables.ts';
import { testCodeFor } from '../../platform/environment.ts';
import type { PasswordlessId } from '../../platform/ids.ts';
import { cancelJobs } from '../../platform/outbox.ts';
import type { Work } from '../../platform/work.ts';
import { passwordlessFaults } from './faults.ts';
import type { PasswordlessMail } from './mail.ts';
import { type Method, methodOf } from './method.ts';
import { type Kind, MAILS_A_MINUTE, type PasswordlessRequest, stateOf, type Template, TRIES_A_DAY } from './passwordless.ts';
import { checkFields } from './policy.ts';
import { newSecrets, type Secrets } from './secrets.ts';
import { countMails, countTries, insertRequest, lockAddress, renewSecrets, selectRequest } from './store.ts';

export interface SendPasswordless {
  readonly email: string;
  readonly template?: Template;
  readonly linkUri?: string;
  readonly state?: string;
  readonly seconds?: number;
  readonly variables: Readonly<StringMap>;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** The app asks for a mail. Whether anybody with that address is known makes no difference to what happens here. */
export const sendPasswordless = command({
  needs: CLIENTS,
  action: unaudited('It belongs to a sign-in.'),
  async run(work, asked: SendPasswordless): Promise<PasswordlessRequest> {
    checkFields(work.environment, asked);
    await demandPatience(work, asked.email);

    const method = await methodOf(work);
    const id = work.newId('pwl');
    const seconds = asked.seconds ?? method.seconds;
    const request: PasswordlessRequest = {
      id,
      email: asked.email,
      template: asked.template ?? null,
      kind: kindFor(method, asked),
      linkUri: asked.linkUri ?? null,
      state: asked.state ?? null,
      variables: asked.variables,
      seconds,
      tries: 0,
      expiresAt: new Date(work.now.getTime() + seconds * SECOND),
      usedAt: null,
    };
    const secrets = newSecrets(work, id, request.kind, request.linkUri, testCode(work, request));
    await insertRequest(work, request, secrets);
    if (testCode(work, request) === undefined) scheduleMail(work, request, secrets);
    return request;
  },
});

/** Sends a new code and a new link. The old ones stop working, and their mail is not sent if it still waits. */
export const resendPasswordless = command({
  needs: CLIENTS,
  action: unaudited('It belongs to a sign-in.'),
  async run(work, id: PasswordlessId): Promise<PasswordlessRequest> {
    const request = await selectRequest(work, { id });
    if (!request) throw passwordlessFaults.notFound({ request: id });
    // A locked one stays locked: resending must not hand out five more tries.
    if (stateOf(request, work.now) !== 'open') throw passwordlessFaults.notOpen();
    await demandPatience(work, request.email);

    const secrets = newSecrets(work, id, request.kind, request.linkUri, testCode(work, request));
    const renewed = await renewSecrets(work, id, secrets, new Date(work.now.getTime() + request.seconds * SECOND));
    if (!renewed) throw passwordlessFaults.notOpen();
    await cancelJobs(work, jobKey(id));
    if (testCode(work, request) === undefined) scheduleMail(work, renewed, secrets);
    return renewed;
  },
});

/** A link needs a page of the app's to open. Where nobody said what a mail holds, an app that names no page gets a code alone. */
function kindFor({ kind }: Method, { linkUri }: SendPasswordless): Kind {
  if (kind === undefined) return linkUri === undefined ? 'code' : 'both';
  if (kind !== 'code' && linkUri === undefined) throw passwordlessFaults.linkUriRequired();
  return kind;
}

/** Counts under a lock of the address: two processes must not both see one mail and send the third. */
async function demandPatience(work: Work, email: string): Promise<void> {
  await lockAddress(work, email);
  // No mail goes to a test user.
  const mails = testCodeFor(work.environment, email) === undefined;
  if (mails && (await countMails(work, email, new Date(work.now.getTime() - MINUTE))) >= MAILS_A_MINUTE) throw passwordlessFaults.tooManyMails();
  if ((await countTries(work, email, new Date(work.now.getTime() - DAY))) >= TRIES_A_DAY) throw passwordlessFaults.tooManyTries();
}

/** The code of a test user, where the mail would hold one. */
const testCode = ({ environment }: Work, { kind, email }: Pick<PasswordlessRequest, 'kind' | 'email'>): string | undefined =>
  kind === 'link' ? undefined : testCodeFor(environment, email);

function scheduleMail(work: Work, { id, email, template, seconds, variables }: PasswordlessRequest, { code, link }: Secrets): void {
  const mail: PasswordlessMail = {
    to: email,
    template: template ?? 'sign_in',
    seconds,
    language: letterLanguage(work),
    ...(Object.keys(variables).length > 0 ? { variables } : {}),
    ...(code === undefined ? {} : { code }),
    ...(link === undefined ? {} : { link }),
  };
  work.schedule('mail.passwordless', mail, { key: jobKey(id) });
}

const jobKey = (id: PasswordlessId): string => `passwordless:${id}`;
