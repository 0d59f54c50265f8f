import { Button, Group, SegmentedControl, Select, Textarea } from '@mantine/core';
import { BulkInvitationService } from '@tenon/api/tenon/v1/bulk_invitations_pb.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { useWrite } from '../../api/index.ts';
import { FileDrop, Note, ProgressBar, Section, useAskBeforeUnload } from '../../design/index.ts';
import { locale } from '../../words/words.ts';
import css from './bulk.module.css';
import { ACCEPTED, AS_IT_IS, firstRowOf, type Reading, SAMPLE } from './file.ts';
import { ForAll } from './for-all.tsx';
import { type Sending, useSend } from './send.ts';
import { t } from './words/index.ts';

const NO_ADDRESSES = 'bulk_invitations.no_email_column';

interface Props {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly namesInviter: boolean;
  readonly isPasting: boolean;
  readonly setPasting: (isPasting: boolean) => void;
  readonly onTaken: (id: string) => void;
}

/** Takes the people: from a file, or as addresses somebody has at hand. */
export function TakePeople({ organizationId, organizationName, namesInviter, isPasting, setPasting, onTaken }: Props): ReactNode {
  const [reading, setReading] = useState<Reading>(AS_IT_IS);
  const { send, stop, sending, problem, refused } = useSend(organizationId, onTaken);
  const forAll = (
    <ForAll organizationId={organizationId} namesInviter={namesInviter} {...reading} onChange={(change) => setReading({ ...reading, ...change })} />
  );
  return (
    <Section title={t('take.title', { organization: organizationName })} description={t('take.about')}>
      <SegmentedControl
        aria-label={t('take.source')}
        data={[
          { value: 'file', label: t('take.file') },
          { value: 'paste', label: t('take.paste') },
        ]}
        value={isPasting ? 'paste' : 'file'}
        onChange={(value) => setPasting(value === 'paste')}
        disabled={sending !== undefined}
        style={{ justifySelf: 'start' }}
      />
      {isPasting ? (
        <Paste organizationId={organizationId} reading={reading} onTaken={onTaken}>
          {forAll}
        </Paste>
      ) : (
        <>
          {sending ? (
            <SendingFile {...sending} onStop={stop} />
          ) : (
            <FileDrop title={t('take.drop')} choose={t('take.choose')} accept={ACCEPTED} onFile={(file) => send(file, reading)}>
              {t('take.kinds')}{' '}
              <a className={css['sample']} href={`data:text/csv;charset=utf-8,${encodeURIComponent(SAMPLE)}`} download={`${t('file.sample')}.csv`}>
                {t('take.example')}
              </a>
            </FileDrop>
          )}
          {refused && problem?.code === NO_ADDRESSES ? (
            <WhichColumn file={refused} onChosen={(column) => send(refused, { ...reading, columns: [{ column, field: 'email' }] })} />
          ) : (
            problem && (
              <Note tone="bad">
                <b>{problem.title}</b>
                {problem.detail && <span>{problem.detail}</span>}
              </Note>
            )
          )}
          {forAll}
        </>
      )}
    </Section>
  );
}

/** How far a file is on its way. */
export function SendingFile({ file, part, onStop }: Sending & { readonly onStop: () => void }): ReactNode {
  const isThere = part >= 1;
  return (
    <Group wrap="nowrap" align="flex-end" gap="lg" py="md">
      <div style={{ flex: 1, minWidth: 0 }}>
        <ProgressBar label={isThere ? t('take.there', { file: file.name }) : t('take.sending', { file: file.name, size: sizeOf(file) })} value={part} max={1} />
      </div>
      <Button onClick={onStop}>{t('take.stop')}</Button>
    </Group>
  );
}

const sizeOf = ({ size }: File): string =>
  size < 1_000_000 ? inUnit('kilobyte', 0).format(Math.max(1, size / 1000)) : inUnit('megabyte', 1).format(size / 1_000_000);

const inUnit = (unit: string, digits: number) =>
  new Intl.NumberFormat(locale(), { style: 'unit', unit, minimumFractionDigits: digits, maximumFractionDigits: digits });

/** No name of a column was understood: somebody has to say. */
function WhichColumn({ file, onChosen }: { readonly file: File; readonly onChosen: (column: string) => void }): ReactNode {
  const [columns, setColumns] = useState<readonly string[]>([]);
  const [column, setColumn] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void firstRowOf(file).then((cells) => isWanted && setColumns([...new Set(cells)].filter(Boolean)));
    return () => {
      isWanted = false;
    };
  }, [file]);
  return (
    <Note tone="wait">
      <b>{t('take.noColumn', { file: file.name })}</b>
      <Group align="flex-end" mt={6}>
        <Select
          label={t('take.whichColumn')}
          data={columns.map((name) => ({ value: name, label: name }))}
          value={column}
          onChange={setColumn}
          searchable={columns.length > 12}
          style={{ flex: '1 1 260px', maxWidth: 420 }}
        />
        <Button variant="filled" disabled={column === null} onClick={() => column !== null && onChosen(column)}>
          {t('take.read')}
        </Button>
      </Group>
    </Note>
  );
}

function Paste({
  organizationId,
  reading: { roles, inviterEmail },
  onTaken,
  children,
}: {
  readonly organizationId: string;
  readonly reading: Reading;
  readonly onTaken: (id: string) => void;
  readonly children: ReactNode;
}): ReactNode {
  const [text, setText] = useState('');
  const look = useWrite(BulkInvitationService.method.createBulkInvitation, { quiet: true });
  useAskBeforeUnload(text.trim() !== '' && !look.isBusy);
  const found = text.match(/[^\s@,;<>"]+@[^\s@,;<>"]+/g)?.length ?? 0;
  return (
    <form
      style={{ display: 'contents' }}
      onSubmit={(event) => {
        event.preventDefault();
        look.attempt(
          { organizationId, text, roles: [...roles], ...(inviterEmail && { inviterEmail }) },
          ({ bulkInvitation }) => bulkInvitation && onTaken(bulkInvitation.id),
        );
      }}
    >
      <Textarea
        label={t('take.addresses')}
        description={t('take.addressesHint')}
        placeholder={'ada@example.com, grace@example.com\nKatherine Johnson <kate@example.com>'}
        autosize
        minRows={6}
        maxRows={18}
        maxLength={1_000_000}
        spellCheck={false}
        dir="ltr"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {children}
      {look.problem && (
        <Note tone="bad">
          <b>{look.problem.title}</b>
          {look.problem.fields.map(({ path, message }) => (
            <span key={path}>{message}</span>
          ))}
          {look.problem.detail && <span>{look.problem.detail}</span>}
        </Note>
      )}
      <Group justify="space-between">
        <span className={css['hint']} aria-live="polite">
          {t('take.found', { count: found })}
        </span>
        <Button type="submit" variant="filled" loading={look.isBusy} disabled={text.trim() === ''}>
          {t('take.look')}
        </Button>
      </Group>
    </form>
  );
}
