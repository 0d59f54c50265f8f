import type { EnvironmentId } from './ids.ts';
import type { Language } from './languages.ts';

/**
 * A hard wall: its own address, clients, organizations, users and keys. Every unit of work happens
 * in exactly one, and every query names it.
 */
export interface Environment extends ServerSettings {
  readonly id: EnvironmentId;
  /** What hosted pages and mails call the app. */
  readonly name: string;
  readonly kind: 'development' | 'production';
  /** It holds whoever runs this server, and nobody else: see OPERATORS_PATH. */
  readonly system: boolean;
  /** Its address and the `iss` of its tokens, byte for byte: no trailing slash. */
  readonly url: string;
  /** "Organization", "Workspace", "Team": what hosted pages and mails say. */
  readonly organizationWord: string;
  /** The same in words of the app's own, for the languages it names. */
  readonly organizationWords: OrganizationWords;
  readonly accessTokenSeconds: number;
  readonly idTokenSeconds: number;
  readonly sessionAbsoluteMinutes: number;
  /** `null`: sessions do not end for being idle. */
  readonly sessionIdleMinutes: number | null;
  /** How people show who they are. What an organization demands beside it: `policyOf` of organizations. */
  readonly methods: MethodSettings;
  /** What sign-up, where it is on, and what is made by it keep to. */
  readonly signUpRules: SignUpRules;
  /** How hosted pages and mails look. */
  readonly branding: Branding;
  /** What hosted pages say instead of our own words: by language, then by key. Checked when it was written. */
  readonly pageTexts: PageTexts;
  /** Whether programs may come that nobody here registered. */
  readonly agents: AgentSettings;
  /** Claims that tokens carry beside those they always have. */
  readonly claims: readonly ClaimRule[];
  /** Whose metadata access tokens carry. */
  readonly metadataClaims: readonly MetadataClaim[];
  /** What the server was started with: it holds for whatever is not in `own`. */
  readonly byServer: ServerSettings;
  /** What somebody settled for this environment. */
  readonly own: Partial<ServerSettings>;
  /** How its mails leave. */
  readonly mail: MailSettings;
  /** Somebody is told of its events: an endpoint is switched on. */
  readonly hasWebhooks: boolean;
}

export interface MailSettings {
  /** What the server was started with. */
  readonly byServer: MailWay;
  /** The environment's own mail server; `null`: its mails go the way the server was started with. */
  readonly own: OwnMailServer | null;
  /** What the mail server said of the last test mail. */
  readonly lastTest: MailTest | null;
}

/** Without credentials. */
export interface MailWay {
  /** `smtp.example.com:587`; `null`: mails are caught and shown. */
  readonly server: string | null;
  /** `Orion <no-reply@orion.example>` */
  readonly from: string;
}

/** TLS from the first byte, from the greeting on, or none. */
export type MailSecurity = 'tls' | 'starttls' | 'none';

export interface OwnMailServer {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  /** Empty: nobody signs in. */
  readonly username: string;
  readonly fromAddress: string;
  /** Empty: the name of the app. */
  readonly fromName: string;
  /** Changes with every change; by it a process sees that it has to connect anew. */
  readonly sealedPassword: string | null;
}

export interface MailTest {
  readonly at: Date;
  /** `deferred`: not yet; it is tried again. */
  readonly how: 'accepted' | 'deferred' | 'refused';
  readonly answer: string;
}

/** Settings that whoever starts the server has a word in, and each environment the last one. */
export interface ServerSettings {
  /** Whether people may make an account by themselves. */
  readonly signUp: boolean;
  /** How long an invitation stays open, in days. */
  readonly invitationDays: number;
}

/** What an app calls an organization in one language: "Studio", "Studios", "ein Studio", "Ihr Studio". */
export interface OrganizationWord {
  readonly singular: string;
  readonly plural?: string;
  /** With the article it takes, as something that is chosen or made. */
  readonly one?: string;
  /** The same as the reader's own. */
  readonly yours?: string;
}

export type OrganizationWords = Readonly<Partial<Record<Language, OrganizationWord>>>;

/** `{"de": {"signIn.heading": "Willkommen bei {app}"}}` */
export type PageTexts = Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>;

/**
 * Where the environment of the operators lives on every host. They sign in through Tenon as everybody does, with their own
 * users, sessions and cookies: nothing of theirs can be seen, or signed out, from the environments they look after.
 */
export const OPERATORS_PATH = '/operators';

export const SOCIAL_PROVIDERS = ['google', 'microsoft', 'github', 'gitlab', 'linkedin', 'salesforce'] as const;
export type SocialProvider = (typeof SOCIAL_PROVIDERS)[number];

/** Whether people prove a second thing: nobody is asked, whoever set one up is asked, everybody has to set one up. */
export type SecondFactor = 'off' | 'optional' | 'required';

/** How people may show who they are. */
export interface MethodSettings {
  /** A code by mail. With `magicLink`, both stand in one mail. */
  readonly emailCode: boolean;
  /** A link by mail. */
  readonly magicLink: boolean;
  readonly password: boolean;
  readonly passkeys: boolean;
  /** With `passkeys`: a button for them stands on the sign-in page. */
  readonly passkeyButton: boolean;
  /** With `passkeys`: the browser offers them in the address field. */
  readonly passkeyAutofill: boolean;
  /** Which buttons stand on the sign-in page. Each needs its connection, too. */
  readonly socialProviders: readonly SocialProvider[];
  /** How long a mailed code and link are good for. */
  readonly mailSeconds: number;
  /** Wrong codes before the flow starts over. */
  readonly codeTries: number;
  readonly secondFactor: SecondFactor;
  readonly testUsers: TestUsers;
}

/** For tests from end to end: nobody reads their mail, and the code they get is always the same. */
export interface TestUsers {
  /** In lower case, each with a marker that no real address has; none: there are no test users. */
  readonly emails: readonly string[];
  /** Six digits. */
  readonly code: string;
  /** A production environment has them only where somebody says so: whoever knows the code comes in as them. */
  readonly inProduction: boolean;
}

/** What stands behind the plus sign of a test user's address. The first is the published one. */
export const TEST_MARKERS = ['+sktest', '+tenontest'] as const;

/** What sign-up, where it is on, and what is made by it keep to. */
export interface SignUpRules {
  /** Whom somebody without an invitation may ask. */
  readonly contactEmail: string | null;
  /** The page that says whom to ask. */
  readonly contactUrl: string | null;
  /** Nobody joins with an address that anybody can have: gmail.com… */
  readonly blockPublicDomains: boolean;
  /** Nobody joins with an address that is made to be thrown away. */
  readonly blockDisposableDomains: boolean;
  /** How many organizations one person may make; 0: any number. */
  readonly organizationsPerPerson: number;
  /** The seats of an organization that has no number of its own; 0: any number. */
  readonly seats: number;
  /** Whoever signs up is asked what their organization is called. Off: it is made without a name. */
  readonly nameOrganization: boolean;
}

/** Programs that nobody here registered: each comes to the resources that take it, and to no other. */
export interface AgentSettings {
  /** They may register themselves (RFC 7591). */
  readonly registration: boolean;
  /** They may be known by the address of their description. */
  readonly metadata: boolean;
}

export type Radius = 'none' | 'small' | 'medium' | 'large';

/** How hosted pages and mails look. */
export interface Branding {
  /** `#rrggbb`; `null`: ours. */
  readonly accentColor: string | null;
  readonly logoUrl: string | null;
  readonly faviconUrl: string | null;
  readonly radius: Radius;
  /** A CSS background of colours and gradients; `null`: ours. */
  readonly background: string | null;
  /** What pages and mails speak where nobody wished for another; `null`: English. */
  readonly language: Language | null;
  /** Whether the logo stands in the box of the page or above it. */
  readonly logoPlacement: 'inside' | 'outside';
  readonly logoAlignment: 'start' | 'center';
  /** The heading of a page and what explains it. */
  readonly headerAlignment: 'start' | 'center';
  /** Whether buttons of other sign-ins stand above the address or below it. */
  readonly socialButtons: 'top' | 'bottom';
  /** Whether people on the way to an organization see its logo and name instead of the app's. */
  readonly organizationBranding: boolean;
}

const COLOURS = new Set('rgb rgba hsl hsla hwb lab lch oklab oklch linear-gradient radial-gradient conic-gradient'.split(' '));

/** Colours and gradients, every bracket closed: a background that can name no address and end no rule. */
export function isPlainBackground(text: string): boolean {
  if (!/^[a-zA-Z0-9#%.,() /+-]{1,300}$/.test(text)) return false;
  const functions = [...text.matchAll(/([a-zA-Z-]*)\(/g)].map(([, name = '']) => name.toLowerCase().replace(/^repeating-/, ''));
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0 && functions.every((name) => COLOURS.has(name));
}

/** One claim and the expression it is made by. */
export interface ClaimRule {
  readonly name: string;
  readonly expression: string;
}

/** `user_metadata`, `membership_metadata` and `org_metadata` of access tokens. */
export type MetadataClaim = 'user' | 'membership' | 'organization';

/** What holds where nobody settled anything else. */
export const DEFAULT_METHODS: MethodSettings = {
  emailCode: true,
  magicLink: true,
  password: false,
  passkeys: true,
  passkeyButton: true,
  passkeyAutofill: true,
  socialProviders: [],
  mailSeconds: 300,
  codeTries: 5,
  secondFactor: 'optional',
  testUsers: { emails: [], code: '424242', inProduction: false },
};

export const DEFAULT_SIGN_UP_RULES: SignUpRules = {
  contactEmail: null,
  contactUrl: null,
  blockPublicDomains: false,
  blockDisposableDomains: false,
  organizationsPerPerson: 0,
  seats: 0,
  nameOrganization: true,
};

export const DEFAULT_AGENTS: AgentSettings = { registration: false, metadata: false };

export const DEFAULT_BRANDING: Branding = {
  accentColor: null,
  logoUrl: null,
  faviconUrl: null,
  radius: 'medium',
  background: null,
  language: null,
  logoPlacement: 'inside',
  logoAlignment: 'start',
  headerAlignment: 'start',
  socialButtons: 'top',
  organizationBranding: false,
};

/** The code of a test user; `undefined`: nobody's, and a mail goes out as to everybody. Only codes are the same every time, so a mail that holds a link alone is sent. */
export function testCodeFor({ kind, methods }: Pick<Environment, 'kind' | 'methods'>, email: string): string | undefined {
  const { emails, code, inProduction } = methods.testUsers;
  return (kind !== 'production' || inProduction) && emails.includes(email.toLowerCase()) ? code : undefined;
}
