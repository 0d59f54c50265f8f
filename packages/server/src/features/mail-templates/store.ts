import type { Selectable } from 'kysely';
import type { Tables } from '../../platform/db/tables.ts';
import type { Language } from '../../platform/languages.ts';
import type { Work } from '../../platform/work.ts';
import type { Kind } from './kinds.ts';
import type { Content } from './liquid.ts';
import type { MailTemplate } from './templates.ts';

export async function selectTemplates(work: Work): Promise<MailTemplate[]> {
  const rows = await work.sql
    .selectFrom('mail_templates')
    .selectAll()
    .where('environment_id', '=', work.environment.id)
    .orderBy('kind')
    .orderBy('language')
    .execute();
  return rows.map(toTemplate);
}

export async function selectTemplate(work: Work, kind: Kind, language: Language): Promise<MailTemplate | undefined> {
  const row = await work.sql
    .selectFrom('mail_templates')
    .selectAll()
    .where('environment_id', '=', work.environment.id)
    .where('kind', '=', kind)
    .where('language', '=', language)
    .executeTakeFirst();
  return row && toTemplate(row);
}

export async function upsertTemplate(work: Work, kind: Kind, language: Language, { subject, html, text: plain }: Content): Promise<MailTemplate> {
  const content = { subject, html, plain, updated_at: work.now, failed_at: null, failure: null };
  const row = await work.sql
    .insertInto('mail_templates')
    .values({ environment_id: work.environment.id, kind, language, ...content })
    .onConflict((conflict) => conflict.columns(['environment_id', 'kind', 'language']).doUpdateSet(content))
    .returningAll()
    .executeTakeFirstOrThrow();
  return toTemplate(row);
}

export async function deleteTemplate(work: Work, kind: Kind, language: Language): Promise<void> {
  await work.sql
    .deleteFrom('mail_templates')
    .where('environment_id', '=', work.environment.id)
    .where('kind', '=', kind)
    .where('language', '=', language)
    .execute();
}

export async function noteFailure(work: Work, kind: Kind, language: Language, failure: string): Promise<void> {
  await work.sql
    .updateTable('mail_templates')
    .set({ failed_at: work.now, failure: failure.slice(0, 500) })
    .where('environment_id', '=', work.environment.id)
    .where('kind', '=', kind)
    .where('language', '=', language)
    .execute();
}

export async function countEvents(work: Work, type: string, since: Date): Promise<number> {
  const { count } = await work.sql
    .selectFrom('events')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('environment_id', '=', work.environment.id)
    .where('type', '=', type)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

const toTemplate = (row: Selectable<Tables['mail_templates']>): MailTemplate => ({
  kind: row.kind as Kind, // written by us alone
  language: row.language as Language,
  content: { subject: row.subject, html: row.html, text: row.plain },
  builtIn: false,
  updatedAt: row.updated_at,
  failedAt: row.failed_at,
  failure: row.failure,
});
