import { IconUserPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import type { PreviewTokenClaimsResponse } from '@tenon/api/tenon/v1/token_claims_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/index.ts';
import { ButtonLink, EmptyState, ErrorState, FieldRow, Json, type Problem, Section } from '../../../design/index.ts';
import { PickMember } from '../../../shared/members/pick.tsx';
import { useMayWrite } from '../../operator.ts';
import { PickApp, PickOrganization, useApps } from '../../pick.tsx';
import css from './claims.module.css';

const route = getRouteApi('/authentication/claims');

/** Whose tokens are shown. */
export interface PreviewFor {
  readonly organizationId: string;
  readonly userId: string;
  readonly clientId: string;
  /** There is nobody yet whose tokens could be shown. */
  readonly isNobody: boolean;
  readonly choose: (choice: { readonly organization?: string; readonly user?: string; readonly client?: string }) => void;
}

/** By the address; where it names nobody, somebody who came lately and is in an organization. */
export function usePreviewFor(): PreviewFor {
  const { organization = '', user = '', client = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const lately = useRead(UserService.method.listUsers, { pageSize: 10 }, { enabled: organization === '' });
  const somebody = lately.data?.users.find(({ memberships }) => memberships.length > 0);
  const organizationId = organization || somebody?.memberships[0]?.organizationId || '';
  const members = useRead(UserService.method.listOrganizationUsers, { organizationId, pageSize: 20 }, { enabled: organization !== '' && user === '' });
  const apps = useApps();
  return {
    organizationId,
    userId: user || (organization === '' ? somebody?.id : members.data?.users[0]?.id) || '',
    clientId: client || apps[0]?.id || '',
    isNobody: organization === '' && lately.data !== undefined && !somebody,
    choose: (choice) => void navigate({ search: Object.fromEntries(Object.entries(choice).filter(([, id]) => id)), replace: true }),
  };
}

interface Props {
  readonly subject: PreviewFor;
  readonly answer: PreviewTokenClaimsResponse | undefined;
  readonly problem: Problem | undefined;
  readonly retry: () => void;
  /** What is shown is not saved yet. */
  readonly isDraft: boolean;
}

/** Both tokens as they would be issued now. */
export function TokenPreview({ subject, answer, problem, retry, isDraft }: Props): ReactNode {
  const { organizationId, userId, clientId, isNobody, choose } = subject;
  const mayWrite = useMayWrite();
  const here = { organization: organizationId, user: userId, client: clientId };
  return (
    <Section
      title="What tokens would say"
      description={isDraft ? 'With the claims as they stand above, before they are saved. Nothing is issued.' : 'If they were issued right now. Nothing is.'}
    >
      {isNobody ? (
        <EmptyState
          icon={IconUserPlus}
          title="Nobody to try it with yet"
          action={
            mayWrite && (
              <ButtonLink to="/organizations" search={{ create: true }}>
                Create organization
              </ButtonLink>
            )
          }
        >
          Create an organization and invite somebody to it: their tokens are shown here, while you type.
        </EmptyState>
      ) : (
        <>
          <FieldRow>
            <PickOrganization label="Organization" value={organizationId} onChange={(organization) => choose({ organization, client: clientId })} />
            <PickMember
              label="Member"
              placeholder={organizationId && !userId ? 'Nobody is in it yet' : ''}
              organizationId={organizationId}
              value={userId}
              onChange={(user) => choose({ ...here, user })}
            />
            <PickApp label="Application" value={clientId} onChange={(client) => choose({ ...here, client })} />
          </FieldRow>
          {problem && <ErrorState problem={problem} {...(problem.mayRetry && { retry })} />}
          {!problem && answer && userId && (
            <div className={css['tokens']}>
              <Json label="Access token" value={answer.accessToken} />
              <Json label="ID token" value={answer.idToken} />
            </div>
          )}
        </>
      )}
    </Section>
  );
}
