import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { IconKey, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { ApiTokenService, type Token } from '@tenon/api/scalekit/v1/tokens/tokens_pb.ts';
import { type ReactNode, useState } from 'react';
import { useList, useWrite } from '../../../api/index.ts';
import { type Column, ConfirmDialog, DataTable, EmptyState, Time } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { TabPart } from '../tab-head.tsx';
import { ChangeToken } from './change-token.tsx';
import css from './clients.module.css';
import { CreateToken } from './create-token.tsx';

const PAGE = 30;

interface Props {
  readonly organizationId: string;
  readonly creating: boolean;
  readonly setCreating: (creating: boolean) => void;
}

/** Long texts that let whoever has them in, until they run out or are taken back. */
export function ApiTokens({ organizationId, creating, setCreating }: Props): ReactNode {
  const mayWrite = useMayWrite();
  const [changing, setChanging] = useState<Token>();
  const [revoking, setRevoking] = useState<Token>();
  const list = useList(ApiTokenService.method.listTokens, (pageToken) => ({ organizationId, pageSize: PAGE, pageToken }), rowsOf);
  const revoke = useWrite(ApiTokenService.method.invalidateToken, { says: 'Token taken back.', quiet: true });

  const columns: readonly Column<Token>[] = [
    {
      key: 'token',
      header: 'Token',
      cell: (token) => (
        <span className={css['name']}>
          {nameOfToken(token)}
          <small>
            <code>…{token.tokenSuffix}</code>
          </small>
        </span>
      ),
    },
    { key: 'of', header: 'Of', cell: ({ userId, email }) => (userId ? email || userId : 'The organization') },
    { key: 'ends', header: 'Ends', width: '150px', cell: ({ expiry }) => <Time at={expiry && timestampDate(expiry)} none="Never" /> },
    { key: 'created', header: 'Created', width: '150px', hideOnPhone: true, cell: ({ createdAt }) => <Time at={createdAt && timestampDate(createdAt)} /> },
  ];

  const create = mayWrite && (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setCreating(true)}>
      Create API token
    </Button>
  );

  return (
    <TabPart title="API tokens" actions={list.rows.length > 0 && create}>
      <DataTable
        label="API tokens"
        list={list}
        columns={columns}
        rowKey={({ tokenId }) => tokenId}
        nameOf={nameOfToken}
        actions={
          mayWrite
            ? (token) => [
                { label: 'Change', icon: IconPencil, run: () => setChanging(token) },
                { label: 'Take back', icon: IconTrash, tone: 'bad', run: () => setRevoking(token) },
              ]
            : undefined
        }
        empty={
          <EmptyState icon={IconKey} title="No API token yet" action={create}>
            For scripts and tools that can keep one text and nothing more. A person’s token ends with their membership; the organization’s own stays.
          </EmptyState>
        }
      />
      <CreateToken organizationId={organizationId} opened={creating} onClose={() => setCreating(false)} />
      {changing && <ChangeToken token={list.rows.find(({ tokenId }) => tokenId === changing.tokenId) ?? changing} onClose={() => setChanging(undefined)} />}
      <ConfirmDialog
        opened={revoking !== undefined}
        onClose={() => setRevoking(undefined)}
        title={`Take ${revoking ? nameOfToken(revoking) : 'it'} back?`}
        confirm="Take back"
        isBusy={revoke.isBusy}
        problem={revoke.problem}
        onConfirm={() => revoking && revoke.attempt({ token: revoking.tokenId }, () => setRevoking(undefined))}
      >
        <p>Whatever uses it is refused at once and for good. A new token can be made at any time.</p>
      </ConfirmDialog>
    </TabPart>
  );
}

const rowsOf = ({ tokens }: { readonly tokens: readonly Token[] }) => tokens;

const nameOfToken = ({ description, tokenSuffix }: Token): string => description || `Token …${tokenSuffix}`;
