import { type ReactNode, useMemo } from 'react';
import { Page, Stacked } from '../../design/index.ts';
import { AuditEntries } from '../../shared/audit/entries.tsx';
import { ACTIONS, deedOf } from '../../shared/audit/sentence.ts';
import { PickMember } from '../../shared/members/pick.tsx';
import { useMay, useMe } from '../me.ts';
import { useParams } from '../use-param.ts';
import { t } from '../words/index.ts';

const FILTERS = ['actor', 'action', 'when'] as const;

/** What is the environment's own, or a person's own, and never stands in the log of an organization. */
const ELSEWHERE =
  /^(consent|environment|interceptor|mail_template|operator|page_texts|passkey|password|permission|resource|scope|second_factor|signing_key|user_attribute|webhook_endpoint)\./;

/** Who changed what in the organization. */
export function AuditPage(): ReactNode {
  const { organization } = useMe();
  const mayChoose = useMay('organizations_users_read');
  const [asked, ask] = useParams(FILTERS);
  const actions = useMemo(
    () =>
      ACTIONS.filter((action) => !ELSEWHERE.test(action))
        .map((action) => ({ value: action, label: deedOf(action, organization.name) }))
        .sort((one, other) => one.label.localeCompare(other.label, document.documentElement.lang)),
    [organization.name],
  );
  return (
    <Page title={t('audit.title')} description={t('audit.about', { organization: organization.name })}>
      <Stacked>
        <AuditEntries
          asked={asked}
          onAsk={ask}
          organizationId={organization.id}
          organizationName={organization.name}
          actions={actions}
          who={
            mayChoose && (
              <PickMember
                organizationId={organization.id}
                label={t('audit.anybody')}
                bare
                clearable
                value={asked.actor ?? ''}
                onChange={(actor) => ask({ ...asked, actor })}
              />
            )
          }
          nothingNext={t('audit.nothingNext')}
          noneNext={t('audit.noneNext')}
        />
      </Stacked>
    </Page>
  );
}
