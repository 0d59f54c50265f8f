import { Button, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { BrandingService } from '@tenon/api/tenon/v1/branding_pb.ts';
import { type Environment, EnvironmentService } from '@tenon/api/tenon/v1/environments_pb.ts';
import { type ReactNode, useState } from 'react';
import { problemOf, useWrite } from '../../api/index.ts';
import { ConfirmDialog, Page, SettingsForm, toast, useDraft } from '../../design/index.ts';
import { WithEnvironment } from '../environment.tsx';
import { isLanguage } from '../languages.ts';
import { useMayWrite } from '../operator.ts';
import css from './branding.module.css';
import { LookFields } from './look.tsx';
import { Preview } from './preview.tsx';
import { brandingSearch } from './search.ts';
import { Texts } from './texts.tsx';
import { type ChangedTexts, type Drawn, lookOf, lookSchema, NAMES, UNTOUCHED, type Values } from './values.ts';

const route = getRouteApi('/branding');

/** How hosted pages and mails look, and what the pages say, with the pages beside it. */
export function BrandingPage(): ReactNode {
  return (
    <Page
      title="Branding"
      description="Sign-in pages and mails carry your brand and almost nothing of ours. What you see here is drawn by the pages themselves."
    >
      <WithEnvironment>{(environment) => <Branding environment={environment} />}</WithEnvironment>
    </Page>
  );
}

type Part = 'look' | 'words' | 'preview';

function Branding({ environment }: { readonly environment: Environment }): ReactNode {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const saved: Values = { ...lookOf(environment), texts: {} };
  const save = useSave();
  const [accentDrawn, setAccentDrawn] = useState<Drawn>();
  const [resetting, setResetting] = useState(false);
  const draft = useDraft({ saved, names: NAMES, schema: lookSchema, toProblem: problemOf, send: (values, changed) => save(values, changed, saved) });
  // Where there is no room beside the settings, the preview is a part of its own.
  const isNarrow = useMediaQuery('(max-width: 1080px)', false, { getInitialValueInEffect: false });
  const part: Part = search.part === 'words' ? 'words' : search.part === 'preview' && isNarrow ? 'preview' : 'look';
  const language = isLanguage(search.language) ? search.language : isLanguage(draft.values.language) ? draft.values.language : 'en';
  const go = (next: Readonly<Record<string, string | undefined>>) =>
    void navigate({ search: (before) => brandingSearch({ ...before, ...next }), replace: true, resetScroll: false });
  const { texts: _texts, ...look } = draft.values;
  const isUntouched = JSON.stringify(look) === JSON.stringify(UNTOUCHED);

  return (
    <SettingsForm draft={draft} readOnly={!mayWrite} keepEnabled>
      <div className={css['both']} data-part={part}>
        <div className={css['settings']}>
          <div className={css['parts']}>
            <SegmentedControl
              aria-label="What to change"
              value={part}
              onChange={(next) => go({ part: next === 'look' ? undefined : next })}
              data={[{ value: 'look', label: 'Look' }, { value: 'words', label: 'Words' }, ...(isNarrow ? [{ value: 'preview', label: 'Preview' }] : [])]}
            />
            {mayWrite && part === 'look' && !isUntouched && (
              <Button size="compact-sm" variant="subtle" color="idle" onClick={() => setResetting(true)}>
                Start over
              </Button>
            )}
          </div>
          {part === 'preview' ? null : part === 'words' ? (
            <Texts
              language={language}
              onLanguage={(tag) => go({ language: tag, text: undefined })}
              opened={search.text}
              onOpen={(key, page) => go({ text: key, ...(page && { show: page }) })}
              changed={draft.values.texts}
              onChange={(texts) => draft.set({ texts })}
              error={draft.error}
              readOnly={!mayWrite}
            />
          ) : (
            <fieldset disabled={!mayWrite} className={css['plain']}>
              <LookFields look={draft.values} set={draft.set} error={draft.error} drawn={accentDrawn} />
            </fieldset>
          )}
        </div>
        {(!isNarrow || part === 'preview') && (
          <Preview
            look={look}
            texts={draft.values.texts}
            language={language}
            show={search.show}
            theme={search.theme}
            device={search.device ?? (isNarrow ? 'phone' : 'desk')}
            onChoose={go}
            onDrawn={setAccentDrawn}
          />
        )}
      </div>
      <ConfirmDialog
        opened={resetting}
        onClose={() => setResetting(false)}
        title="Start over?"
        tone="accent"
        confirm="Start over"
        onConfirm={() => {
          draft.set(UNTOUCHED);
          setResetting(false);
        }}
      >
        Every setting of the look goes back to how it was before anybody set one. Pages change when you save; your words stay.
      </ConfirmDialog>
    </SettingsForm>
  );
}

/** Look and words in one go, and a way back for both. */
function useSave() {
  const update = useWrite(EnvironmentService.method.updateEnvironment);
  const setTexts = useWrite(BrandingService.method.setPageTexts);
  const clearTexts = useWrite(BrandingService.method.clearPageTexts);

  async function write(look: Partial<Values>, texts: ChangedTexts): Promise<void> {
    if (Object.keys(look).length > 0) await update.run({ branding: look });
    for (const [language, own] of Object.entries(texts)) {
      const said = Object.entries(own).filter(([, text]) => text !== '');
      const gone = Object.keys(own).filter((key) => own[key] === '');
      if (said.length > 0) await setTexts.run({ language, texts: Object.fromEntries(said) });
      if (gone.length > 0) await clearTexts.run({ language, keys: gone });
    }
  }

  return async (values: Values, changed: Partial<Values>, before: Values): Promise<void> => {
    const { texts: _changedTexts, ...changedLook } = changed;
    const { texts: _texts, ...lookBefore } = before;
    const trimmed = { ...changedLook, ...(changedLook.logoUrl !== undefined && { logoUrl: changedLook.logoUrl.trim() }) };
    await write(trimmed, values.texts);
    if (Object.keys(changedLook).length === 0) return toast.done('Saved. Pages say so from now on.');
    toast.undo('Saved. Pages look so from now on.', () => {
      write(lookBefore, {}).then(
        () => toast.done('As it was before.'),
        (error) => toast.failed(problemOf(error)),
      );
    });
  };
}
