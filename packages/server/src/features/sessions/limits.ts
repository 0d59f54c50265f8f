import type { Environment } from '../../platform/environment.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { Session } from './session.ts';
import { selectLimits } from './store.ts';

const MINUTE = 60_000;

/** How long a session lasts after the person proved who they are, and how long it may lie idle. */
export interface SessionLimits {
  readonly absoluteMinutes: number;
  /** `null`: as long as it lasts. */
  readonly idleMinutes: number | null;
}

/** The environment's own: what holds wherever an organization has nothing stricter. */
export const environmentLimits = ({ sessionAbsoluteMinutes, sessionIdleMinutes }: Environment): SessionLimits => ({
  absoluteMinutes: sessionAbsoluteMinutes,
  idleMinutes: sessionIdleMinutes,
});

/** The shorter of each time: whoever is stricter wins. */
export function strictest(first: SessionLimits, ...others: readonly SessionLimits[]): SessionLimits {
  const all = [first, ...others];
  const idle = all.flatMap(({ idleMinutes }) => idleMinutes ?? []);
  return {
    absoluteMinutes: Math.min(...all.map(({ absoluteMinutes }) => absoluteMinutes)),
    idleMinutes: idle.length > 0 ? Math.min(...idle) : null,
  };
}

/** What a session keeps to that is in these organizations: one browser is one session, so the strictest of them rules it. */
export async function limitsIn(work: Work, organizations: readonly OrganizationId[]): Promise<SessionLimits> {
  const own = await selectLimits(work, organizations);
  return strictest(environmentLimits(work.environment), ...own);
}

/** When a session ends that was proven at `authenticatedAt` and is used now. */
export const endsOf = (work: Work, { absoluteMinutes, idleMinutes }: SessionLimits, authenticatedAt: Date) => ({
  expiresAt: new Date(authenticatedAt.getTime() + absoluteMinutes * MINUTE),
  idleExpiresAt: idleMinutes === null ? null : new Date(work.now.getTime() + idleMinutes * MINUTE),
});

/** Is the proof young enough for an organization with these limits? Otherwise the person shows again who they are. */
export const isProvenLately = ({ authenticatedAt }: Pick<Session, 'authenticatedAt'>, limits: SessionLimits | null, now: Date): boolean =>
  limits === null || now.getTime() < authenticatedAt.getTime() + limits.absoluteMinutes * MINUTE;

/** Does a session hold under these limits, which may have been set since it began? */
export const holdsUnder = (session: Pick<Session, 'authenticatedAt' | 'lastActiveAt'>, limits: SessionLimits | null, now: Date): boolean =>
  isProvenLately(session, limits, now) && !(limits?.idleMinutes && now.getTime() >= session.lastActiveAt.getTime() + limits.idleMinutes * MINUTE);
