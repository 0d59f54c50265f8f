import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { IconRobot } from '@tabler/icons-react';
import { ClientService, type ResourceUserConsent } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { type ReactNode, useState } from 'react';
import { useList, useWrite } from '../../api/index.ts';
import { ConfirmDialog, Line, Lines, relativeTime, Section, ShowMore } from '../../design/index.ts';
import { t } from '../words/index.ts';

const PAGE = 30;
const consentsOf = ({ consents }: { readonly consents: readonly ResourceUserConsent[] }) => consents;

/** Programs that act for whoever looks. Most people let none in, and read nothing of them. */
export function Agents(): ReactNode {
  const list = useList(ClientService.method.listCurrentAgentConsents, (pageToken) => ({ pageSize: PAGE, pageToken }), consentsOf);
  const [asked, setAsked] = useState<ResourceUserConsent>();
  const revoke = useWrite(ClientService.method.revokeCurrentAgentConsent, { says: t('security.agentRevoked'), quiet: true });
  if (list.rows.length === 0) return null;
  return (
    <Section title={t('security.agents')} description={t('security.agentsAbout')}>
      <Lines label={t('security.agents')}>
        {list.rows.map((consent) => (
          <Line
            key={consent.id}
            icon={IconRobot}
            title={<bdi>{nameOf(consent)}</bdi>}
            detail={<Allowed {...consent} />}
            action={
              <Button size="compact-sm" onClick={() => setAsked(consent)} aria-label={t('security.revokeNamed', { device: nameOf(consent) })}>
                {t('security.revoke')}
              </Button>
            }
          />
        ))}
      </Lines>
      <ShowMore list={list} />
      {asked && (
        <ConfirmDialog
          opened
          onClose={() => setAsked(undefined)}
          title={t('security.agentTitle', { agent: nameOf(asked) })}
          confirm={t('security.revoke')}
          isBusy={revoke.isBusy}
          problem={revoke.problem}
          onConfirm={() => revoke.attempt({ consentId: asked.id }, () => setAsked(undefined))}
        >
          <p>{t('security.agentMeans')}</p>
        </ConfirmDialog>
      )}
    </Section>
  );
}

const nameOf = ({ clientName, clientId }: ResourceUserConsent): string => clientName || clientId;

function Allowed({ scopes, grantedAt }: ResourceUserConsent): ReactNode {
  const when = grantedAt && t('security.agentSince', { when: relativeTime(timestampDate(grantedAt), new Date()) });
  return (
    <>
      {when}
      {scopes.length > 0 && (
        <>
          {' · '}
          <bdi dir="ltr">{scopes.join(', ')}</bdi>
        </>
      )}
    </>
  );
}
