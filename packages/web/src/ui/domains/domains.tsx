import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconWorld } from '@tabler/icons-react';
import { type Domain, DomainService, DomainType, VerificationStatus } from '@tenon/api/scalekit/v1/domains/domains_pb.ts';
import { type ReactNode, useState } from 'react';
import { problemOf, useWrite } from '../../api/index.ts';
import {
  Answered,
  answerOf,
  ConfirmDialog,
  CopyField,
  EmptyState,
  FormModal,
  Page,
  Section,
  ShowMore,
  Stacked,
  StatusBadge,
  toast,
} from '../../design/index.ts';
import { useDomains } from '../../shared/domains/use-domains.ts';
import { useMe } from '../me.ts';
import { useParam } from '../use-param.ts';
import { t } from '../words/index.ts';
import { type DomainValues, domainSchema } from './schema.ts';

/** The domains that are shown to be the organization's, by a record in their DNS. */
export function DomainsPage(): ReactNode {
  const { organization } = useMe();
  const identities = { case: 'organizationId', value: organization.id } as const;
  // The server looks for the records by itself, too.
  const list = useDomains(organization.id, DomainType.ORGANIZATION_DOMAIN, 15_000);
  const create = useWrite(DomainService.method.createDomain, { says: t('general.domainAdded') });
  const remove = useWrite(DomainService.method.deleteDomain, { says: t('general.domainRemoved'), quiet: true });
  const [adding, setAdding] = useParam('add');
  const [leaving, setLeaving] = useState<Domain>();
  const stay = () => setLeaving(undefined);
  const add = (
    <Button variant="filled" leftSection={<IconPlus size={17} />} onClick={() => setAdding('yes')}>
      {t('domains.add')}
    </Button>
  );
  return (
    <Page
      title={t('domains.title')}
      description={t('domains.about', { organization: organization.name })}
      actions={list.rows.length > 0 && add}
      width="reading"
    >
      <Answered answer={answerOf(list)} lines={4}>
        {(domains) =>
          domains.length === 0 ? (
            <Section title={t('domains.list')}>
              <EmptyState icon={IconWorld} title={t('domains.none')} action={add}>
                {t('domains.noneNext')}
              </EmptyState>
            </Section>
          ) : (
            <Stacked>
              {domains.map((domain) => (
                <DomainCard key={domain.id} domain={domain} onRemove={() => setLeaving(domain)} />
              ))}
              <ShowMore list={list} />
            </Stacked>
          )
        }
      </Answered>
      <FormModal
        opened={adding !== ''}
        onClose={() => setAdding('')}
        title={t('domains.add')}
        submit={t('common.add')}
        initial={{ domain: '' } satisfies DomainValues}
        schema={domainSchema()}
        toProblem={problemOf}
        onSubmit={async ({ domain }: DomainValues) => {
          await create.run({ identities, domain: { domain: domain.trim().toLowerCase(), domainType: DomainType.ORGANIZATION_DOMAIN } });
          setAdding('');
        }}
      >
        {(form) => <TextInput label={t('general.domain')} description={t('general.domainHint')} dir="ltr" data-autofocus {...form.getInputProps('domain')} />}
      </FormModal>
      <ConfirmDialog
        opened={leaving !== undefined}
        onClose={stay}
        title={t('domains.removeTitle', { domain: leaving?.domain ?? '' })}
        confirm={t('common.remove')}
        isBusy={remove.isBusy}
        problem={remove.problem}
        onConfirm={() => leaving && remove.attempt({ id: leaving.id, identities }, stay)}
      >
        <p>{t('domains.removeMeans')}</p>
      </ConfirmDialog>
    </Page>
  );
}

function DomainCard({
  domain: { id, domain, verificationStatus, txtRecordKey, txtRecordSecret },
  onRemove,
}: {
  readonly domain: Domain;
  readonly onRemove: () => void;
}): ReactNode {
  const { organization } = useMe();
  const verify = useWrite(DomainService.method.verifyDomain);
  const isVerified = verificationStatus === VerificationStatus.VERIFIED || verificationStatus === VerificationStatus.AUTO_VERIFIED;
  const look = () =>
    verify.attempt({ identities: { case: 'organizationId', value: organization.id }, id }, ({ verified }) =>
      toast.done(verified ? t('domains.found', { domain }) : t('domains.notFound')),
    );
  return (
    <Section
      title={domain}
      description={<StatusOf status={verificationStatus} />}
      actions={
        <>
          <Button onClick={onRemove} aria-label={t('general.removeDomain', { domain })}>
            {t('common.remove')}
          </Button>
          {!isVerified && (
            <Button variant="filled" onClick={look} loading={verify.isBusy} aria-label={`${t('domains.verify')}: ${domain}`}>
              {t('domains.verify')}
            </Button>
          )}
        </>
      }
    >
      {!isVerified && (
        <Stacked>
          <p>{t('domains.record', { domain })}</p>
          <CopyField label={t('domains.recordName')} value={txtRecordKey} />
          <CopyField label={t('domains.recordValue')} value={txtRecordSecret} />
        </Stacked>
      )}
    </Section>
  );
}

function StatusOf({ status }: { readonly status: VerificationStatus }): ReactNode {
  if (status === VerificationStatus.VERIFIED || status === VerificationStatus.AUTO_VERIFIED)
    return <StatusBadge tone="good">{t('domains.verified')}</StatusBadge>;
  if (status === VerificationStatus.FAILED) return <StatusBadge tone="bad">{t('domains.failed')}</StatusBadge>;
  return <StatusBadge tone="wait">{t('domains.pending')}</StatusBadge>;
}
