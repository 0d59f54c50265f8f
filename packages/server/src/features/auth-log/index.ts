/**
 * The auth log tells what became of every request for a sign-in: who came, by which way, step by step, and how it
 * ended. Whoever has a part in a sign-in notes its step here; the entries of one unit of work are written in one
 * statement with its commit or, when somebody tried and was refused, after its rollback (docs/adr/0018-auth-log.md).
 *
 * It owns what it keeps and for how long. It decides nothing, and no decision is made from it. Codes, tokens and
 * secrets never come here; parameters only through `parametersToShow`.
 */
export type { AuthStatus, StepName, Workflow } from './auth-request.ts';
export { getAuthRequest, listAuthRequests } from './list.ts';
export { noteOfSession, noteRequest, noteStep } from './note.ts';
export { parametersToShow } from './parameters.ts';
export { authLogDuties } from './sweep.ts';
