import { Alignment, ButtonPosition, CornerRadius, type Environment, LogoPlacement } from '@tenon/api/tenon/v1/environments_pb.ts';
import { z } from 'zod';

export interface Look {
  readonly accentColor: string;
  readonly logoUrl: string;
  readonly faviconUrl: string;
  readonly radius: CornerRadius;
  readonly background: string;
  readonly logoPlacement: LogoPlacement;
  readonly logoAlignment: Alignment;
  readonly headerAlignment: Alignment;
  readonly socialButtons: ButtonPosition;
  readonly organizationBranding: boolean;
  readonly language: string;
}

/** What is to be worded anew, by language and key; an empty text goes back to the built-in words. */
export type ChangedTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Values extends Look {
  readonly texts: ChangedTexts;
}

export function lookOf({ branding }: Environment): Look {
  return {
    accentColor: branding?.accentColor ?? '',
    logoUrl: branding?.logoUrl ?? '',
    faviconUrl: branding?.faviconUrl ?? '',
    radius: branding?.radius ?? CornerRadius.MEDIUM,
    background: branding?.background ?? '',
    logoPlacement: branding?.logoPlacement ?? LogoPlacement.INSIDE,
    logoAlignment: branding?.logoAlignment ?? Alignment.START,
    headerAlignment: branding?.headerAlignment ?? Alignment.START,
    socialButtons: branding?.socialButtons ?? ButtonPosition.TOP,
    organizationBranding: branding?.organizationBranding ?? false,
    language: branding?.language ?? '',
  };
}

/** What the page calls each of them. */
export const NAMES: Readonly<Record<keyof Values, string>> = {
  accentColor: 'Accent',
  logoUrl: 'Logo',
  faviconUrl: 'Favicon',
  radius: 'Corners',
  background: 'Background',
  logoPlacement: 'Where the logo is',
  logoAlignment: 'Logo stands',
  headerAlignment: 'Headings stand',
  socialButtons: 'Buttons of other sign-ins',
  organizationBranding: 'The organization’s own logo',
  language: 'Language',
  texts: 'Words',
};

/** As nobody set anything. */
export const UNTOUCHED: Look = {
  accentColor: '',
  logoUrl: '',
  faviconUrl: '',
  radius: CornerRadius.MEDIUM,
  background: '',
  logoPlacement: LogoPlacement.INSIDE,
  logoAlignment: Alignment.START,
  headerAlignment: Alignment.START,
  socialButtons: ButtonPosition.TOP,
  organizationBranding: false,
  language: '',
};

export const COLOR = /^#[0-9a-fA-F]{6}$/;
const ADDRESS = /^https:\/\/[^\s"'<>\\]+$/;

const address = z
  .string()
  .trim()
  .max(1024, 'At most 1024 letters.')
  .refine((url) => url === '' || ADDRESS.test(url), 'An address that begins with https://.');

export const lookSchema = z.object({
  accentColor: z
    .string()
    .trim()
    .refine((color) => color === '' || COLOR.test(color), 'A colour as #rrggbb, such as #0b6b67.'),
  logoUrl: address,
  faviconUrl: address,
  background: z
    .string()
    .max(300, 'At most 300 letters.')
    .regex(/^[a-zA-Z0-9#%.,() /+-]*$/, 'Colours and gradients alone, such as linear-gradient(180deg, #fff, #eef).'),
});

/** What can be drawn while it is typed: what is no colour yet is not there yet. */
export const drawable = (look: Look): Look => ({
  ...look,
  accentColor: COLOR.test(look.accentColor) ? look.accentColor : '',
  logoUrl: ADDRESS.test(look.logoUrl) ? look.logoUrl : '',
  faviconUrl: '',
});

/** The accent as pages draw it, in each scheme. */
export interface Drawn {
  readonly light: string;
  readonly dark: string;
}
