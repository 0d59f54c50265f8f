import { brandOf } from '../../chassis/brand.ts';
import { CLIENTS, command } from '../../chassis/command.ts';
import type { OwnTexts } from '../../chassis/i18n/texts.ts';
import { wordOf } from '../../chassis/i18n/word.ts';
import { type Page, previewOfMail, previewOfPage, type Theme } from '../../chassis/page.ts';
import type { Branding, Environment } from '../../platform/environment.ts';
import { HOME_LANGUAGE, languageOfTag } from '../../platform/languages.ts';
import { challengeMails } from '../challenges/index.ts';
import { checkSettings } from '../environments/index.ts';
import { checkTexts } from './page-texts.ts';
import { loginTexts } from './texts/index.ts';
import { chooserView } from './views/chooser.ts';
import { codeView } from './views/code.ts';
import type { Frame } from './views/frame.ts';
import { signInView } from './views/sign-in.ts';
import { signUpView } from './views/sign-up.ts';

export type PreviewedPage = 'sign_in' | 'sign_up' | 'code' | 'organizations' | 'mail';

export interface BrandingPreview {
  readonly branding: Partial<Branding>;
  readonly page: PreviewedPage;
  readonly language: string;
  readonly organization?: { readonly name: string; readonly logoUrl?: string };
  readonly theme?: Theme;
  /** Texts of the page that nobody saved, by key. */
  readonly texts?: OwnTexts;
}

/** Draws a page with a look nobody saved: by the views people get, so that what is seen here is what they will see. */
export const previewBranding = command({
  needs: CLIENTS,
  reads: true,
  run: async (work, asked: BrandingPreview): Promise<string> => {
    checkSettings(work.environment, { branding: asked.branding });
    checkTexts(languageOfTag(asked.language) ?? HOME_LANGUAGE, asked.texts ?? {});
    const environment = { ...work.environment, branding: { ...work.environment.branding, ...asked.branding } };
    return asked.page === 'mail' ? previewOfMail(mailFor(environment), asked.theme) : previewOfPage(pageFor(environment, asked), asked.theme);
  },
});

// Nobody: the addresses are of the domain that is kept for examples.
const SOMEBODY = 'ada@example.com';
const NOWHERE = 'https://example.com/';

function pageFor(environment: Environment, { page, language: wished, organization, texts }: BrandingPreview): Page {
  const language = languageOfTag(wished) ?? HOME_LANGUAGE;
  const shown = environment.branding.organizationBranding ? organization : undefined;
  const frame: Frame = {
    brand: brandOf(environment, shown),
    place: shown?.name,
    language,
    t: loginTexts(language, { ...environment.pageTexts[language], ...texts }),
    formToken: '',
    word: wordOf(language, environment),
    contact: { email: environment.signUpRules.contactEmail, url: environment.signUpRules.contactUrl },
    leadsTo: [],
  };
  const { emailCode: code, magicLink: link, mailSeconds: seconds } = environment.methods;
  switch (page) {
    case 'sign_up':
      return signUpView(frame, {});
    case 'code':
      return codeView(frame, { challengeId: 'chl_1', email: SOMEBODY, seconds, holds: { code: code || !link, link } });
    case 'organizations':
      return chooserView(frame, {
        email: SOMEBODY,
        organizations: [
          { organizationId: 'org_1', name: organization?.name || 'Acme', logoUrl: organization?.logoUrl, roles: ['Admin'] },
          { organizationId: 'org_2', name: 'Globex', roles: ['Member'] },
        ],
        invitations: [{ invitationId: 'inv_1', name: 'Initech', inviter: SOMEBODY }],
        suggestions: [],
        mayCreate: true,
      });
    default:
      return signInView(frame, { signUp: environment.signUp });
  }
}

const mailFor = (environment: Environment): string =>
  challengeMails['mail.challenge'].render(
    { to: SOMEBODY, code: '123456', link: NOWHERE, purpose: 'sign_in', seconds: environment.methods.mailSeconds },
    environment,
  ).html;
