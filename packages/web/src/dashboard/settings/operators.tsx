import { Anchor, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { type ReactNode, useCallback } from 'react';
import { AboutOperators, useRead } from '../../api/index.ts';
import { DetailDrawer, ErrorState, Facts, Note, Section } from '../../design/index.ts';
import { nameOfUser } from '../../shared/members/member.ts';
import { Members } from '../../shared/members/members.tsx';
import { useIsOwner, useOperator } from '../operator.ts';
import { Passkeys } from '../users/sign-in/passkeys.tsx';
import { SecondFactor } from '../users/sign-in/second-factor.tsx';
import { Sessions } from '../users/sign-in/sessions.tsx';

const route = getRouteApi('/settings/operators');

/** Who may look at this dashboard and change things: for its owners. */
export function OperatorsTab(): ReactNode {
  const isOwner = useIsOwner();
  const { systemOrganizationId } = useOperator();
  const { q = '', invite, who } = route.useSearch();
  const navigate = route.useNavigate();
  const setQuery = useCallback((text: string) => void navigate({ search: text ? { q: text } : {}, replace: true }), [navigate]);
  if (!isOwner) return <Note>Only owners see who the operators are and decide who else is one. Ask one of them.</Note>;
  return (
    <AboutOperators>
      <Members
        organizationId={systemOrganizationId}
        organizationName="this dashboard"
        may={{ invite: true, changeRoles: true, remove: true }}
        rehearses
        oneRole
        inviting={invite === true}
        setInviting={(inviting) => void navigate({ search: (before) => ({ ...(before.q && { q: before.q }), ...(inviting && { invite: true as const }) }) })}
        query={q}
        setQuery={setQuery}
        linkTo={(user) => (
          <Anchor component="button" type="button" inherit onClick={() => void navigate({ search: (before) => ({ ...before, who: user.id }) })}>
            {nameOfUser(user)}
          </Anchor>
        )}
      />
      <Section title="What each role may do">
        <Facts
          items={[
            [
              'Owner',
              'Everything: also who the operators are, and how they sign in. There is always at least one; the last one can neither leave nor become something less.',
            ],
            ['Manager', 'Changes everything in the environment: organizations, users, roles, applications, how people sign in.'],
            ['Viewer', 'Sees everything and changes nothing. No secret is ever shown to them.'],
          ]}
        />
      </Section>
      {who && <OperatorDrawer userId={who} onClose={() => void navigate({ search: ({ who: _, ...rest }) => rest })} />}
    </AboutOperators>
  );
}

/** One operator: where they are signed in, and by what. */
function OperatorDrawer({ userId, onClose }: { readonly userId: string; readonly onClose: () => void }): ReactNode {
  const { data, problem, retry } = useRead(UserService.method.getUser, { identities: { case: 'id', value: userId } });
  return (
    <DetailDrawer opened onClose={onClose} title={data?.user ? nameOfUser(data.user) : ' '}>
      {problem ? (
        <ErrorState problem={problem} retry={retry} />
      ) : (
        <Stack>
          <Sessions userId={userId} />
          <Passkeys userId={userId} />
          <SecondFactor userId={userId} />
        </Stack>
      )}
    </DetailDrawer>
  );
}
