import { Button, Group, Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type BulkInvitation, BulkInvitationService } from '@tenon/api/tenon/v1/bulk_invitations_pb.ts';
import { type ReactNode, useRef, useState } from 'react';
import { useWrite } from '../../../../api/index.ts';
import { Note, Section } from '../../../../design/index.ts';
import css from './bulk.module.css';
import { ACCEPTED, AS_IT_IS, type Reading } from './file.ts';
import { ForAll } from './for-all.tsx';
import { fileOf, useSend } from './send.ts';
import { SendingFile } from './take.tsx';
import { FIELDS } from './words.ts';

const NOTHING = '-';

/** Which column was taken for what. Read otherwise, it is another list: this one is discarded. */
export function HowItWasRead({ bulk }: { readonly bulk: BulkInvitation }): ReactNode {
  const { organizationId, id, columns } = bulk;
  const navigate = useNavigate();
  const chooser = useRef<HTMLInputElement>(null);
  const discard = useWrite(BulkInvitationService.method.cancelBulkInvitation, { quiet: true });
  const [reading, setReading] = useState<Reading>({ ...AS_IT_IS, columns, inviterEmail: bulk.inviterEmail });
  const isChanged =
    JSON.stringify(reading) !==
    JSON.stringify({ ...AS_IT_IS, columns: columns.map(({ column, field }) => ({ column, field })), inviterEmail: bulk.inviterEmail });
  const { send, stop, sending, problem } = useSend(organizationId, (next) => {
    discard.attempt({ organizationId, id });
    void navigate({ to: '/organizations/$organizationId/users/bulk/$bulkId', params: { organizationId, bulkId: next }, replace: true });
  });
  const set = (at: number, field: string) =>
    setReading({
      ...reading,
      // A field is read from one column.
      columns: reading.columns.map((column, index) =>
        index === at ? { column: column.column, field } : { column: column.column, field: column.field === field ? '' : column.field },
      ),
    });
  const file = fileOf(id);
  const hasEmail = reading.columns.some(({ field }) => field === 'email');
  return (
    <Section title="How the file was read" description="Something is not where it belongs? Say what it is, and read the file once more.">
      {sending ? (
        <SendingFile {...sending} onStop={stop} />
      ) : (
        <>
          <div className={css['columns']}>
            {reading.columns.map(({ column, field }, index) => (
              <Select
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are, and two may have one name.
                key={index}
                label={/^\d+$/.test(column) ? `Column ${column}` : column || `Column ${index + 1}`}
                data={optionsFor(field, column)}
                value={field || NOTHING}
                onChange={(chosen) => set(index, chosen === null || chosen === NOTHING ? '' : chosen)}
                allowDeselect={false}
                comboboxProps={{ withinPortal: true }}
              />
            ))}
          </div>
          <ForAll organizationId={organizationId} {...reading} onChange={(change) => setReading({ ...reading, ...change })} />
          {problem && (
            <Note tone="bad">
              <b>{problem.title}</b>
              {problem.detail && <span>{problem.detail}</span>}
            </Note>
          )}
          <Group justify="flex-end">
            {isChanged && !hasEmail && <span className={css['hint']}>One column has to be the address.</span>}
            {isChanged && hasEmail && !file && <span className={css['hint']}>Choose the same file once more: the browser has not kept it.</span>}
            <Button disabled={!isChanged || !hasEmail} onClick={() => (file ? send(file, reading) : chooser.current?.click())}>
              {file ? 'Read it again' : 'Choose the file and read it again'}
            </Button>
            <input
              ref={chooser}
              type="file"
              accept={ACCEPTED}
              hidden
              onChange={({ currentTarget }) => {
                const [chosen] = currentTarget.files ?? [];
                if (chosen) send(chosen, reading);
                currentTarget.value = '';
              }}
            />
          </Group>
        </>
      )}
    </Section>
  );
}

/** What a column can be; of one that is metadata already, or could be, that as well. */
function optionsFor(field: string, column: string): { readonly value: string; readonly label: string }[] {
  const key = field.startsWith('metadata.') ? field : `metadata.${keyOf(column)}`;
  return [
    { value: NOTHING, label: 'Not read' },
    ...FIELDS,
    ...(key.length >= 'metadata.xxx'.length ? [{ value: key, label: `Metadata: ${key.slice('metadata.'.length)}` }] : []),
  ];
}

/** Keys of metadata have 3 to 25 letters. */
const keyOf = (column: string): string =>
  column
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
    .slice(0, 25);
