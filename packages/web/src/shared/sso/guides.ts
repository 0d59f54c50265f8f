import { ConnectionType } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';

/**
 * Where things are in the administration of a provider, and what they are called there, in the words of its English pages:
 * whoever looks for them has those before them, or finds them in its manual.
 */
export interface Guide {
  /** Where an application is added. */
  readonly make: string;
  /** What it calls our addresses. */
  readonly acs?: string;
  readonly entity?: string;
  readonly redirect?: string;
  readonly logout?: string;
  /** Where it is said what is sent of a person, and what that is called. */
  readonly send?: { readonly where: string; readonly email: string; readonly givenName: string; readonly familyName: string };
  /** Where people are given the application. */
  readonly people?: string;
  /** Where it says what we have to know. */
  readonly back: string;
}

const SAML: Readonly<Record<string, Guide>> = {
  OKTA: {
    make: 'Applications › Create App Integration › SAML 2.0',
    acs: 'Single sign-on URL',
    entity: 'Audience URI (SP Entity ID)',
    send: { where: 'Attribute Statements', email: 'user.email', givenName: 'user.firstName', familyName: 'user.lastName' },
    people: 'Assignments › Assign',
    back: 'Sign On › Metadata details › Metadata URL',
  },
  MICROSOFT_AD: {
    make: 'Enterprise applications › New application › Create your own application › Single sign-on › SAML',
    acs: 'Reply URL (Assertion Consumer Service URL)',
    entity: 'Identifier (Entity ID)',
    logout: 'Logout URL',
    send: { where: 'Attributes & Claims', email: 'user.mail', givenName: 'user.givenname', familyName: 'user.surname' },
    people: 'Users and groups › Add user/group',
    back: 'SAML Certificates › App Federation Metadata Url',
  },
  GOOGLE: {
    make: 'Apps › Web and mobile apps › Add app › Add custom SAML app',
    acs: 'ACS URL',
    entity: 'Entity ID',
    send: { where: 'Attribute mapping', email: 'Primary email', givenName: 'First name', familyName: 'Last name' },
    people: 'User access › ON for everyone',
    back: 'Google Identity Provider details › Download metadata',
  },
  ONELOGIN: {
    make: 'Applications › Add App › SAML Custom Connector (Advanced)',
    acs: 'ACS (Consumer) URL',
    entity: 'Audience (EntityID)',
    logout: 'Single Logout URL',
    send: { where: 'Parameters', email: 'Email', givenName: 'First Name', familyName: 'Last Name' },
    people: 'Access › Roles',
    back: 'SSO › Issuer URL',
  },
  JUMPCLOUD: {
    make: 'SSO Applications › Add New Application › Custom Application › SAML',
    acs: 'ACS URLs',
    entity: 'SP Entity ID',
    send: { where: 'SSO › User Attribute Mapping', email: 'email', givenName: 'firstname', familyName: 'lastname' },
    people: 'User Groups',
    back: 'SSO › Copy Metadata URL',
  },
  PING_IDENTITY: {
    make: 'Applications › Add Application › SAML Application › Manually Enter',
    acs: 'ACS URLs',
    entity: 'Entity ID',
    logout: 'SLO Endpoint',
    send: { where: 'Attribute Mappings', email: 'Email Address', givenName: 'Given Name', familyName: 'Family Name' },
    people: 'Access',
    back: 'Configuration › IDP Metadata URL',
  },
  AUTH0: {
    make: 'Applications › Create Application › Regular Web Application › Addons › SAML2 Web App',
    acs: 'Application Callback URL',
    entity: 'Settings › audience',
    send: { where: 'Settings › mappings', email: 'email', givenName: 'given_name', familyName: 'family_name' },
    people: 'Connections',
    back: 'Usage › Identity Provider Metadata',
  },
  ADFS: {
    make: 'AD FS › Relying Party Trusts › Add Relying Party Trust › Claims aware',
    acs: 'Relying party SAML 2.0 SSO service URL',
    entity: 'Relying party trust identifier',
    send: { where: 'Edit Claim Issuance Policy › Send LDAP Attributes as Claims', email: 'E-Mail-Addresses', givenName: 'Given-Name', familyName: 'Surname' },
    people: 'Access Control Policy',
    back: '/FederationMetadata/2007-06/FederationMetadata.xml',
  },
};

const OIDC: Readonly<Record<string, Guide>> = {
  OKTA: {
    make: 'Applications › Create App Integration › OIDC - OpenID Connect › Web Application',
    redirect: 'Sign-in redirect URIs',
    logout: 'Sign-out redirect URIs',
    people: 'Assignments › Assign',
    back: 'General › Client Credentials',
  },
  MICROSOFT_AD: {
    make: 'App registrations › New registration',
    redirect: 'Redirect URI › Web',
    people: 'Enterprise applications › Users and groups',
    back: 'Overview › Endpoints; Certificates & secrets › New client secret',
  },
  GOOGLE: {
    make: 'APIs & Services › Credentials › Create credentials › OAuth client ID › Web application',
    redirect: 'Authorized redirect URIs',
    back: 'https://accounts.google.com; Credentials › OAuth 2.0 Client IDs',
  },
  ONELOGIN: {
    make: 'Applications › Add App › OpenId Connect (OIDC)',
    redirect: 'Configuration › Redirect URI’s',
    people: 'Access › Roles',
    back: 'SSO › Client ID, Client Secret, Issuer URL',
  },
  JUMPCLOUD: {
    make: 'SSO Applications › Add New Application › Custom Application › OIDC',
    redirect: 'Redirect URIs',
    people: 'User Groups',
    back: 'https://oauth.id.jumpcloud.com/; SSO › Client ID, Client Secret',
  },
  PING_IDENTITY: {
    make: 'Applications › Add Application › OIDC Web App',
    redirect: 'Redirect URIs',
    people: 'Access',
    back: 'Overview › Client ID, Client Secret; Configuration › Issuer',
  },
  AUTH0: {
    make: 'Applications › Create Application › Regular Web Application',
    redirect: 'Allowed Callback URLs',
    logout: 'Allowed Logout URLs',
    people: 'Connections',
    back: 'Settings › Domain, Client ID, Client Secret',
  },
  ADFS: {
    make: 'AD FS › Application Groups › Add Application Group › Server application accessing a web API',
    redirect: 'Redirect URI',
    people: 'Access Control Policy',
    back: '/adfs/.well-known/openid-configuration',
  },
};

/** Undefined: a provider of which nothing is known. */
export const guideFor = (providerKey: string, type: ConnectionType): Guide | undefined => (type === ConnectionType.OIDC ? OIDC : SAML)[providerKey];
