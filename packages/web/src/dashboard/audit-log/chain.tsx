import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Stack } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { AuditTrailService, type GetAuditHeadResponse } from '@tenon/api/tenon/v1/audit_trail_pb.ts';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../api/index.ts';
import { CopyField, DetailDrawer, Facts, Time } from '../../design/index.ts';
import { numberInEnglish } from '../../words/words.ts';
import css from './chain.module.css';

const LOOK_AGAIN_MS = 5_000;

/** Where the chain of the log ends, and how somebody makes sure that it is whole. */
export function Chain(): ReactNode {
  const { data } = useRead(AuditTrailService.method.getAuditHead, {}, { every: LOOK_AGAIN_MS });
  const [opened, setOpened] = useState(false);
  return (
    <div className={css['chain']}>
      <IconLink size={17} aria-hidden />
      <div>
        <span>{data ? <Words head={data} /> : ' '}</span>
        <Button size="compact-sm" variant="subtle" onClick={() => setOpened(true)}>
          How to check it
        </Button>
      </div>
      <DetailDrawer opened={opened} onClose={() => setOpened(false)} title="Is the log whole?">
        {data && <HowTo head={data} />}
      </DetailDrawer>
    </div>
  );
}

function Words({ head: { number, unsealed, sealTime } }: { readonly head: GetAuditHeadResponse }): ReactNode {
  if (number === 0) return unsealed === 0 ? 'Nothing is sealed yet.' : 'The first entries are being sealed.';
  return (
    <>
      <b>{numberInEnglish(number)}</b> {number === 1 ? 'entry is' : 'entries are'} sealed in a chain, the last <Time at={sealTime && timestampDate(sealTime)} />
      {unsealed > 0 && `; ${numberInEnglish(unsealed)} newer ${unsealed === 1 ? 'one is' : 'ones are'} sealed within seconds`}.
    </>
  );
}

function HowTo({ head: { number, hash, forgotten } }: { readonly head: GetAuditHeadResponse }): ReactNode {
  return (
    <Stack gap="lg">
      <p>
        Every entry carries a hash over itself and the one before it. Whoever alters, removes or moves one breaks the chain from there on, and this command
        finds where. Run it in the shell of the server:
      </p>
      <CopyField label="Check the whole log" value="tenon audit verify" />
      {number > 0 && (
        <>
          <p>
            Somebody with the whole database could put back an old copy of everything. Against that, keep where the chain ends today somewhere else, and check
            later that it still goes through there:
          </p>
          <CopyField label="Check against today’s end" value={`tenon audit verify --expect ${number}:${hash}`} />
        </>
      )}
      <Facts
        items={[
          ['Last number', number === 0 ? '' : numberInEnglish(number)],
          ['Hash', hash && <code key="hash">{hash}</code>],
          ...(forgotten > 0 ? [['Forgotten', `Up to number ${numberInEnglish(forgotten)}: they were kept as long as was wished.`] as const] : []),
        ]}
      />
    </Stack>
  );
}
