import '../design/sheets.css';
import { DirectionProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { SelfServiceService } from '@tenon/api/tenon/v1/self_service_pb.ts';
import { type ReactNode, StrictMode } from 'react';
import { ApiProvider, ask, createQueries, createTransports, known, problemOf } from '../api/index.ts';
import { ErrorState } from '../design/index.ts';
import { DesignProvider } from '../design/provider.tsx';
import { show } from '../design/show.ts';
import { settledLanguage } from '../words/words.ts';
import { wear } from './look.ts';
import { MeContext, meOf } from './me.ts';
import { createUiRouter } from './routes.ts';
import css from './shell/shell.module.css';
import { LANGUAGES, type LanguageTag, languageOf } from './words/languages.ts';
import { speak } from './words/speak.ts';

const transports = createTransports('ui', (returnTo) => location.assign(`/ui/sign-in?return_to=${encodeURIComponent(returnTo)}`));
const queries = createQueries();

/** Who is there comes first: it says in which language, and in whose colours, everything else is shown. */
async function start(): Promise<void> {
  known(queries, SelfServiceService.method.getMe, {});
  try {
    const answer = await ask(queries, transports, SelfServiceService.method.getMe, {});
    const me = meOf(answer);
    const language = languageOf(answer.language) ?? 'en';
    await speak(language);
    if (!me) throw new Error('the answer says nothing about who is here');
    wear(me);
    const router = createUiRouter();
    await router.load();
    showIn(
      language,
      <MeContext value={me}>
        <RouterProvider router={router} />
      </MeContext>,
    );
  } catch (error) {
    // Whoever is signed out is on the way to sign in already.
    const { code } = problemOf(error);
    if (code === 'rpc.Unauthenticated' || code.startsWith('access.no_credentials')) return;
    // Who is here, and so what they read, may not be known: the browser says what it prefers.
    const language = languageOf(settledLanguage()) ?? navigator.languages.map(languageOf).find((one) => one !== undefined) ?? 'en';
    await speak(language).catch(() => undefined);
    showIn(
      language,
      <main className={css['alone']}>
        <h1 className="away">{document.title}</h1>
        <ErrorState problem={problemOf(error)} retry={() => location.reload()} />
      </main>,
    );
  }
}

function showIn(language: LanguageTag, what: ReactNode): void {
  void show(() => (
    <StrictMode>
      <DirectionProvider initialDirection={LANGUAGES[language].direction} detectDirection={false}>
        <DesignProvider>
          <ApiProvider transports={transports} queries={queries}>
            {what}
          </ApiProvider>
        </DesignProvider>
      </DirectionProvider>
    </StrictMode>
  ));
}

void start();
