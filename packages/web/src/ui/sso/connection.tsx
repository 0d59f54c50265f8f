import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { ConnectionService } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../api/index.ts';
import { Answered, Page, Stacked, Tag } from '../../design/index.ts';
import { DeleteConnection } from '../../shared/sso/delete-connection.tsx';
import { nameOfProvider, nameOfType } from '../../shared/sso/providers.ts';
import { Steps } from '../../shared/sso/steps.tsx';
import { TurnConnection } from '../../shared/sso/turn-connection.tsx';
import { t } from '../../shared/sso/words/index.ts';
import { useMay, useMe } from '../me.ts';
import { useParam, usePathWord } from '../use-param.ts';
import { t as tUi } from '../words/index.ts';
import { ProveDomain } from './prove-domain.tsx';
import css from './sso.module.css';
import { Later } from './sso.tsx';
import { StatusOf } from './status.tsx';

/** One connection: what is to be done over there and here, in the order in which it is done. */
export function ConnectionPage(): ReactNode {
  const { organization } = useMe();
  const mayWrite = useMay('connections_write');
  const connectionId = usePathWord('connectionId');
  const navigate = useNavigate();
  const [open, setOpen] = useParam('open');
  const [deleting, setDeleting] = useState(false);
  const answer = useRead(ConnectionService.method.getConnection, { organizationId: organization.id, id: connectionId });
  const connection = answer.data?.connection;
  const provider = connection ? nameOfProvider(connection.providerKey) : ' ';
  const leave = () => void navigate({ to: '/sso' as string });
  return (
    <Page
      title={provider}
      width="reading"
      breadcrumbs={[{ label: t('title'), to: '/sso' }]}
      description={
        connection && (
          <span className={css['badges']}>
            <Tag>{nameOfType(connection.type)}</Tag>
            <StatusOf connection={connection} />
          </span>
        )
      }
      actions={
        connection &&
        mayWrite && (
          <>
            <TurnConnection organizationId={organization.id} connection={connection} />
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon aria-label={tUi('common.moreFor', { name: provider })} style={{ alignSelf: 'center' }}>
                  <IconDots size={18} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item color="bad" leftSection={<IconTrash size={16} stroke={1.75} />} onClick={() => setDeleting(true)}>
                  {t('remove.do')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        )
      }
    >
      <Answered answer={answer} lines={8}>
        {() =>
          connection && (
            <Stacked>
              <Later />
              <Steps
                organizationId={organization.id}
                connection={connection}
                mayWrite={mayWrite}
                configuring={open === 'settings'}
                setConfiguring={(configuring) => setOpen(configuring ? 'settings' : '')}
                addDomain={<ProveDomain />}
              />
            </Stacked>
          )
        }
      </Answered>
      {connection && deleting && (
        <DeleteConnection organizationId={organization.id} connection={connection} onClose={() => setDeleting(false)} onDeleted={leave} />
      )}
    </Page>
  );
}
