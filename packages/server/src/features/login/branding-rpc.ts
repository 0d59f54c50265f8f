import { BrandingService, PreviewedPage as Previewed, PreviewTheme } from '@tenon/api/tenon/v1/branding_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { brandingOf } from '../environments/index.ts';
import { type PreviewedPage, previewBranding } from './preview-branding.ts';

const PAGES: Readonly<Partial<Record<Previewed, PreviewedPage>>> = {
  [Previewed.SIGN_UP]: 'sign_up',
  [Previewed.CODE]: 'code',
  [Previewed.ORGANIZATIONS]: 'organizations',
  [Previewed.MAIL]: 'mail',
};

export const brandingService = serve(BrandingService, {
  previewBranding: procedure(BrandingService.method.previewBranding, {
    command: previewBranding,
    request: ({ branding, page, language, organizationName, organizationLogoUrl, theme }) => ({
      branding: branding ? brandingOf(branding) : {},
      page: (page === undefined ? undefined : PAGES[page]) ?? 'sign_in',
      language,
      ...(organizationName === '' ? {} : { organization: { name: organizationName, ...(organizationLogoUrl === '' ? {} : { logoUrl: organizationLogoUrl }) } }),
      ...(theme === PreviewTheme.LIGHT ? { theme: 'light' as const } : theme === PreviewTheme.DARK ? { theme: 'dark' as const } : {}),
    }),
    response: (html) => ({ html }),
  }),
});
