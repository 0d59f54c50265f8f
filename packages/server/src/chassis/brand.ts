import { type Branding, type Environment, isPlainBackground, type Radius } from '../platform/environment.ts';

/** Whose page or mail it is: the customer's app. Almost nothing on it is ours. */
export interface Brand {
  /** What the app is called. */
  readonly name: string;
  readonly logoUrl?: string | undefined;
  readonly faviconUrl?: string | undefined;
  /** `#rrggbb`; corrected until every text on it is readable. */
  readonly accent?: string | undefined;
  readonly radius?: Radius | undefined;
  /** A CSS background; nothing but colours and gradients gets through. */
  readonly background?: string | undefined;
  readonly logoPlacement?: Branding['logoPlacement'] | undefined;
  readonly logoAlignment?: Branding['logoAlignment'] | undefined;
  readonly headerAlignment?: Branding['headerAlignment'] | undefined;
  readonly socialButtons?: Branding['socialButtons'] | undefined;
}

/** An organization that is shown instead of the app, where the environment wants that. */
export interface BrandedOrganization {
  readonly name: string;
  readonly logoUrl?: string | undefined;
}

/**
 * How the pages and mails of an environment look. The only way from its settings to a page: what could end a style or name
 * an address is left behind here as well, whatever the table holds.
 * @param organization whose logo stands there instead; one without a logo leaves the app's
 */
export function brandOf({ name, branding }: Pick<Environment, 'name' | 'branding'>, organization?: BrandedOrganization): Brand {
  const { accentColor, logoUrl, faviconUrl, background, radius, logoPlacement, logoAlignment, headerAlignment, socialButtons } = branding;
  return {
    name,
    logoUrl: organization?.logoUrl || (logoUrl ?? undefined),
    faviconUrl: faviconUrl ?? undefined,
    accent: accentColor ?? undefined,
    radius,
    background: background !== null && isPlainBackground(background) ? background : undefined,
    logoPlacement,
    logoAlignment,
    headerAlignment,
    socialButtons,
  };
}
