import { timestampDate } from '@bufbuild/protobuf/wkt';
import { ActionIcon, Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type Domain, DomainService, VerificationMethod, VerificationStatus } from '@tenon/api/scalekit/v1/domains/domains_pb.ts';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../../api/index.ts';
import { CopyId, Hint, Note, StatusBadge, Time, type Tone, toast } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import css from './domains.module.css';

/** One domain: whether it is theirs, and while that is open, what has to be set where. */
export function DomainCard({ domain, onDelete }: { readonly domain: Domain; readonly onDelete?: () => void }): ReactNode {
  const { tone, words } = statusOf(domain);
  const isPending = domain.verificationStatus === VerificationStatus.PENDING;
  return (
    <li className={css['domain']}>
      <div className={css['line']}>
        <div>
          <strong>{domain.domain}</strong>
          <StatusBadge tone={tone}>{words}</StatusBadge>
          <small>
            Added <Time at={domain.createTime && timestampDate(domain.createTime)} />
          </small>
        </div>
        {onDelete && (
          <Hint label="Remove">
            <ActionIcon aria-label={`Remove ${domain.domain}`} onClick={onDelete}>
              <IconTrash size={17} />
            </ActionIcon>
          </Hint>
        )}
      </div>
      {isPending && <Proof domain={domain} />}
      {domain.verificationStatus === VerificationStatus.FAILED && (
        <Note tone="bad">
          The record was not found in time, has gone again, or another organization was first. Remove the domain and add it again for a new record.
        </Note>
      )}
    </li>
  );
}

/** The TXT record, and a look for it now. */
function Proof({ domain }: { readonly domain: Domain }): ReactNode {
  const mayWrite = useMayWrite();
  const verify = useWrite(DomainService.method.verifyDomain, { quiet: true });
  const [foundNothing, setFoundNothing] = useState(false);
  const look = () => {
    setFoundNothing(false);
    verify.attempt({ id: domain.id, identities: { case: 'organizationId', value: domain.organizationId } }, ({ verified }) => {
      setFoundNothing(!verified);
      if (verified) toast.done(`${domain.domain} is verified.`);
    });
  };
  return (
    <div className={css['proof']}>
      <p>Whoever looks after this domain sets a TXT record. We look for it by ourselves for 72 hours.</p>
      <dl>
        <dt>Name</dt>
        <dd>
          <CopyId id={domain.txtRecordKey} label="name of the record" />
        </dd>
        <dt>Value</dt>
        <dd>
          <CopyId id={domain.txtRecordSecret} label="value of the record" />
        </dd>
      </dl>
      {verify.problem && <Note tone="wait">{verify.problem.title}</Note>}
      {foundNothing && <Note tone="wait">The record is not there yet. Name servers may take a while to tell of it; we keep looking.</Note>}
      {mayWrite && (
        <Button onClick={look} loading={verify.isBusy} style={{ justifySelf: 'start' }}>
          Verify now
        </Button>
      )}
    </div>
  );
}

function statusOf({ verificationStatus: status, verificationMethod: method }: Domain): { readonly tone: Tone; readonly words: string } {
  switch (status) {
    case VerificationStatus.VERIFIED:
      return { tone: 'good', words: 'Verified by DNS' };
    case VerificationStatus.AUTO_VERIFIED:
      return { tone: 'good', words: method === VerificationMethod.ADMIN ? 'Verified on your word' : 'In force' };
    case VerificationStatus.PENDING:
      return { tone: 'wait', words: 'Waiting for the TXT record' };
    case VerificationStatus.FAILED:
      return { tone: 'bad', words: 'Not verified' };
    default:
      return { tone: 'idle', words: 'Unknown' };
  }
}
