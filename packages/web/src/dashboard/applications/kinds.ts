import { type Icon, IconApps, IconBrowser, IconDeviceMobile, IconServer } from '@tabler/icons-react';

export interface Kind {
  /** As the contract names it. */
  readonly type: string;
  readonly label: string;
  readonly icon: Icon;
  readonly description: string;
  /** People sign in to it; otherwise it acts for itself. */
  readonly hasPeople: boolean;
  /** It runs where nobody can read along. */
  readonly keepsSecrets: boolean;
}

const WEB = { hasPeople: true, keepsSecrets: true, icon: IconServer } as const;

/** What may be registered. */
export const KINDS: readonly Kind[] = [
  { ...WEB, type: 'WEB_APP', label: 'Web app', description: 'Runs on a server and keeps a secret there: Express, Next.js, Django, Rails.' },
  {
    type: 'SPA',
    label: 'Single-page app',
    icon: IconBrowser,
    description: 'Runs in the browser alone. It keeps no secret and proves itself with PKCE.',
    hasPeople: true,
    keepsSecrets: false,
  },
  {
    type: 'NTV',
    label: 'Native app',
    icon: IconDeviceMobile,
    description: 'Runs on a phone or a desktop. It keeps no secret and proves itself with PKCE.',
    hasPeople: true,
    keepsSecrets: false,
  },
  {
    type: 'M2M',
    label: 'Machine',
    icon: IconApps,
    description: 'A service that acts for itself: nobody signs in to it, it asks for tokens with its secret.',
    hasPeople: false,
    keepsSecrets: true,
  },
];

const DEFAULT: Kind = { ...WEB, type: 'ENV', label: 'Default application', description: 'The web app that came with the environment.' };

/** A kind that is newer than this page is taken for a web app. */
export const kindOf = ({ clientType }: { readonly clientType: string }): Kind =>
  clientType === DEFAULT.type ? DEFAULT : (KINDS.find(({ type }) => type === clientType) ?? { ...DEFAULT, type: clientType, label: clientType });

export const isDefault = ({ clientType }: { readonly clientType: string }): boolean => clientType === DEFAULT.type;

export const nameOf = ({ name, id }: { readonly name: string; readonly id: string }): string => name || id;
