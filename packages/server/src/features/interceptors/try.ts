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

// Of the shapes that the questions have: see whoever asks them.
const EMAIL = 'ada@example.com';
const SOMEBODY = { userId: 'usr_10000000000000001', userEmail: EMAIL, organizationId: 'org_10000000000000001' } as const;
const WHEN = { create_time: '2026-01-01T09:00:00.000Z', update_time: '2026-01-01T09:00:00.000Z' };
const USER = {
  id: SOMEBODY.userId,
  email: EMAIL,
  external_id: 'ada',
  metadata: {},
  ...WHEN,
  last_login_time: null,
  user_profile: { given_name: 'Ada', family_name: 'Example', name: 'Ada Example', locale: 'en', custom_attributes: {}, metadata: {}, email_verified: true },
};
const ORGANIZATION = { id: SOMEBODY.organizationId, display_name: 'Example', slug: 'example', external_id: 'example', metadata: {}, ...WHEN };
const APP = 'skc_10000000000000001';

const EXAMPLES: Readonly<Record<Trigger, Question>> = {
  PRE_SIGNUP: { userId: SOMEBODY.userId, userEmail: EMAIL, data: { user: USER } },
  PRE_SESSION_CREATION: {
    ...SOMEBODY,
    clientId: APP,
    connections: [{ id: 'conn_10000000000000001', type: 'OIDC', provider: 'GOOGLE' }],
    authRequest: { organization_id: SOMEBODY.organizationId, login_hint: EMAIL, state: 'made-up' },
    data: { user: USER, organization: ORGANIZATION, roles: ['member'] },
  },
  PRE_USER_INVITATION: {
    ...SOMEBODY,
    data: {
      user: { id: SOMEBODY.userId, email: EMAIL, given_name: 'Ada', family_name: 'Example', name: 'Ada Example' },
      organization: { id: SOMEBODY.organizationId, name: 'Example', external_id: 'example', metadata: {} },
      roles: ['member'],
      metadata: {},
      inviter_email: 'grace@example.com',
    },
  },
  PRE_M2M_TOKEN_CREATION: {
    organizationId: SOMEBODY.organizationId,
    clientId: 'm2morg_10000000000000001',
    data: {
      m2m_token_claims: { sub: 'm2morg_10000000000000001', scope: 'deploy:read', scopes: ['deploy:read'], aud: ['https://api.example.com'] },
    },
  },
};
