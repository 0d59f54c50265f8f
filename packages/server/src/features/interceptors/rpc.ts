import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  InterceptorDecision as Decision,
  InterceptorFailurePolicy as FailurePolicy,
  InterceptorService,
  InterceptorTrigger,
} from '@tenon/api/tenon/v1/interceptors_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { parseId } from '../../platform/ids.ts';
import type { Call } from './call.ts';
import type { Interceptor, Trigger } from './interceptor.ts';
import {
  createInterceptor,
  deleteInterceptor,
  getInterceptor,
  listInterceptorCalls,
  listInterceptors,
  rotateInterceptorSecret,
  updateInterceptor,
} from './manage.ts';
import { testInterceptor } from './try.ts';

const { method } = InterceptorService;
const which = ({ interceptorId }: { readonly interceptorId: string }) => parseId('icpt', interceptorId);

export const interceptorService = serve(InterceptorService, {
  listInterceptors: procedure(method.listInterceptors, {
    command: listInterceptors,
    request: () => undefined,
    response: (interceptors) => ({ interceptors: interceptors.map(message) }),
  }),
  getInterceptor: procedure(method.getInterceptor, { command: getInterceptor, request: which, response: shown }),
  createInterceptor: procedure(method.createInterceptor, {
    command: createInterceptor,
    request: ({ displayName, trigger, url, timeoutSeconds, failurePolicy, enabled }) => ({
      displayName,
      url,
      // Others were refused before: see the rules in the contract.
      trigger: TRIGGER_NAMES.find(([, value]) => value === trigger)?.[0] ?? 'PRE_SIGNUP',
      ...(timeoutSeconds ? { timeoutSeconds } : {}),
      ...onFailure(failurePolicy),
      ...(enabled === undefined ? {} : { enabled }),
    }),
    response: ({ interceptor, secret }) => ({ interceptor: message(interceptor), secret }),
  }),
  updateInterceptor: procedure(method.updateInterceptor, {
    command: updateInterceptor,
    request: (asked) => ({
      id: which(asked),
      ...(asked.displayName === undefined ? {} : { displayName: asked.displayName }),
      ...(asked.url === undefined ? {} : { url: asked.url }),
      ...(asked.timeoutSeconds === undefined ? {} : { timeoutSeconds: asked.timeoutSeconds }),
      ...onFailure(asked.failurePolicy),
      ...(asked.enabled === undefined ? {} : { enabled: asked.enabled }),
    }),
    response: shown,
  }),
  deleteInterceptor: procedure(method.deleteInterceptor, { command: deleteInterceptor, request: which, response: () => ({}) }),
  rotateInterceptorSecret: procedure(method.rotateInterceptorSecret, {
    command: rotateInterceptorSecret,
    request: which,
    response: ({ secret, previousUntil }) => ({ secret, previousUntil: timestampFromDate(previousUntil) }),
  }),
  testInterceptor: procedure(method.testInterceptor, {
    command: testInterceptor,
    request: which,
    response: (call) => ({ call: { ...callMessage(call), id: '' } }),
  }),
  listInterceptorCalls: procedure(method.listInterceptorCalls, {
    command: listInterceptorCalls,
    request: ({ pageSize, pageToken, decision, ...asked }) => ({
      interceptorId: which(asked),
      size: pageSize,
      token: pageToken,
      ...(decision === Decision.UNSPECIFIED ? {} : { decision: decision === Decision.DENY ? ('DENY' as const) : ('ALLOW' as const) }),
    }),
    response: (page) => ({ calls: page.rows.map(callMessage), nextPageToken: page.next, prevPageToken: page.previous, totalSize: page.total }),
  }),
});

const TRIGGERS: Readonly<Record<Trigger, InterceptorTrigger>> = {
  PRE_SIGNUP: InterceptorTrigger.PRE_SIGNUP,
  PRE_SESSION_CREATION: InterceptorTrigger.PRE_SESSION_CREATION,
  PRE_USER_INVITATION: InterceptorTrigger.PRE_USER_INVITATION,
  PRE_M2M_TOKEN_CREATION: InterceptorTrigger.PRE_M2M_TOKEN_CREATION,
};
const TRIGGER_NAMES = Object.entries(TRIGGERS) as [Trigger, InterceptorTrigger][]; // the entries of a record of that very type

const onFailure = (policy: FailurePolicy): { readonly onFailure?: 'allow' | 'deny' } =>
  policy === FailurePolicy.UNSPECIFIED ? {} : { onFailure: policy === FailurePolicy.FAIL_CLOSED ? 'deny' : 'allow' };

function shown(interceptor: Interceptor) {
  return { interceptor: message(interceptor) };
}

function message({ id, displayName, trigger, url, timeoutSeconds, onFailure: policy, enabled, createdAt, updatedAt }: Interceptor) {
  return {
    id,
    displayName,
    trigger: TRIGGERS[trigger],
    url,
    timeoutSeconds,
    failurePolicy: policy === 'deny' ? FailurePolicy.FAIL_CLOSED : FailurePolicy.FAIL_OPEN,
    enabled,
    createTime: timestampFromDate(createdAt),
    updateTime: timestampFromDate(updatedAt),
  };
}

const callMessage = ({ id, decision, failure, status, milliseconds, request, response, createdAt }: Call) => ({
  id,
  decision: decision === 'DENY' ? Decision.DENY : Decision.ALLOW,
  failure: failure ?? '',
  status: status ?? 0,
  milliseconds,
  request,
  response,
  createTime: timestampFromDate(createdAt),
});
