import { Button, Group, SegmentedControl, Select, Textarea } from '@mantine/core';
import { BulkInvitationService } from '@tenon/api/tenon/v1/bulk_invitations_pb.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { useWrite } from '../../../../api/index.ts';
import { FileDrop, Note, ProgressBar, Section } from '../../../../design/index.ts';
import css from './bulk.module.css';
import { ACCEPTED, AS_IT_IS, firstRowOf, type Reading, SAMPLE } from './file.ts';
import { ForAll } from './for-all.tsx';
import { type Sending, useSend } from './send.ts';
import { counted } from './words.ts';

const NO_ADDRESSES = 'bulk_invitations.no_email_column';

interface Props {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly isPasting: boolean;
  readonly setPasting: (isPasting: boolean) => void;
  readonly onTaken: (id: string) => void;
}

/** Takes the people: from a file, or as addresses somebody has at hand. */
export function TakePeople({ organizationId, organizationName, isPasting, setPasting, onTaken }: Props): ReactNode {
  const [reading, setReading] = useState<Reading>(AS_IT_IS);
  const { send, stop, sending, problem, refused } = useSend(organizationId, onTaken);
  const forAll = <ForAll organizationId={organizationId} {...reading} onChange={(change) => setReading({ ...reading, ...change })} />;
  return (
    <Section
      title={`Invite many to ${organizationName}`}
      description="Everybody is looked at first, and you see what was found. Nobody is invited, and no mail goes out, before you say so."
    >
      <SegmentedControl
        aria-label="Where the people come from"
        data={[
          { value: 'file', label: 'From a file' },
          { value: 'paste', label: 'Paste addresses' },
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
            <FileDrop title="Drop a file with everybody in it" choose="Choose a file" accept={ACCEPTED} onFile={(file) => send(file, reading)}>
              CSV with a column of addresses, up to 100,000 people; or JSON, or a text of addresses. Names, roles, ids and metadata are read, too.{' '}
              <a className={css['sample']} href={`data:text/csv;charset=utf-8,${encodeURIComponent(SAMPLE)}`} download="people.csv">
                Download an example
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
                {problem.requestId && <span>Request id {problem.requestId}</span>}
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
        <ProgressBar label={isThere ? `${file.name} is there. Its rows are being looked at…` : `Sending ${file.name}, ${sizeOf(file)}`} value={part} max={1} />
      </div>
      <Button onClick={onStop}>Stop</Button>
    </Group>
  );
}

const sizeOf = ({ size }: File): string => (size < 1_000_000 ? `${Math.max(1, Math.round(size / 1000))} KB` : `${(size / 1_000_000).toFixed(1)} MB`);

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
      <b>No column of {file.name} is called what addresses usually are.</b>
      <Group align="flex-end" mt={6}>
        <Select
          label="Which column holds the e-mail addresses?"
          data={columns.map((name) => ({ value: name, label: name }))}
          value={column}
          onChange={setColumn}
          searchable={columns.length > 12}
          style={{ flex: '1 1 260px', maxWidth: 420 }}
        />
        <Button variant="filled" disabled={column === null} onClick={() => column !== null && onChosen(column)}>
          Read it
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
        label="Addresses"
        description="With commas, semicolons, spaces or line breaks between them. “Ada Lovelace <ada@example.com>” is one, too."
        placeholder={'ada@example.com, grace@example.com\nKatherine Johnson <kate@example.com>'}
        autosize
        minRows={6}
        maxRows={18}
        maxLength={1_000_000}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {children}
      {look.problem && (
        <Note tone="bad">
          <b>{look.problem.title}</b>
          {look.problem.fields.map(({ path, message }) => (
            <span key={path}>
              {path}: {message}
            </span>
          ))}
          {look.problem.detail && <span>{look.problem.detail}</span>}
        </Note>
      )}
      <Group justify="space-between">
        <span className={css['hint']} aria-live="polite">
          {counted(found, 'address', 'addresses')}
        </span>
        <Button type="submit" variant="filled" loading={look.isBusy} disabled={text.trim() === ''}>
          Look at them
        </Button>
      </Group>
    </form>
  );
}
