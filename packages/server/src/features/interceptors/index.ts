/**
 * Interceptors are the app's own say: addresses of its that are asked, before something happens, whether to go on.
 *
 * This feature owns the interceptors, their secrets, the question as it goes over the wire, how an answer is read and
 * what counts when there is none, and the log of calls. What a question is about is put together by whoever asks, in
 * the `prepare` of their command, where no transaction waits; what the answer changes is theirs as well.
 */
export { consult, demandAllowed, heed, type Question, type Verdict, wouldAsk } from './consult.ts';
export type { Trigger } from './interceptor.ts';
export { interceptorDuty } from './sweep.ts';
