import { Button, Group, Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type BulkInvitation, BulkInvitationService } from '@tenon/api/tenon/v1/bulk_invitations_pb.ts';
import { type ReactNode, useRef, useState } from 'react';
import { useWrite } from '../../api/index.ts';
import { Note, Section } from '../../design/index.ts';
import css from './bulk.module.css';
import { ACCEPTED, AS_IT_IS, type Reading } from './file.ts';
import { ForAll } from './for-all.tsx';
import { FIELDS } from './kinds.ts';
import { fileOf, useSend } from './send.ts';
import { SendingFile } from './take.tsx';
import { t } from './words/index.ts';

const NOTHING = '-';

interface Props {
  readonly bulk: BulkInvitation;
  readonly namesInviter: boolean;
  /** The address of the lists. */
  readonly home: string;
}

/** Which column was taken for what. Read otherwise, it is another list: this one is discarded. */
export function HowItWasRead({ bulk, namesInviter, home }: Props): ReactNode {
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
    void navigate({ to: `${home}/${next}`, replace: true });
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
    <Section title={t('reading.title')} description={t('reading.about')}>
      {sending ? (
        <SendingFile {...sending} onStop={stop} />
      ) : (
        <>
          <div className={css['columns']}>
            {reading.columns.map(({ column, field }, index) => (
              <Select
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are, and two may have one name.
                key={index}
                label={/^\d+$/.test(column) || !column ? t('reading.column', { column: column || String(index + 1) }) : column}
                data={optionsFor(field, column)}
                value={field || NOTHING}
                onChange={(chosen) => set(index, chosen === null || chosen === NOTHING ? '' : chosen)}
                allowDeselect={false}
                comboboxProps={{ withinPortal: true }}
              />
            ))}
          </div>
          <ForAll organizationId={organizationId} namesInviter={namesInviter} {...reading} onChange={(change) => setReading({ ...reading, ...change })} />
          {problem && (
            <Note tone="bad">
              <b>{problem.title}</b>
              {problem.detail && <span>{problem.detail}</span>}
            </Note>
          )}
          <Group justify="flex-end">
            {isChanged && !hasEmail && <span className={css['hint']}>{t('reading.needsEmail')}</span>}
            {isChanged && hasEmail && !file && <span className={css['hint']}>{t('reading.fileGone')}</span>}
            <Button disabled={!isChanged || !hasEmail} onClick={() => (file ? send(file, reading) : chooser.current?.click())}>
              {t(file ? 'reading.again' : 'reading.chooseAgain')}
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
    { value: NOTHING, label: t('field.nothing') },
    ...FIELDS.map((name) => ({ value: name, label: t(`field.${name}`) })),
    ...(key.length >= 'metadata.xxx'.length ? [{ value: key, label: t('field.metadata', { key: key.slice('metadata.'.length) }) }] : []),
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
