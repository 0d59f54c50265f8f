import { CLIENTS, command } from '../../chassis/command.ts';
import type { InterceptorId } from '../../platform/ids.ts';
import { type Call, callInterceptor } from './call.ts';
import { askingOf, type Question } from './consult.ts';
import type { Trigger } from './interceptor.ts';
import { missing } from './manage.ts';
import { selectInterceptor } from './store.ts';

/** Asks one now, with made-up people, so that its developer sees what it does. Nothing is written. */
export const testInterceptor = command({
  needs: CLIENTS,
  reads: true,

  async prepare(outside, id: InterceptorId, _caller, read): Promise<Call> {
    const asking = await read(async (work) => {
      const interceptor = (await selectInterceptor(work, id)) ?? missing(id);
      return askingOf(work, interceptor, EXAMPLES[interceptor.trigger]);
    });
    const { call } = await callInterceptor(outside, asking);
    return call;
  },

  run: async (_work, _id, call): Promise<Call> => call,
});

const USER = { id: 'usr_10000000000000001', email: 'ada@example.com', name: 'Ada Example' };
const ORGANIZATION = { id: 'org_10000000000000001', name: 'Example', external_id: 'example', metadata: {} };
const SOMEBODY = { userId: 'usr_10000000000000001', userEmail: USER.email, organizationId: 'org_10000000000000001' } as const;

const EXAMPLES: Readonly<Record<Trigger, Question>> = {
  PRE_SIGNUP: { userId: SOMEBODY.userId, userEmail: USER.email, data: { user: USER } },
  PRE_SESSION_CREATION: { ...SOMEBODY, data: { user: USER, organization: ORGANIZATION } },
  PRE_USER_INVITATION: { ...SOMEBODY, data: { user: USER, organization: ORGANIZATION, roles: ['member'], inviter_email: 'grace@example.com' } },
  PRE_M2M_TOKEN_CREATION: {
    organizationId: SOMEBODY.organizationId,
    clientId: 'm2morg_10000000000000001',
    data: { m2m_token_claims: { sub: 'm2morg_10000000000000001', scopes: ['deploy:read'], aud: ['https://api.example.com'] } },
  },
};
