import { SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { MailTemplateService } from '@tenon/api/tenon/v1/mail_templates_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { Note, PreviewFrame } from '../../design/index.ts';
import { directionOf, type Language } from '../languages.ts';
import { useLatest } from '../use-latest.ts';
import type { Content } from './editor.tsx';
import css from './emails.module.css';

interface Props {
  readonly which: { readonly kind: string; readonly language: Language };
  readonly content: Content;
  readonly show: 'html' | 'text';
  readonly theme: 'light' | 'dark';
  readonly device: 'desk' | 'phone';
  readonly onChoose: (choice: { readonly show?: string; readonly theme?: string; readonly device?: string }) => void;
}

/** What arrives: the subject, and the body as one program or another shows it. */
export function MailPreview({ which, content, show, theme, device, onChoose }: Props): ReactNode {
  const [asked] = useDebouncedValue(content, 350);
  const answer = useRead(MailTemplateService.method.previewMailTemplate, { ...which, content: { ...asked } });
  const mail = useLatest(answer.data);
  return (
    <aside className={css['preview']} aria-label="Preview">
      <div className={css['views']}>
        <SegmentedControl
          aria-label="Shown as"
          value={show}
          onChange={(value) => onChoose({ show: value })}
          data={[
            { value: 'html', label: 'HTML' },
            { value: 'text', label: 'Text' },
          ]}
        />
        <SegmentedControl
          aria-label="Colours"
          value={theme}
          onChange={(value) => onChoose({ theme: value })}
          disabled={show === 'text'}
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
        <SegmentedControl
          aria-label="Screen"
          value={device}
          onChange={(value) => onChoose({ device: value })}
          disabled={show === 'text'}
          data={[
            { value: 'desk', label: 'Desk' },
            { value: 'phone', label: 'Phone' },
          ]}
        />
      </div>
      {answer.problem && (
        <Note tone="bad">
          <span>This cannot be drawn yet, so you see what was there before.</span>
          {(answer.problem.fields.length > 0 ? answer.problem.fields.map(({ message }) => message) : [answer.problem.title]).map((message) => (
            <span key={message}>{message}</span>
          ))}
        </Note>
      )}
      {mail && (
        <p className={css['subject']} dir={directionOf(which.language)} lang={which.language}>
          {mail.subject}
        </p>
      )}
      {show === 'text' ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and who has no mouse scrolls it with the arrow keys.
        <pre className={css['plain']} dir={directionOf(which.language)} lang={which.language} tabIndex={0}>
          {mail?.text}
        </pre>
      ) : (
        <PreviewFrame
          title="Preview of the mail"
          html={mail && inScheme(mail.html, theme)}
          width={device === 'phone' ? 390 : 720}
          height={device === 'phone' ? 720 : 820}
          isStale={answer.isFetching}
        />
      )}
    </aside>
  );
}

/** As a program shows it that is set to this scheme, whatever this browser is set to. */
const inScheme = (html: string, scheme: 'light' | 'dark'): string =>
  html.replace(/@media\s*\(prefers-color-scheme:\s*dark\)/g, scheme === 'dark' ? '@media all' : '@media not all');
