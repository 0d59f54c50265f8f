import { Button } from '@mantine/core';
import { IconPlus, IconRefresh } from '@tabler/icons-react';
import { DirectoryService } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { Answered, EmptyState, Facts, Note, Page, Section, Stacked } from '../../design/index.ts';
import { CreateDirectory } from '../../shared/scim/create-directory.tsx';
import { DirectoryAttributes } from '../../shared/scim/directory-attributes.tsx';
import { DirectoryCard } from '../../shared/scim/directory-card.tsx';
import { DirectoryGroups } from '../../shared/scim/directory-groups.tsx';
import { DirectoryUsers } from '../../shared/scim/directory-users.tsx';
import { GroupRoles } from '../../shared/scim/group-roles.tsx';
import { t } from '../../shared/scim/words/index.ts';
import { useMay, useMe } from '../me.ts';
import { useParams } from '../use-param.ts';

const WORDS = ['add', 'directory', 'show'] as const;

/** The directories that are to bring people to the organization, and how they are set up. */
export function ScimPage(): ReactNode {
  const { organization } = useMe();
  const mayWrite = useMay('directories_write');
  const answer = useRead(DirectoryService.method.listDirectories, { organizationId: organization.id });
  const [{ add: adding, directory: shownId, show }, setShown] = useParams(WORDS);
  const shown = answer.data?.directories.find(({ id }) => id === shownId);
  const close = () => setShown({});
  const add = mayWrite && (
    <Button variant="filled" leftSection={<IconPlus size={17} />} onClick={() => setShown({ add: 'yes' })}>
      {t('add.do')}
    </Button>
  );
  return (
    <Page title={t('title')} description={t('about', { organization: organization.name })} actions={(answer.data?.directories.length ?? 0) > 0 && add}>
      <Stacked>
        <Note tone="wait">
          <b>{t('later')}</b>
          <span>{t('laterNext')}</span>
        </Note>
        <Answered answer={answer} lines={6}>
          {({ directories }) =>
            directories.length === 0 ? (
              <Section title={t('list')}>
                <EmptyState icon={IconRefresh} title={t('none')} action={add}>
                  {mayWrite ? t('noneNext') : t('noneToSee', { organization: organization.name })}
                </EmptyState>
              </Section>
            ) : (
              <Stacked>
                {directories.map((directory) => (
                  <DirectoryCard
                    key={directory.id}
                    directory={directory}
                    mayWrite={mayWrite}
                    show={(what) => setShown({ directory: directory.id, show: what })}
                  />
                ))}
              </Stacked>
            )
          }
        </Answered>
        {mayWrite && (
          <Section title={t('how')}>
            <Facts
              items={[
                [`1. ${t('steps.application')}`, t('steps.applicationNext')],
                [`2. ${t('steps.enter')}`, t('steps.enterNext')],
                [`3. ${t('steps.people')}`, t('steps.peopleNext', { organization: organization.name })],
                [`4. ${t('steps.roles')}`, t('steps.rolesNext')],
                [`5. ${t('steps.leaving')}`, t('steps.leavingNext')],
              ]}
            />
          </Section>
        )}
      </Stacked>
      <CreateDirectory organizationId={organization.id} opened={adding === 'yes' && mayWrite} onClose={close} />
      {shown && show === 'users' && <DirectoryUsers directory={shown} onClose={close} />}
      {shown && show === 'groups' && <DirectoryGroups directory={shown} onClose={close} />}
      {shown && show === 'roles' && mayWrite && <GroupRoles directory={shown} onClose={close} />}
      {shown && show === 'attributes' && <DirectoryAttributes directory={shown} mayWrite={mayWrite} onClose={close} />}
    </Page>
  );
}
