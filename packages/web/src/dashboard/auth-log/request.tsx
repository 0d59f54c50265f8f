import { timestampDate } from '@bufbuild/protobuf/wkt';
import { getRouteApi, Link } from '@tanstack/react-router';
import { AuthLogService, type AuthRequest, type AuthStep } from '@tenon/api/tenon/v1/auth_log_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { Columns, CopyId, ErrorState, Facts, Hint, type Moment, Note, Page, Section, Stacked, StatusBadge, Time, Timeline } from '../../design/index.ts';
import { clock, passed } from '../clock.ts';
import { IdLink, OrganizationLink } from '../id-link.tsx';
import { plain } from '../plain.ts';
import { nameOfRequest, outcomeOf, PURPOSES, reasonOf, stepOf, wayOf } from './words.ts';

const route = getRouteApi('/auth-log/$requestId');
const BREADCRUMBS = [{ label: 'Auth log', to: '/auth-log' }];
/** As long as somebody may still be on their way. */
const LOOK_AGAIN_MS = 2_000;

/** One request for a sign-in: what was asked, what happened, what came of it. */
export function AuthRequestPage(): ReactNode {
  const { requestId } = route.useParams();
  const { data, problem, retry } = useRead(AuthLogService.method.getAuthRequest, { id: requestId }, { every: LOOK_AGAIN_MS });
  const request = data?.request;
  if (problem && !data) {
    return (
      <Page title="Request" breadcrumbs={BREADCRUMBS}>
        <ErrorState problem={problem} {...(problem.mayRetry && { retry })} />
      </Page>
    );
  }
  if (!request) {
    return (
      <Page title=" " breadcrumbs={BREADCRUMBS}>
        {null}
      </Page>
    );
  }
  const { tone, words } = outcomeOf(request);
  return (
    <Page
      title={nameOfRequest(request)}
      aside={<StatusBadge tone={tone}>{words}</StatusBadge>}
      description={<Summary request={request} />}
      breadcrumbs={BREADCRUMBS}
    >
      {request.error && (
        <Note tone="bad">
          <span>
            {reasonOf(request.error)}. <Advice error={request.error} />
          </span>
        </Note>
      )}
      <Columns>
        <Section title="What happened" description="Beside each step stands how long after the one before it came.">
          <Timeline moments={momentsOf(data.steps)} />
        </Section>
        <Stacked>
          <Section title="Who and where">
            <Facts items={whoOf(request)} />
          </Section>
          <Section title="What was asked" description="The parameters of the app’s request that may be shown.">
            <Facts
              items={[
                ['What for', PURPOSES[request.workflow] ?? plain(request.workflow.toLowerCase())],
                ...Object.entries(request.parameters).map(([name, value]) => [plain(name), <code key={name}>{value}</code>] as const),
                ['Request', <CopyId key="id" id={request.id} label="request id" />],
              ]}
            />
          </Section>
        </Stacked>
      </Columns>
    </Page>
  );
}

function Summary({ request }: { readonly request: AuthRequest }): ReactNode {
  return (
    <>
      {PURPOSES[request.workflow] ?? 'A request'} {request.clientName && <>from {request.clientName}</>},{' '}
      <Time at={request.createTime && timestampDate(request.createTime)} />
    </>
  );
}

/** What somebody can do about it, where that can be said. */
function Advice({ error }: { readonly error: string }): ReactNode {
  switch (error) {
    case 'expired':
      return 'They left, or the mail never reached them: the last step shows how far they came.';
    case 'invalid_grant':
      return 'Codes count once and for a short time: look whether the app exchanges one twice, or late.';
    case 'invalid_client':
      return 'Check the client secret that the app uses.';
    case 'sign_up_off':
      return <>Sign-up is a setting of the environment.</>;
    default:
      return 'The step that ended it says more.';
  }
}

function momentsOf(steps: readonly AuthStep[]): Moment[] {
  return steps.map((step, index) => {
    const { tone, title, detail } = stepOf(step);
    const at = step.time && timestampDate(step.time);
    const before = steps[index - 1]?.time;
    return {
      key: `${index}`,
      title,
      detail: (
        <>
          {detail}
          {index > 0 && step.device && step.device !== steps[0]?.device && ` On ${step.device}.`}
        </>
      ),
      tone,
      when: at && (
        <Hint label={before ? `${clock.format(at)} · ${passed(timestampDate(before), at)} after the step before` : clock.format(at)}>
          <time dateTime={at.toISOString()}>{before ? `+ ${passed(timestampDate(before), at)}` : clock.format(at)}</time>
        </Hint>
      ),
    };
  });
}

function whoOf(request: AuthRequest): readonly (readonly [name: string, value: ReactNode])[] {
  const { email, userId, organizationId, sessionId, clientId, clientName, connectionId, resourceId, resourceName, device, ip } = request;
  return [
    ['E-mail', email],
    ...(userId ? [['User', <IdLink key="user" id={userId} />] as const] : []),
    ...(organizationId ? [['Organization', <OrganizationLink key="organization" id={organizationId} />] as const] : []),
    [
      'Application',
      clientId && (
        <IdLink key="app" id={clientId}>
          {clientName || clientId}
        </IdLink>
      ),
    ],
    ...(connectionId ? [['Connection', <Named key="connection" name={wayOf(request) || 'Connection'} id={connectionId} />] as const] : []),
    ...(resourceId ? [['API', <Named key="resource" name={resourceName || 'Resource'} id={resourceId} />] as const] : []),
    ...(sessionId ? [['Session', <CopyId key="session" id={sessionId} label="session id" />] as const] : []),
    ['Device', device],
    ['Address', ip],
    ...(email ? [['More', <More key="more" email={email} />] as const] : []),
  ];
}

function Named({ name, id }: { readonly name: string; readonly id: string }): ReactNode {
  return (
    <>
      {name}
      <br />
      <CopyId id={id} />
    </>
  );
}

function More({ email }: { readonly email: string }): ReactNode {
  return (
    <Link to="/auth-log" search={{ email }}>
      All requests of this address
    </Link>
  );
}
