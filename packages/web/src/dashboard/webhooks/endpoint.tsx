import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Group, Switch } from '@mantine/core';
import { IconAlertTriangle, IconPencil, IconRefresh, IconRepeat, IconSend } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type WebhookEndpoint, WebhookService } from '@tenon/api/tenon/v1/webhooks_pb.ts';
import { type ReactNode, useState } from 'react';
import { problemOf, useRead, useWrite } from '../../api/index.ts';
import { Columns, ConfirmDialog, CopyId, ErrorState, Facts, FormDrawer, Note, Page, Section, Stacked, StatusBadge, Time } from '../../design/index.ts';
import { DeleteSection } from '../delete-section.tsx';
import { useMayWrite } from '../operator.ts';
import { SigningSecret } from '../signing-secret.tsx';
import { DeleteEndpoint } from './delete.tsx';
import { Deliveries } from './deliveries.tsx';
import { EndpointFields, type EndpointValues, endpointSchema, typesIn, valuesOf } from './fields.tsx';
import { ReplayEvents } from './replay.tsx';
import { SendTest } from './send-test.tsx';
import css from './webhooks.module.css';
import { stateOf, titleOf } from './words.ts';

const route = getRouteApi('/webhooks/$endpointId');
const BREADCRUMBS = [{ label: 'Webhooks', to: '/webhooks' }];
const LOOK_AGAIN_MS = 5_000;

/** One endpoint: what it is told, what became of it, and trying it. */
export function EndpointPage(): ReactNode {
  const { endpointId } = route.useParams();
  const { data, problem, retry } = useRead(WebhookService.method.getWebhookEndpoint, { endpointId }, { every: LOOK_AGAIN_MS });
  const endpoint = data?.endpoint;
  if (problem && !endpoint) {
    return (
      <Page title="Endpoint" breadcrumbs={BREADCRUMBS}>
        <ErrorState problem={problem} {...(problem.mayRetry && { retry })} />
      </Page>
    );
  }
  return (
    <Page
      title={endpoint ? titleOf(endpoint) : ' '}
      aside={endpoint && <State endpoint={endpoint} />}
      breadcrumbs={BREADCRUMBS}
      actions={endpoint && <Actions endpoint={endpoint} />}
    >
      {endpoint && <Everything endpoint={endpoint} />}
    </Page>
  );
}

function State({ endpoint }: { readonly endpoint: WebhookEndpoint }): ReactNode {
  const { tone, words } = stateOf(endpoint);
  return <StatusBadge tone={tone}>{words}</StatusBadge>;
}

/** Nothing is sent to one that is switched off. */
function Actions({ endpoint }: { readonly endpoint: WebhookEndpoint }): ReactNode {
  const { open, ...asked } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  if (!mayWrite || !endpoint.enabled) return null;
  const show = (what?: string) => void navigate({ search: what ? { ...asked, open: what } : asked, replace: true, resetScroll: false });
  return (
    <>
      <Button leftSection={<IconRepeat size={17} />} onClick={() => show('replay')}>
        Replay
      </Button>
      <Button variant="filled" leftSection={<IconSend size={17} />} onClick={() => show('test')}>
        Send test event
      </Button>
      <SendTest endpoint={endpoint} opened={open === 'test'} onClose={() => show()} />
      <ReplayEvents endpoint={endpoint} opened={open === 'replay'} onClose={() => show()} />
    </>
  );
}

function Everything({ endpoint }: { readonly endpoint: WebhookEndpoint }): ReactNode {
  const mayWrite = useMayWrite();
  const router = useRouter();
  return (
    <>
      <Health endpoint={endpoint} />
      <Columns>
        <Deliveries endpoint={endpoint} />
        <Details endpoint={endpoint} />
      </Columns>
      {mayWrite && (
        <DeleteSection title="Delete this endpoint" description="Your app is told nothing more there. The log of its deliveries goes, too.">
          {(close) => <DeleteEndpoint endpoint={endpoint} onClose={close} onDeleted={() => void router.navigate({ to: '/webhooks' })} />}
        </DeleteSection>
      )}
    </>
  );
}

/** What somebody should know of it before they read on. */
function Health({ endpoint: { enabled, disabledTime, failingSince } }: { readonly endpoint: WebhookEndpoint }): ReactNode {
  if (disabledTime) {
    return (
      <Note tone="bad" icon={IconAlertTriangle}>
        <span>
          It answered nothing but failures for five days, and was switched off <Time at={timestampDate(disabledTime)} />. Mend it and switch it on: what waits
          for a try goes out then, and a replay brings what happened meanwhile.
        </span>
      </Note>
    );
  }
  if (!enabled || !failingSince) return null;
  return (
    <Note tone="wait" icon={IconAlertTriangle}>
      <span>
        It answers nothing but failures, the first of them <Time at={timestampDate(failingSince)} />. What fails is tried again for a day; after five days the
        endpoint is switched off.
      </span>
    </Note>
  );
}

function Details({ endpoint }: { readonly endpoint: WebhookEndpoint }): ReactNode {
  const { id, url, eventTypes, enabled, createTime } = endpoint;
  const mayWrite = useMayWrite();
  const [editing, setEditing] = useState(false);
  const update = useWrite(WebhookService.method.updateWebhookEndpoint, { says: 'Saved.' });
  const turn = useWrite(WebhookService.method.updateWebhookEndpoint, {
    says: (answer) => (answer.endpoint?.enabled ? 'Switched on.' : 'Paused.'),
    inTurn: true,
  });

  async function save(values: EndpointValues): Promise<void> {
    await update.run({
      endpointId: id,
      url: values.url.trim(),
      description: values.description.trim(),
      eventSelection: { eventTypes: typesIn(values) },
    });
    setEditing(false);
  }

  return (
    <Stacked>
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
          label="Told of events"
          description="While it is paused, what happens is not kept for it. A replay brings it later."
          checked={turn.asked?.enabled ?? enabled}
          disabled={!mayWrite}
          onChange={(event) => turn.attempt({ endpointId: id, enabled: event.currentTarget.checked })}
        />
        <Facts
          items={[
            ['Address', <code key="url">{url}</code>],
            ['Id', <CopyId key="id" id={id} label="endpoint id" />],
            ['Created', <Time key="created" at={createTime && timestampDate(createTime)} />],
            ['Is told', eventTypes.length === 0 ? 'Everything' : <Kinds key="kinds" types={eventTypes} />],
          ]}
        />
        {mayWrite && <Rotate endpoint={endpoint} />}
      </Section>
      <FormDrawer
        opened={editing}
        onClose={() => setEditing(false)}
        title="Edit endpoint"
        submit="Save"
        initial={valuesOf(endpoint)}
        schema={endpointSchema}
        onSubmit={save}
        toProblem={problemOf}
      >
        {(form) => <EndpointFields form={form} />}
      </FormDrawer>
    </Stacked>
  );
}

function Kinds({ types }: { readonly types: readonly string[] }): ReactNode {
  return (
    <ul className={css['told']}>
      {types.map((type) => (
        <li key={type}>
          <code>{type}</code>
        </li>
      ))}
    </ul>
  );
}

function Rotate({ endpoint }: { readonly endpoint: WebhookEndpoint }): ReactNode {
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<{ readonly secret: string; readonly until: Date | undefined }>();
  const rotate = useWrite(WebhookService.method.rotateWebhookSecret, { quiet: true });
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
        title={`A new secret for ${titleOf(endpoint)}?`}
        confirm="Make a new secret"
        tone="accent"
        isBusy={rotate.isBusy}
        problem={rotate.problem}
        onConfirm={() =>
          rotate.attempt({ endpointId: endpoint.id }, ({ secret, previousUntil }) => {
            setAsking(false);
            setShown({ secret, until: previousUntil && timestampDate(previousUntil) });
          })
        }
      >
        <p>For a day events are signed with both, so that your app can change over without refusing any. After that only the new one counts.</p>
      </ConfirmDialog>
      <SigningSecret signs="an event" by="verifyWebhookPayload" title="The new secret" secret={shown?.secret} onClose={() => setShown(undefined)}>
        The one before counts as well until <Time at={shown?.until} />.
      </SigningSecret>
    </>
  );
}
