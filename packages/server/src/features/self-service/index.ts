/**
 * Self-service is what people of a customer's organization do for themselves, on pages of ours at /ui/: their profile and
 * sessions, their colleagues, how their organization signs in (ADR 0031). Its pages are files of packages/web; what they
 * show and do are the calls of everybody's API, by the cookie of the session and in the organization it entered last.
 *
 * This feature serves them, brings people in and out of them, and says once who is there and what they may.
 */
export { ensureSelfService } from './ensure.ts';
export { selfServicePages } from './pages.ts';
