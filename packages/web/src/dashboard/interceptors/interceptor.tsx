import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Group, Switch } from '@mantine/core';
import { IconPencil, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { InterceptorDecision as Decision, type Interceptor, type InterceptorCall, InterceptorService } from '@tenon/api/tenon/v1/interceptors_pb.ts';
import { type ReactNode, useState } from 'react';
import { problemOf, useList, useRead, useWrite } from '../../api/index.ts';
import {
  type Column,
  Columns,
  ConfirmDialog,
  CopyId,
  DataTable,
  DetailDrawer,
  EmptyState,
  ErrorState,
  Facts,
  FilterBar,
  FormDrawer,
  Page,
  RowLink,
  Section,
  Stacked,
  StatusBadge,
  Time,
} from '../../design/index.ts';
import { DeleteSection } from '../delete-section.tsx';
import { useMayWrite } from '../operator.ts';
import { SigningSecret } from '../signing-secret.tsx';
import { Call } from './call.tsx';
import { DeleteInterceptor } from './delete.tsx';
import { InterceptorFields, type InterceptorValues, interceptorSchema, policyIn, valuesOf } from './fields.tsx';
import css from './interceptors.module.css';
import { decisionOf, emailIn, failureWords, stateOf, triggerOf } from './words.ts';

const route = getRouteApi('/interceptors/$interceptorId');
const BREADCRUMBS = [{ label: 'Interceptors', to: '/interceptors' }];

/** One interceptor: what it is, trying it, and what came of its calls. */
export function InterceptorPage(): ReactNode {
  const { interceptorId } = route.useParams();
  const { data, problem, retry } = useRead(InterceptorService.method.getInterceptor, { interceptorId });
  const interceptor = data?.interceptor;
  if (problem) {
    return (
      <Page title="Interceptor" breadcrumbs={BREADCRUMBS}>
        <ErrorState problem={problem} {...(problem.mayRetry && { retry })} />
      </Page>
    );
  }
  return (
    <Page
      title={interceptor?.displayName ?? ' '}
      aside={interceptor && <State interceptor={interceptor} />}
      description={interceptor && `${triggerOf(interceptor.trigger).when}. ${triggerOf(interceptor.trigger).no}`}
      breadcrumbs={BREADCRUMBS}
      actions={interceptor && <Test interceptor={interceptor} />}
    >
      {interceptor && <Everything interceptor={interceptor} />}
    </Page>
  );
}

function State({ interceptor }: { readonly interceptor: Interceptor }): ReactNode {
  const { tone, words } = stateOf(interceptor);
  return <StatusBadge tone={tone}>{words}</StatusBadge>;
}

function Everything({ interceptor }: { readonly interceptor: Interceptor }): ReactNode {
  const mayWrite = useMayWrite();
  const router = useRouter();
  return (
    <>
      <Columns>
        <Calls interceptor={interceptor} />
        <Stacked>
          <Details interceptor={interceptor} />
          <Section title="What your app answers" description="JSON, with a status of 200 to 299. The message is shown to whoever waits.">
            {ANSWERS.map((answer) => (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls where the page is narrow
              <pre key={answer} className={css['answer']} tabIndex={0}>
                {answer}
              </pre>
            ))}
          </Section>
        </Stacked>
      </Columns>
      {mayWrite && (
        <DeleteSection title="Delete this interceptor" description="Your app is not asked any more. The log of its calls goes, too.">
          {(close) => <DeleteInterceptor interceptor={interceptor} onClose={close} onDeleted={() => void router.navigate({ to: '/interceptors' })} />}
        </DeleteSection>
      )}
    </>
  );
}

const ANSWERS = ['{ "decision": "ALLOW" }', '{ "decision": "DENY",\n  "error": { "message": "Ask your\n    account manager first." } }'];

function Details({ interceptor }: { readonly interceptor: Interceptor }): ReactNode {
  const { id, url, timeoutSeconds, failurePolicy, enabled, createTime } = interceptor;
  const mayWrite = useMayWrite();
  const [editing, setEditing] = useState(false);
  const update = useWrite(InterceptorService.method.updateInterceptor, { says: 'Saved.' });
  const turn = useWrite(InterceptorService.method.updateInterceptor, {
    says: (answer) => (answer.interceptor?.enabled ? 'Switched on.' : 'Switched off.'),
    inTurn: true,
  });

  async function save(values: InterceptorValues): Promise<void> {
    await update.run({
      interceptorId: id,
      displayName: values.displayName.trim(),
      url: values.url.trim(),
      timeoutSeconds: values.timeoutSeconds,
      failurePolicy: policyIn(values),
    });
    setEditing(false);
  }

  return (
    <Section
      title="Details"
      actions={
        mayWrite && (
          <Button leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
            Edit
          </Button>
        )
      }
    >
      <Switch
        label="Asked"
        description="Switched off, nobody asks it, and everything goes on."
        checked={turn.asked?.enabled ?? enabled}
        disabled={!mayWrite}
        onChange={(event) => turn.attempt({ interceptorId: id, enabled: event.currentTarget.checked })}
      />
      <Facts
        items={[
          ['Address', <code key="url">{url}</code>],
          ['May take', timeoutSeconds === 1 ? '1 second' : `${timeoutSeconds} seconds`],
          ['No answer', failureWords(failurePolicy)],
          ['Id', <CopyId key="id" id={id} label="interceptor id" />],
          ['Created', <Time key="created" at={createTime && timestampDate(createTime)} />],
        ]}
      />
      {mayWrite && <Rotate interceptor={interceptor} />}
      <FormDrawer
        opened={editing}
        onClose={() => setEditing(false)}
        title="Edit interceptor"
        submit="Save"
        initial={valuesOf(interceptor)}
        schema={interceptorSchema}
        onSubmit={save}
        toProblem={problemOf}
      >
        {(form) => <InterceptorFields form={form} />}
      </FormDrawer>
    </Section>
  );
}

function Rotate({ interceptor: { id, displayName } }: { readonly interceptor: Interceptor }): ReactNode {
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<{ readonly secret: string; readonly until: Date | undefined }>();
  const rotate = useWrite(InterceptorService.method.rotateInterceptorSecret, { quiet: true });
  return (
    <>
      <Group>
        <Button leftSection={<IconRefresh size={16} />} onClick={() => setAsking(true)}>
          New secret
        </Button>
      </Group>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`A new secret for ${displayName}?`}
        confirm="Make a new secret"
        tone="accent"
        isBusy={rotate.isBusy}
        problem={rotate.problem}
        onConfirm={() =>
          rotate.attempt({ interceptorId: id }, ({ secret, previousUntil }) => {
            setAsking(false);
            setShown({ secret, until: previousUntil && timestampDate(previousUntil) });
          })
        }
      >
        <p>For a day calls are signed with both, so that your app can change over without refusing any. After that only the new one counts.</p>
      </ConfirmDialog>
      <SigningSecret signs="a call" by="verifyInterceptorPayload" title="The new secret" secret={shown?.secret} onClose={() => setShown(undefined)}>
        The one before counts as well until <Time at={shown?.until} />.
      </SigningSecret>
    </>
  );
}

function Test({ interceptor: { id } }: { readonly interceptor: Interceptor }): ReactNode {
  const [call, setCall] = useState<InterceptorCall>();
  const test = useWrite(InterceptorService.method.testInterceptor);
  const mayWrite = useMayWrite();
  if (!mayWrite) return null;
  return (
    <>
      <Button
        variant="filled"
        leftSection={<IconPlayerPlay size={17} />}
        loading={test.isBusy}
        onClick={() => test.attempt({ interceptorId: id }, (answer) => setCall(answer.call))}
      >
        Test
      </Button>
      <DetailDrawer opened={call !== undefined} onClose={() => setCall(undefined)} title="Asked with made-up people">
        {call && <Call call={call} />}
      </DetailDrawer>
    </>
  );
}

const PAGE = 20;
const LOOK_AGAIN_MS = 5_000;
const DECISIONS = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];
const ASKED: Readonly<Record<string, Decision>> = { yes: Decision.ALLOW, no: Decision.DENY };

/** What came of asking it, in the last thirty days. */
function Calls({ interceptor: { id } }: { readonly interceptor: Interceptor }): ReactNode {
  const { decision, call: opened } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useList(
    InterceptorService.method.listInterceptorCalls,
    (pageToken) => ({ interceptorId: id, pageSize: PAGE, pageToken, decision: ASKED[decision ?? ''] ?? Decision.UNSPECIFIED }),
    rowsOf,
    { every: LOOK_AGAIN_MS },
  );
  const shown = list.rows.find((call) => call.id === opened);
  const columns: readonly Column<InterceptorCall>[] = [
    {
      key: 'decision',
      header: 'Came of it',
      cell: (call) => {
        const { tone, words } = decisionOf(call);
        return (
          <RowLink
            to="/interceptors/$interceptorId"
            params={{ interceptorId: id }}
            search={{ ...(decision && { decision }), call: call.id }}
            resetScroll={false}
          >
            <StatusBadge tone={tone}>{words}</StatusBadge>
          </RowLink>
        );
      },
    },
    { key: 'about', header: 'About', width: '34%', cell: ({ request }) => emailIn(request) || '–' },
    { key: 'status', header: 'Status', width: '90px', hideOnPhone: true, cell: ({ status }) => (status === 0 ? '–' : status) },
    { key: 'took', header: 'Took', width: '90px', hideOnPhone: true, cell: ({ milliseconds }) => `${milliseconds} ms` },
    { key: 'when', header: 'When', width: '150px', cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
  ];
  return (
    <Stacked>
      <FilterBar
        asked={{ decision }}
        onAsk={(next) => void navigate({ search: next, replace: true })}
        choices={[{ name: 'decision', any: 'Any outcome', options: DECISIONS }]}
      />
      <DataTable
        label="Calls"
        list={list}
        columns={columns}
        rowKey={(call) => call.id}
        empty={
          decision ? (
            <EmptyState title="None like that" action={<Button onClick={() => void navigate({ search: {}, replace: true })}>Show all</Button>}>
              Calls are kept for thirty days.
            </EmptyState>
          ) : (
            <EmptyState title="It has not been asked yet">
              Press Test to ask it now with made-up people. When it is asked in earnest, each question and answer shows here, for thirty days.
            </EmptyState>
          )
        }
      />
      <DetailDrawer opened={shown !== undefined} onClose={() => void navigate({ search: decision ? { decision } : {} })} title="A call">
        {shown && <Call call={shown} />}
      </DetailDrawer>
    </Stacked>
  );
}

const rowsOf = ({ calls }: { readonly calls: readonly InterceptorCall[] }) => calls;
