import { EnvironmentService } from '@tenon/api/tenon/v1/environments_pb.ts';
import { type MailTemplate, MailTemplateService } from '@tenon/api/tenon/v1/mail_templates_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { type Column, DataTable, Page, RowLink, StatusBadge, Tag } from '../../design/index.ts';
import { LANGUAGES, languageName } from '../languages.ts';
import css from './emails.module.css';
import { isInUse, MAIL_KINDS, type MailKind } from './kinds.ts';
import { MailWay } from './mail-way.tsx';

interface Row extends MailKind {
  /** Those that somebody wrote. */
  readonly own: readonly MailTemplate[];
  readonly inUse: boolean;
}

const columns: readonly Column<Row>[] = [
  {
    key: 'mail',
    header: 'Mail',
    cell: ({ kind, label, when, own }) => (
      <span className={css['mail']}>
        <RowLink to="/emails/$kind/$language" params={{ kind, language: own[0]?.language ?? 'en' }}>
          <strong>{label}</strong>
        </RowLink>
        <small>{when}</small>
      </span>
    ),
  },
  {
    key: 'words',
    header: 'Words',
    cell: ({ own }) =>
      own.length === 0 ? (
        <span className={css['quiet']}>Built-in</span>
      ) : (
        <span className={css['languages']}>
          {own.map(({ language }) => (
            <Tag key={language}>{languageName(language)}</Tag>
          ))}
        </span>
      ),
  },
  {
    key: 'state',
    header: 'State',
    width: '210px',
    cell: ({ own, inUse }) =>
      own.some(({ failedTime }) => failedTime) ? (
        <StatusBadge tone="bad">Failed · built-in went out</StatusBadge>
      ) : inUse ? (
        <StatusBadge tone="good">Goes out</StatusBadge>
      ) : (
        <StatusBadge tone="idle">Not with these settings</StatusBadge>
      ),
  },
];

/** The mails people get, and how they leave the house. */
export function EmailsPage(): ReactNode {
  const templates = useRead(MailTemplateService.method.listMailTemplates, {});
  const settings = useRead(EnvironmentService.method.getEnvironment, {});
  const environment = settings.data?.environment;
  const rows =
    templates.data && environment
      ? MAIL_KINDS.map((kind) => ({
          ...kind,
          own: LANGUAGES.flatMap(({ value }) => templates.data?.templates.filter((one) => one.kind === kind.kind && one.language === value) ?? []),
          inUse: isInUse(kind, environment),
        }))
      : [];
  const problem = templates.problem ?? settings.problem;
  return (
    <Page title="Emails" description="Every mail can be worded anew, in each language. Where nobody did, ours goes out in your brand.">
      <DataTable
        label="Emails"
        list={{
          rows,
          isLoading: rows.length === 0 && !problem,
          problem,
          hasMore: false,
          isLoadingMore: false,
          more: () => {},
          retry: () => {
            templates.retry();
            settings.retry();
          },
        }}
        columns={columns}
        rowKey={({ kind }) => kind}
        counted={(shown) => `${shown} mails, in ${LANGUAGES.length} languages each`}
        empty={null}
      />
      {environment && <MailWay environment={environment} />}
    </Page>
  );
}
