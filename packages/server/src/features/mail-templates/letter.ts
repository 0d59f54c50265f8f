import { brandOf } from '../../chassis/brand.ts';
import { wordOf } from '../../chassis/i18n/word.ts';
import { spoken } from '../../chassis/mail-layout.ts';
import type { Variables, Wordable, Wording } from '../../chassis/mail-words.ts';
import type { Environment } from '../../platform/environment.ts';
import type { Language } from '../../platform/languages.ts';
import type { Work } from '../../platform/work.ts';
import { LONGEST_REASON } from '../approvals/index.ts';
import { isKind } from './kinds.ts';
import { renderContent, TemplateError } from './liquid.ts';
import { noteFailure, selectTemplate } from './store.ts';

/**
 * The mail as the environment words it. One that fails is written down where operators see it, and the built-in mail goes out:
 * somebody waits for their code.
 */
export const wordedLetter: Wording = async ({ kind, language, variables, own }, { environment, change }) => {
  if (!isKind(kind)) return undefined;
  const template = await change((work) => selectTemplate(work, kind, language));
  if (!template) return undefined;
  try {
    return renderContent(template.content, filledFor(environment, language, variables), own);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    await change((work: Work) => noteFailure(work, kind, language, `${error.part}: ${error.message}`));
    return undefined;
  }
};

/** What every mail can say, and what this one says besides. Names that people chose make no links. */
export function filledFor(environment: Environment, language: Language, variables: Wordable['variables']): Variables {
  const word = wordOf(language, environment);
  const { organization_name, user_name, inviter_name, reason, ...rest } = variables;
  return {
    app_name: environment.name,
    ...given('app_logo_url', brandOf(environment).logoUrl),
    ...given('app_support_email', environment.signUpRules.contactEmail ?? undefined),
    app_organization_meta_name: word.alone,
    app_organization_meta_name_plural: word.many,
    ...given('organization_name', organization_name && spoken(organization_name)),
    ...given('user_name', user_name && spoken(user_name)),
    ...given('inviter_name', inviter_name && spoken(inviter_name)),
    ...given('reason', reason && spoken(reason, LONGEST_REASON)),
    ...rest,
  };
}

const given = (name: keyof Variables, value: string | undefined): Variables => (value ? { [name]: value } : {});
