import type { ClientId, SessionId, UserId } from '../../platform/ids.ts';
import { ForbiddenAddress, type Outside } from '../../platform/outside.ts';
import type { Work } from '../../platform/work.ts';
import { GiveUp, type JobHandler } from '../../platform/worker.ts';
import { LOGOUT_TOKEN_TYPE, logoutTokenClaims } from '../../protocols/oidc/logout-token.ts';
import { findClient } from '../clients/index.ts';
import { keyringOf } from '../keys/index.ts';

export const LOGOUT_JOB = 'logout.back_channel';

/** What one app is told at one address. */
export interface LogoutNews {
  readonly clientId: ClientId;
  readonly uri: string;
  readonly sub: UserId;
  readonly sid: SessionId;
}

/** Posts logout tokens; what does not arrive is tried again as every job is. */
export const logoutJobs = (outside: Pick<Outside, 'fetch'>): Readonly<Record<string, JobHandler>> => ({
  [LOGOUT_JOB]: async (job, { change, signal }) => {
    const news = job.payload as LogoutNews; // written by tellApps, and by nothing else
    const sign = await change((work) => signerOf(work, news));
    if (!sign) return;
    const body = new URLSearchParams({ logout_token: await sign() }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'cache-control': 'no-store' };
    const response = await outside.fetch(new URL(news.uri), { method: 'POST', headers, body, signal }).catch((error: unknown) => {
      throw error instanceof ForbiddenAddress ? new GiveUp(error.message, { cause: error }) : error;
    });
    // What it says besides is nothing to us (section 2.8).
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the app answered ${response.status} to the news of a logout`);
  },
});

/**
 * A token for this very try: its two minutes begin now. Undefined when the app or its address was taken away meanwhile.
 * The signing waits until the unit of work is over.
 */
async function signerOf(work: Work, { clientId, uri, sub, sid }: LogoutNews): Promise<(() => Promise<string>) | undefined> {
  const client = await findClient(work, clientId);
  if (!client?.backChannelLogoutUris.includes(uri)) return undefined;
  const { sign } = await keyringOf(work);
  const now = Math.floor(work.now.getTime() / 1000);
  const claims = logoutTokenClaims({ iss: work.environment.url, clientId, sub, sid, jti: work.newId('tkn'), now });
  return () => sign(claims, LOGOUT_TOKEN_TYPE);
}
