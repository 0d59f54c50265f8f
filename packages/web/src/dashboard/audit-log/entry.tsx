import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Group, Stack } from '@mantine/core';
import { type AuditActor, type AuditEntry, AuditTrailService } from '@tenon/api/tenon/v1/audit_trail_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { Answered, type Asked, CopyId, DetailDrawer, Facts, Time } from '../../design/index.ts';
import { nameOfActor } from '../../shared/audit/sentence.ts';
import { clock } from '../clock.ts';
import { IdLink, OrganizationLink } from '../id-link.tsx';
import { plain } from '../plain.ts';
import { Changes } from './changes.tsx';

interface Props {
  readonly opened: boolean;
  readonly id: string | undefined;
  /** The organization it is looked at from, if from one. */
  readonly organizationId?: string | undefined;
  readonly onClose: () => void;
  /** Shows what belongs together: what one person did, what one request did. */
  readonly onAsk: (asked: Asked) => void;
}

/** One deed in full, beside the list. */
export function EntryDrawer({ opened, id, organizationId = '', onClose, onAsk }: Props): ReactNode {
  const answer = useRead(AuditTrailService.method.getAuditEntry, { id: id ?? '', organizationId }, { enabled: id !== undefined });
  const action = answer.data?.entry?.action;
  return (
    <DetailDrawer opened={opened} onClose={onClose} title={action ? plain(action) : 'Entry'} width="wide">
      <Answered answer={answer} lines={8}>
        {({ entry }) => entry && <Entry entry={entry} onAsk={onAsk} />}
      </Answered>
    </DetailDrawer>
  );
}

function Entry({ entry, onAsk }: { readonly entry: AuditEntry } & Pick<Props, 'onAsk'>): ReactNode {
  const { summary, action, actor, target, organizationId, requestId, ip, userAgent, number, hash, changes, moreChanges, id, time } = entry;
  return (
    <Stack gap="lg">
      <p>{summary}</p>
      <Facts
        items={[
          ['When', time && <When key="when" at={timestampDate(time)} />],
          ['Who', actor && <Who key="who" actor={actor} />],
          ...(target?.id
            ? [
                [
                  'What',
                  <IdLink key="what" id={target.id}>
                    {target.name || plain(target.type)}
                  </IdLink>,
                ] as const,
              ]
            : []),
          ...(organizationId && organizationId !== target?.id ? [['Organization', <OrganizationLink key="organization" id={organizationId} />] as const] : []),
          ['From', [ip, userAgent].filter(Boolean).join(' · ')],
          ['Action', <CopyId key="action" id={action} label="action" />],
          ['Request', requestId && <CopyId key="request" id={requestId} label="request id" />],
          ['Entry', <CopyId key="id" id={id} label="entry id" />],
          [
            'In the chain',
            number === 0 ? (
              'Not yet: it is sealed within seconds.'
            ) : (
              <span key="number">
                Number {number} <CopyId id={hash} label="hash" />
              </span>
            ),
          ],
        ]}
      />
      <Group gap="xs">
        {actor?.id && (
          <Button size="compact-sm" onClick={() => onAsk({ actor: actor.id })}>
            All that {nameOfActor(actor)} did
          </Button>
        )}
        {target?.id && (
          <Button size="compact-sm" onClick={() => onAsk({ target: target.id })}>
            All that happened to {target.name || `this ${plain(target.type).toLowerCase()}`}
          </Button>
        )}
        {requestId && (
          <Button size="compact-sm" onClick={() => onAsk({ request: requestId })}>
            All of this request
          </Button>
        )}
      </Group>
      <Changes changes={changes} more={moreChanges} />
    </Stack>
  );
}

/** To the second, for whoever compares it with something else, and as people tell it. */
function When({ at }: { readonly at: Date }): ReactNode {
  return (
    <>
      {clock.format(at)}, <Time at={at} />
    </>
  );
}

function Who({ actor }: { readonly actor: AuditActor }): ReactNode {
  const { id, kind } = actor;
  const name = nameOfActor(actor);
  // Operators are people of another environment: they have no page here.
  if (kind === 'client' || kind === 'member') return <IdLink id={id}>{name}</IdLink>;
  return (
    <>
      {name} {kind !== 'system' && id && <CopyId id={id} />}
    </>
  );
}
