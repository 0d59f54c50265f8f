import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAlertTriangle, IconMailForward, IconRotate2 } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type MailTemplate, MailTemplateService } from '@tenon/api/tenon/v1/mail_templates_pb.ts';
import { type ReactNode, useRef, useState } from 'react';
import { z } from 'zod';
import { problemOf, useRead, useWrite } from '../../api/index.ts';
import { ConfirmDialog, FormModal, Hint, Note, Page, Section, SettingsForm, StatusBadge, Time, toast, useDraft } from '../../design/index.ts';
import { directionOf, LANGUAGES, type Language, languageName } from '../languages.ts';
import { useMayWrite, useOperator } from '../operator.ts';
import css from './emails.module.css';
import { type MailKind, VARIABLES } from './kinds.ts';
import { MailPreview } from './preview.tsx';
import { emailSearch } from './search.ts';

const route = getRouteApi('/emails/$kind/$language');

export interface Content {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const schema = z.object({
  subject: z.string().trim().min(1, 'A mail needs a subject.').max(300, 'At most 300 letters.'),
  html: z.string().trim().min(1, 'A mail needs a body.').max(100_000, 'At most 100 000 letters.'),
  text: z.string().trim().min(1, 'Some programs show no HTML: say it in plain text, too.').max(20_000, 'At most 20 000 letters.'),
});

const contentOf = ({ content }: MailTemplate): Content => ({ subject: content?.subject ?? '', html: content?.html ?? '', text: content?.text ?? '' });

interface Props {
  readonly kind: MailKind;
  readonly language: Language;
  readonly template: MailTemplate;
}

/** A mail while it is written, and what it makes for somebody made up. */
export function Editor({ kind, language, template }: Props): ReactNode {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const save = useWrite(MailTemplateService.method.saveMailTemplate);
  const reset = useWrite(MailTemplateService.method.resetMailTemplate);
  const [open, setOpen] = useState<'test' | 'reset'>();
  const saved = contentOf(template);
  const which = { kind: kind.kind, language };
  const isNarrow = useMediaQuery('(max-width: 1080px)', false, { getInitialValueInEffect: false });
  const part = search.part === 'text' || (search.part === 'preview' && isNarrow) ? search.part : 'html';
  const go = (next: Readonly<Record<string, string | undefined>>) =>
    void navigate({ search: (before) => emailSearch({ ...before, ...next }), replace: true, resetScroll: false });

  const undo = () => {
    const back = template.builtIn ? reset.run(which) : save.run({ ...which, content: saved });
    back.then(
      () => toast.done('As it was before.'),
      (error) => toast.failed(problemOf(error)),
    );
  };
  const draft = useDraft({
    saved,
    names: { subject: 'Subject', html: 'HTML', text: 'Plain text' },
    schema,
    toProblem: problemOf,
    send: async (content) => {
      await save.run({ ...which, content });
      toast.undo('Saved. The next mail goes out in these words.', undo);
    },
  });

  return (
    <Page
      title={kind.label}
      description={kind.when}
      breadcrumbs={[{ label: 'Emails', to: '/emails' }]}
      aside={template.builtIn ? <StatusBadge tone="idle">Built-in words</StatusBadge> : <StatusBadge tone="accent">Your words</StatusBadge>}
      actions={
        mayWrite && (
          <>
            {!template.builtIn && (
              <Button leftSection={<IconRotate2 size={16} />} onClick={() => setOpen('reset')}>
                Built-in words
              </Button>
            )}
            <Button leftSection={<IconMailForward size={16} />} onClick={() => setOpen('test')}>
              Send a test
            </Button>
          </>
        )
      }
    >
      {template.failedTime && (
        <Note tone="bad" icon={IconAlertTriangle}>
          <b>
            This failed <Time at={timestampDate(template.failedTime)} />, and the built-in mail went out in its place.
          </b>
          <span>{template.failure}</span>
        </Note>
      )}
      <SettingsForm draft={draft} readOnly={!mayWrite} keepEnabled>
        <div className={css['both']}>
          <div className={css['editor']}>
            <div className={css['tools']}>
              <Select
                aria-label="Language"
                allowDeselect={false}
                data={LANGUAGES.map(({ value, label }) => ({ value, label }))}
                value={language}
                onChange={(tag) => tag && void navigate({ params: { kind: kind.kind, language: tag }, search: (before) => before })}
              />
              <SegmentedControl
                aria-label="Part of the mail"
                value={part}
                onChange={(next) => go({ part: next === 'html' ? undefined : next })}
                data={[{ value: 'html', label: 'HTML' }, { value: 'text', label: 'Text' }, ...(isNarrow ? [{ value: 'preview', label: 'Preview' }] : [])]}
              />
            </div>
            {part !== 'preview' && (
              <Words part={part} kind={kind} language={language} values={draft.values} set={draft.set} error={draft.error} readOnly={!mayWrite} />
            )}
          </div>
          {(!isNarrow || part === 'preview') && (
            <MailPreview
              which={which}
              content={draft.values}
              show={search.show === 'text' ? 'text' : 'html'}
              theme={search.theme === 'dark' ? 'dark' : 'light'}
              device={search.device === 'phone' || (isNarrow && search.device !== 'desk') ? 'phone' : 'desk'}
              onChoose={go}
            />
          )}
        </div>
      </SettingsForm>
      <TestMail opened={open === 'test'} onClose={() => setOpen(undefined)} which={which} content={draft.values} isDraft={draft.isDirty} />
      <ConfirmDialog
        opened={open === 'reset'}
        onClose={() => setOpen(undefined)}
        title="Go back to the built-in words?"
        confirm="Built-in words"
        isBusy={reset.isBusy}
        problem={reset.problem}
        onConfirm={() =>
          reset.attempt(which, () => {
            setOpen(undefined);
            draft.reset();
            toast.undo('The built-in mail goes out again.', () => save.attempt({ ...which, content: saved }, () => toast.done('As it was before.')));
          })
        }
      >
        What was written for this mail in {languageName(language)} is forgotten. Other languages keep theirs.
      </ConfirmDialog>
    </Page>
  );
}

interface WordsProps {
  readonly part: 'html' | 'text';
  readonly kind: MailKind;
  readonly language: Language;
  readonly values: Content;
  readonly set: (part: Partial<Content>) => void;
  readonly error: (name: string) => string | undefined;
  readonly readOnly: boolean;
}

function Words({ part, kind, language, values, set, error, readOnly }: WordsProps): ReactNode {
  const { data } = useRead(MailTemplateService.method.listMailTemplates, {});
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string) => {
    const field = area.current;
    if (!field) return;
    field.setRangeText(`{{ ${name} }}`, field.selectionStart, field.selectionEnd, 'end');
    set({ [part]: field.value });
    field.focus();
  };
  const elsewhere = part === 'html' ? error('text') : error('html');
  return (
    <Section title="Words" description={needsWords(kind)}>
      <TextInput
        label="Subject"
        dir={directionOf(language)}
        lang={language}
        autoComplete="off"
        readOnly={readOnly}
        value={values.subject}
        onChange={(event) => set({ subject: event.currentTarget.value })}
        error={error('subject')}
      />
      <Textarea
        ref={area}
        label={part === 'html' ? 'HTML' : 'Plain text'}
        description={part === 'html' ? 'Liquid within HTML. What is filled in is escaped.' : 'For programs that show no HTML, and for those who listen.'}
        rows={20}
        dir={part === 'text' ? directionOf(language) : 'ltr'}
        spellCheck={part === 'text'}
        autoComplete="off"
        readOnly={readOnly}
        styles={{ input: { fontFamily: 'var(--mono)', fontSize: '0.8125rem', lineHeight: 1.55, resize: 'vertical', minHeight: 380 } }}
        value={values[part]}
        onChange={(event) => set({ [part]: event.currentTarget.value })}
        error={error(part)}
      />
      {elsewhere && (
        <Note tone="bad">
          <span>
            {part === 'html' ? 'In the plain text' : 'In the HTML'}: {elsewhere}
          </span>
        </Note>
      )}
      <div className={css['variables']}>
        <span id="variables">What can be filled in</span>
        <ul aria-labelledby="variables">
          {(data?.variables ?? []).map((name) => (
            <li key={name}>
              <Hint label={VARIABLES[name] ?? name}>
                <button type="button" disabled={readOnly} onClick={() => insert(name)} data-needed={kind.needs.some((need) => need === name) || undefined}>
                  {name}
                </button>
              </Hint>
            </li>
          ))}
        </ul>
        <small>
          Where something may be missing: <code>{'{% if user_name %}Dear {{ user_name }}{% endif %}'}</code>
        </small>
      </div>
    </Section>
  );
}

function needsWords({ needs }: MailKind): string {
  const [first, second] = needs.map((need) => (need === 'otp' ? 'the code' : 'the link'));
  if (!first) return 'It can say whatever you like.';
  return `It has to carry ${second ? `${first} and ${second}` : first}, or it is of no use to anybody.`;
}

interface TestProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly which: { readonly kind: string; readonly language: Language };
  readonly content: Content;
  readonly isDraft: boolean;
}

function TestMail({ opened, onClose, which, content, isDraft }: TestProps): ReactNode {
  const { email } = useOperator();
  const send = useWrite(MailTemplateService.method.sendTestMail);
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title="Send a test"
      submit="Send"
      initial={{ to: email }}
      schema={z.object({ to: z.email('An e-mail address, such as ada@example.com.') })}
      onSubmit={async ({ to }) => {
        await send.run({ ...which, content, to: to.trim() });
        onClose();
        toast.done(`On its way to ${to.trim()}.`);
      }}
      toProblem={problemOf}
    >
      {(form) => (
        <>
          <p style={{ color: 'var(--ink-2)' }}>
            {isDraft ? 'The mail as it stands here, before it is saved.' : 'The mail as people get it.'} Its code and link are made up and open nothing.
          </p>
          <TextInput label="To" type="email" data-autofocus {...form.getInputProps('to')} />
        </>
      )}
    </FormModal>
  );
}
