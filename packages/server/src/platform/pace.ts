import { sql } from 'kysely';
import { domainOf } from './mail-domains.ts';
import { sweeping } from './sweep.ts';
import type { Work } from './work.ts';

const MINUTE = 60_000;

/**
 * When each of many mails may go, so that no domain gets more than so many a minute. A domain's mails go one behind the
 * other, also behind those that were given their hours before; what is for another domain does not wait for them.
 * @param perMinute 0: as many as there are, at once
 */
export async function paceOut(work: Work, addresses: readonly string[], perMinute: number): Promise<Date[]> {
  if (perMinute === 0 || addresses.length === 0) return addresses.map(() => work.now);
  const gap = MINUTE / perMinute;
  const domains = addresses.map(domainOf);
  const numbers = Map.groupBy(domains, (domain) => domain);
  // In the order of their names: two who pace the same domains wait for each other and do not block each other.
  const names = [...numbers.keys()].sort();
  const { rows } = await sql<{ domain: string; begins: Date }>`
    insert into mail_paces (environment_id, domain, next_at)
    select ${work.environment.id}, wanted.domain, ${work.now}::timestamptz + make_interval(secs => wanted.seconds)
    from unnest(${names}::text[], ${names.map((name) => (numbers.get(name)!.length * gap) / 1000)}::float8[]) as wanted (domain, seconds)
    on conflict (environment_id, domain) do update
      set next_at = greatest(mail_paces.next_at, ${work.now}) + (excluded.next_at - ${work.now}::timestamptz)
    returning domain, next_at as begins`.execute(work.sql);
  const next = new Map(rows.map(({ domain, begins }) => [domain, begins.getTime() - numbers.get(domain)!.length * gap]));
  return domains.map((domain) => {
    const at = next.get(domain)!;
    next.set(domain, at + gap);
    return new Date(at);
  });
}

/** Forgets the domains that nothing waits for. */
export const paceDuty = sweeping({ hours: 1 }, 'mail_paces.sweep', 1, async (work, before) => {
  const { numDeletedRows } = await work.sql
    .deleteFrom('mail_paces')
    .where('environment_id', '=', work.environment.id)
    .where('next_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
});
