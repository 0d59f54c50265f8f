import type { MessageInitShape } from '@bufbuild/protobuf';
import { BrandingService, type PageTextSchema, PreviewedPage as Previewed, PreviewTheme } from '@tenon/api/tenon/v1/branding_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { HOME_LANGUAGE, type Language, languageOfTag } from '../../platform/languages.ts';
import { brandingOf } from '../environments/index.ts';
import { clearPageTexts, listPageTexts, type PageText, setPageTexts } from './page-texts.ts';
import { type PreviewedPage, previewBranding } from './preview-branding.ts';

const PAGES: Readonly<Partial<Record<Previewed, PreviewedPage>>> = {
  [Previewed.SIGN_UP]: 'sign_up',
  [Previewed.CODE]: 'code',
  [Previewed.ORGANIZATIONS]: 'organizations',
  [Previewed.MAIL]: 'mail',
};

const { method } = BrandingService;

/** Others were refused before: see the rules in the contract. */
const languageIn = (language: string): Language => languageOfTag(language) ?? HOME_LANGUAGE;

const message = ({ key, builtIn, own, places, longest }: PageText): MessageInitShape<typeof PageTextSchema> => ({
  key,
  builtIn,
  ...(own === undefined ? {} : { own }),
  places: [...places],
  longest,
});

export const brandingService = serve(BrandingService, {
  previewBranding: procedure(method.previewBranding, {
    command: previewBranding,
    request: ({ branding, page, language, organizationName, organizationLogoUrl, theme, texts }) => ({
      texts,
      branding: branding ? brandingOf(branding) : {},
      page: (page === undefined ? undefined : PAGES[page]) ?? 'sign_in',
      language,
      ...(organizationName === '' ? {} : { organization: { name: organizationName, ...(organizationLogoUrl === '' ? {} : { logoUrl: organizationLogoUrl }) } }),
      ...(theme === PreviewTheme.LIGHT ? { theme: 'light' as const } : theme === PreviewTheme.DARK ? { theme: 'dark' as const } : {}),
    }),
    response: (html) => ({ html }),
  }),
  listPageTexts: procedure(method.listPageTexts, {
    command: listPageTexts,
    request: ({ language }) => languageIn(language),
    response: (texts) => ({ texts: texts.map(message) }),
  }),
  setPageTexts: procedure(method.setPageTexts, {
    command: setPageTexts,
    request: ({ language, texts }) => ({ language: languageIn(language), texts }),
    response: (texts) => ({ texts: texts.map(message) }),
  }),
  clearPageTexts: procedure(method.clearPageTexts, {
    command: clearPageTexts,
    request: ({ language, keys }) => ({ language: languageIn(language), keys }),
    response: () => ({}),
  }),
});
