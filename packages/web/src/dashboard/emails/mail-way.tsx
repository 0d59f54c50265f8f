import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Group, TextInput } from '@mantine/core';
import { IconMailForward, IconPencil } from '@tabler/icons-react';
import { type Environment, EnvironmentService, MailSecurity, type MailTest, MailTestResult, ServerSetting } from '@tenon/api/tenon/v1/environments_pb.ts';
import { MailTemplateService } from '@tenon/api/tenon/v1/mail_templates_pb.ts';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { problemOf, useRead, useWrite } from '../../api/index.ts';
import { ConfirmDialog, Facts, FormModal, Section, StatusBadge, Time } from '../../design/index.ts';
import { useMayWrite, useOperator } from '../operator.ts';
import { SetWhere } from '../set-where.tsx';
import { MailServerForm } from './mail-server-form.tsx';

const SECURED: Readonly<Record<MailSecurity, string>> = {
  [MailSecurity.UNSPECIFIED]: '',
  [MailSecurity.TLS]: 'TLS',
  [MailSecurity.STARTTLS]: 'STARTTLS',
  [MailSecurity.NONE]: 'not encrypted',
};

const A_SECOND = 1000;
const timeOf = (test: MailTest | undefined): number => (test?.time ? timestampDate(test.time).getTime() : 0);

/** Through which server mails go and from whom, and what it said of the last test. */
export function MailWay({ environment }: { readonly environment: Environment }): ReactNode {
  const mayWrite = useMayWrite();
  const { environment: here } = useOperator();
  const [open, setOpen] = useState<'set' | 'test' | 'follow'>();
  const update = useWrite(EnvironmentService.method.updateEnvironment, { says: 'Mails go as the server was started again.' });
  const close = () => setOpen(undefined);
  const { mailServer: own, serverSettings: server } = environment;
  return (
    <Section title="How mails leave">
      <Facts
        items={[
          [
            'Mail server',
            own ? (
              `${own.host}:${own.port}, ${SECURED[own.security]}${own.username ? `, as ${own.username}` : ''}`
            ) : server?.mailServer ? (
              server.mailServer
            ) : (
              <span key="none">
                None: <a href="/dev/mailbox">the mailbox</a> of this {here.isProduction ? 'server' : 'development server'} keeps every mail.
              </span>
            ),
          ],
          ['Sender', own ? `${own.fromName || environment.name} <${own.fromAddress}>` : server?.mailFrom],
          [
            'Set',
            <SetWhere
              key="set"
              variable="SMTP_URL"
              value={server?.mailServer || undefined}
              isOwn={own !== undefined}
              {...(mayWrite && { onFollow: () => setOpen('follow') })}
            />,
          ],
          ['Last test', environment.mailTest && <Told key="told" test={environment.mailTest} />],
        ]}
      />
      {mayWrite && (
        <Group gap="sm">
          <Button leftSection={<IconPencil size={16} />} onClick={() => setOpen('set')}>
            {own ? 'Change' : 'Set a mail server'}
          </Button>
          <Button leftSection={<IconMailForward size={16} />} onClick={() => setOpen('test')}>
            Send a test
          </Button>
        </Group>
      )}
      <MailServerForm opened={open === 'set'} onClose={close} environment={environment} />
      <TestMail opened={open === 'test'} onClose={close} last={environment.mailTest} />
      <ConfirmDialog
        opened={open === 'follow'}
        onClose={close}
        title="Go by SMTP_URL again?"
        confirm="Go by SMTP_URL"
        isBusy={update.isBusy}
        problem={update.problem}
        onConfirm={() => update.attempt({ followServer: [ServerSetting.MAIL_SERVER] }, close)}
      >
        Mails go {server?.mailServer ? `through ${server.mailServer}` : 'to the mailbox of the server'} from then on. The server that is set here is forgotten,
        with its password.
      </ConfirmDialog>
    </Section>
  );
}

function Told({ test: { time, result, answer } }: { readonly test: MailTest }): ReactNode {
  const [tone, says] =
    result === MailTestResult.ACCEPTED
      ? (['good', 'Accepted'] as const)
      : result === MailTestResult.DEFERRED
        ? (['wait', 'Not yet, tried again'] as const)
        : (['bad', 'Refused'] as const);
  return (
    <span style={{ display: 'grid', gap: 4, justifyItems: 'start' }}>
      <span>
        <StatusBadge tone={tone}>{says}</StatusBadge> <Time at={time && timestampDate(time)} />
      </span>
      {answer && <code style={{ overflowWrap: 'anywhere' }}>{answer}</code>}
    </span>
  );
}

interface TestProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Before this one. */
  readonly last: MailTest | undefined;
}

/** Sends a mail that opens nothing, and waits with whoever sent it for what the mail server says. */
function TestMail({ opened, onClose, last }: TestProps): ReactNode {
  const { email } = useOperator();
  const [waiting, setWaiting] = useState<number>();
  const send = useWrite(MailTemplateService.method.sendTestMail);
  const { data } = useRead(
    EnvironmentService.method.getEnvironment,
    {},
    { every: (known) => (waiting !== undefined && timeOf(known?.environment?.mailTest) === waiting ? A_SECOND : undefined) },
  );
  const answer = data?.environment?.mailTest;
  const isAnswered = waiting !== undefined && timeOf(answer) !== waiting;
  return (
    <FormModal
      opened={opened}
      onClose={() => {
        setWaiting(undefined);
        onClose();
      }}
      title="Send a test"
      submit="Send"
      initial={{ to: email }}
      schema={z.object({ to: z.email('An e-mail address, such as ada@example.com.') })}
      onSubmit={async ({ to }) => {
        await send.run({ kind: 'invitation', language: 'en', to: to.trim() });
        setWaiting(timeOf(isAnswered ? answer : last));
      }}
      toProblem={problemOf}
    >
      {(form) => (
        <>
          <p style={{ color: 'var(--ink-2)' }}>An invitation as people get it. Its link is made up and opens nothing.</p>
          <TextInput label="To" type="email" data-autofocus {...form.getInputProps('to')} />
          <div role="status">
            {isAnswered && answer ? <Told test={answer} /> : waiting !== undefined && 'On its way. What the mail server says will stand here.'}
          </div>
        </>
      )}
    </FormModal>
  );
}
