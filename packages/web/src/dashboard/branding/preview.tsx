import { SegmentedControl, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { BrandingService, PreviewedPage, PreviewTheme } from '@tenon/api/tenon/v1/branding_pb.ts';
import { type ReactNode, useEffect } from 'react';
import { useRead } from '../../api/index.ts';
import { Note, PreviewFrame } from '../../design/index.ts';
import { LANGUAGES, type Language } from '../languages.ts';
import { useLatest } from '../use-latest.ts';
import css from './branding.module.css';
import { type ChangedTexts, type Drawn, drawable, type Look } from './values.ts';

/** What can be drawn, by its name in the address. */
const PAGES = [
  { value: 'sign-in', label: 'Sign-in', page: PreviewedPage.SIGN_IN },
  { value: 'sign-up', label: 'Sign-up', page: PreviewedPage.SIGN_UP },
  { value: 'code', label: 'Code from the mail', page: PreviewedPage.CODE },
  { value: 'organizations', label: 'Choosing an organization', page: PreviewedPage.ORGANIZATIONS },
  { value: 'mail', label: 'Mail with the code', page: PreviewedPage.MAIL },
] as const;

export type PageName = (typeof PAGES)[number]['value'];

interface Props {
  readonly look: Look;
  readonly texts: ChangedTexts;
  readonly language: Language;
  readonly show: string | undefined;
  readonly theme: string | undefined;
  readonly device: string | undefined;
  readonly onChoose: (choice: { readonly show?: string; readonly theme?: string; readonly device?: string; readonly language?: string }) => void;
  readonly onDrawn: (drawn: Drawn | undefined) => void;
}

/** One hosted page, drawn by the server with what is not saved yet. */
export function Preview({ look, texts, language, show, theme, device, onChoose, onDrawn }: Props): ReactNode {
  const shown = PAGES.find(({ value }) => value === show) ?? PAGES[0];
  const isDark = theme === 'dark';
  const isPhone = device === 'phone';
  const own = useTextsToTry(language, texts[language] ?? {});
  const [asked] = useDebouncedValue({ look, own }, 250);
  const answer = useRead(BrandingService.method.previewBranding, {
    branding: drawable(asked.look),
    page: shown.page,
    language,
    theme: isDark ? PreviewTheme.DARK : PreviewTheme.LIGHT,
    ...(asked.look.organizationBranding && { organizationName: 'Orion Analytics' }),
    texts: asked.own,
  });
  const html = useLatest(answer.data?.html);
  useEffect(() => onDrawn(html === undefined ? undefined : accentIn(html)), [html, onDrawn]);
  return (
    <aside className={css['preview']} aria-label="Preview">
      <div className={css['tools']}>
        <Select
          aria-label="Page"
          allowDeselect={false}
          data={PAGES.map(({ value, label }) => ({ value, label }))}
          value={shown.value}
          onChange={(value) => onChoose({ show: value ?? 'sign-in' })}
        />
        <Select
          aria-label="Language of the preview"
          allowDeselect={false}
          data={LANGUAGES.map(({ value, label }) => ({ value, label }))}
          value={language}
          onChange={(tag) => onChoose({ language: tag ?? 'en' })}
        />
        <SegmentedControl
          aria-label="Colours"
          value={isDark ? 'dark' : 'light'}
          onChange={(value) => onChoose({ theme: value })}
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
        <SegmentedControl
          aria-label="Screen"
          value={isPhone ? 'phone' : 'desk'}
          onChange={(value) => onChoose({ device: value })}
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
      <PreviewFrame title={`Preview: ${shown.label}`} html={html} width={isPhone ? 390 : 900} height={isPhone ? 760 : 700} isStale={answer.isFetching} />
    </aside>
  );
}

/** Words that are not saved; where one is taken back, the built-in ones. */
function useTextsToTry(language: Language, changed: Readonly<Record<string, string>>): Record<string, string> {
  const hasGone = Object.values(changed).includes('');
  const { data } = useRead(BrandingService.method.listPageTexts, { language }, { enabled: hasGone });
  return Object.fromEntries(
    Object.entries(changed).flatMap(([key, text]) => {
      const said = text || data?.texts.find((one) => one.key === key)?.builtIn;
      return said ? [[key, said]] : [];
    }),
  );
}

/** The last two say what holds: light, then dark. */
function accentIn(html: string): Drawn | undefined {
  const [light, dark] = [...html.matchAll(/--accent:(#[0-9a-f]{6})/g)].map(([, color]) => color).slice(-2);
  return light && dark ? { light, dark } : undefined;
}
