import { getRouteApi } from '@tanstack/react-router';
import { MailTemplateService } from '@tenon/api/tenon/v1/mail_templates_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { Answered, ButtonLink, EmptyState, Page } from '../../design/index.ts';
import { isLanguage, languageName } from '../languages.ts';
import { Editor } from './editor.tsx';
import { mailKind } from './kinds.ts';

const route = getRouteApi('/emails/$kind/$language');

/** One mail in one language. */
export function EmailPage(): ReactNode {
  const { kind, language } = route.useParams();
  const known = mailKind(kind);
  const isKnown = known !== undefined && isLanguage(language);
  const answer = useRead(MailTemplateService.method.getMailTemplate, { kind, language }, { enabled: isKnown });
  const breadcrumbs = [{ label: 'Emails', to: '/emails' }];
  if (!isKnown) {
    return (
      <Page title="Emails" breadcrumbs={breadcrumbs}>
        <EmptyState title="There is no such mail" action={<ButtonLink to="/emails">All mails</ButtonLink>} />
      </Page>
    );
  }
  const template = answer.data?.template;
  return template ? (
    // A draft belongs to one mail in one language.
    <Editor key={`${kind} ${language}`} kind={known} language={language} template={template} />
  ) : (
    <Page title={known.label} description={`${known.when} In ${languageName(language)}.`} breadcrumbs={breadcrumbs}>
      <Answered answer={answer} lines={10}>
        {() => null}
      </Answered>
    </Page>
  );
}
