import { ActionIcon, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { DomainService, DomainType } from '@tenon/api/scalekit/v1/domains/domains_pb.ts';
import { type ReactNode, useState } from 'react';
import { problemOf, useWrite } from '../../api/index.ts';
import { Answered, answerOf, FormBody, Note, Section, ShowMore } from '../../design/index.ts';
import { useDomains } from '../../shared/domains/use-domains.ts';
import { type DomainValues, domainSchema } from '../domains/schema.ts';
import { useMay, useMe } from '../me.ts';
import { t } from '../words/index.ts';
import css from './organization.module.css';

/** At which domains people are colleagues without being asked. */
export function AllowedDomains(): ReactNode {
  const { organization } = useMe();
  const mayWrite = useMay('organizations_write');
  const identities = { case: 'organizationId', value: organization.id } as const;
  const list = useDomains(organization.id, DomainType.ALLOWED_EMAIL_DOMAIN);
  const create = useWrite(DomainService.method.createDomain, { says: t('general.domainAdded') });
  const remove = useWrite(DomainService.method.deleteDomain, { says: t('general.domainRemoved') });
  const [round, setRound] = useState(0);
  return (
    <Section title={t('general.allowed')} description={t('general.allowedAbout', { organization: organization.name })}>
      <Answered answer={answerOf(list)} lines={2}>
        {(domains) =>
          domains.length === 0 ? (
            <Note tone="idle">{t('general.allowedNone')}</Note>
          ) : (
            <ul className={css['domains']}>
              {domains.map(({ id, domain }) => (
                <li key={id}>
                  <bdi dir="ltr">{domain}</bdi>
                  {mayWrite && (
                    <ActionIcon aria-label={t('general.removeDomain', { domain })} onClick={() => remove.attempt({ id, identities })}>
                      <IconTrash size={17} />
                    </ActionIcon>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <ShowMore list={list} />
      {mayWrite && (
        <div className={css['add']}>
          <FormBody
            key={round}
            initial={{ domain: '' } satisfies DomainValues}
            schema={domainSchema()}
            submit={t('common.add')}
            toProblem={problemOf}
            onSubmit={async ({ domain }: DomainValues) => {
              await create.run({ identities, domain: { domain: domain.trim().toLowerCase(), domainType: DomainType.ALLOWED_EMAIL_DOMAIN } });
              setRound((count) => count + 1);
            }}
          >
            {(form) => <TextInput label={t('general.domain')} description={t('general.domainHint')} dir="ltr" {...form.getInputProps('domain')} />}
          </FormBody>
        </div>
      )}
    </Section>
  );
}
