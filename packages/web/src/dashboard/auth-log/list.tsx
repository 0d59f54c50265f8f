import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { IconActivity } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { ClientService } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { AuthLogService, type AuthRequest } from '@tenon/api/tenon/v1/auth_log_pb.ts';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useList, useRead } from '../../api/index.ts';
import { type Asked, boundsOf, type Column, DataTable, EmptyState, FilterBar, Identity, Page, RowLink, StatusBadge, Time } from '../../design/index.ts';
import css from './list.module.css';
import { nameOfRequest, outcomeOf, PURPOSES, reasonOf, wayOf } from './words.ts';

const route = getRouteApi('/auth-log');
const PAGE = 30;
/** People are signing in while somebody looks. */
const LOOK_AGAIN_MS = 4_000;

const columns: readonly Column<AuthRequest>[] = [
  {
    key: 'who',
    header: 'Who',
    width: '38%',
    cell: (request) => (
      <Identity name={nameOfRequest(request)} detail={[PURPOSES[request.workflow], wayOf(request)].filter(Boolean).join(' · ')}>
        <RowLink to="/auth-log/$requestId" params={{ requestId: request.id }}>
          {nameOfRequest(request)}
        </RowLink>
      </Identity>
    ),
  },
  {
    key: 'outcome',
    header: 'Outcome',
    width: '32%',
    cell: (request) => {
      const { tone, words } = outcomeOf(request);
      return (
        <div className={css['outcome']}>
          <StatusBadge tone={tone}>{words}</StatusBadge>
          {request.error && <small>{reasonOf(request.error)}</small>}
        </div>
      );
    },
  },
  { key: 'app', header: 'Application', cell: ({ clientName, clientId }) => clientName || clientId || '–' },
  { key: 'when', header: 'When', width: '150px', cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
];

const OUTCOMES = [
  { value: 'SUCCESS', label: 'Succeeded' },
  { value: 'FAILED', label: 'Failed' },
  { value: 'PENDING', label: 'On the way' },
  { value: 'INITIATED', label: 'Just came' },
];

const DETAILS = [
  { name: 'organization', label: 'Organization id', hint: 'org_…' },
  { name: 'user', label: 'User id', hint: 'usr_…' },
  { name: 'connection', label: 'Connection id', hint: 'conn_…' },
  { name: 'session', label: 'Session id', hint: 'ses_…' },
  { name: 'error', label: 'Why it failed', hint: 'access_denied' },
];

/** What became of every request for a sign-in. */
export function AuthLogPage(): ReactNode {
  const asked = route.useSearch();
  const navigate = route.useNavigate();
  const ask = useCallback((next: Asked) => void navigate({ search: next, replace: true }), [navigate]);
  const { email = '', status, app = '', when, organization = '', user = '', connection = '', session = '', error = '' } = asked;
  const { from, until } = useMemo(() => boundsOf(when), [when]);
  const apps = useRead(ClientService.method.listClient, { pageSize: 30 });

  const list = useList(
    AuthLogService.method.findAuthRequests,
    (pageToken) => ({
      pageSize: PAGE,
      pageToken,
      email,
      status: status ? [status] : [],
      clientId: app,
      organizationId: organization,
      userId: user,
      connectionId: connection,
      sessionId: session,
      error,
      ...(from && { startTime: timestampFromDate(from) }),
      ...(until && { endTime: timestampFromDate(until) }),
    }),
    rowsOf,
    { every: LOOK_AGAIN_MS },
  );
  const isFiltered = Object.values(asked).some(Boolean);

  return (
    <Page title="Auth log" description="Every time an app sent somebody here to sign in, or a machine asked for a token: step by step, and how it ended.">
      <FilterBar
        asked={asked}
        onAsk={ask}
        search={{ name: 'email', label: 'Search by e-mail address' }}
        choices={[
          { name: 'status', any: 'Any outcome', options: OUTCOMES },
          {
            name: 'app',
            any: 'Any application',
            options: (apps.data?.clients ?? []).map(({ id, name }) => ({ value: id, label: name || id })),
          },
        ]}
        time="when"
        details={DETAILS}
        isAsking={list.isStale === true}
      />
      <DataTable
        label="Requests for a sign-in"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        nameOf={nameOfRequest}
        empty={
          isFiltered ? (
            <EmptyState title="Nothing like that" action={<Button onClick={() => ask({})}>Show all</Button>}>
              Addresses and ids are found by the whole of them. Requests are kept for some days and then forgotten.
            </EmptyState>
          ) : (
            <EmptyState icon={IconActivity} title="Nobody has tried to sign in yet">
              Open your app and sign in: the request shows here while it is still on its way, with every page, code and refusal.
            </EmptyState>
          )
        }
      />
    </Page>
  );
}

const rowsOf = ({ requests }: { readonly requests: readonly AuthRequest[] }) => requests;
