import { t } from './words/index.ts';

/** The roles that every environment begins with, as the server names them: words of ours, which other languages say otherwise. */
const FIRST = {
  admin: { displayName: 'Admin', description: 'Manages the organization and its members.' },
  member: { displayName: 'Member', description: 'Uses the product.' },
} as const;

const isFirst = (name: string): name is keyof typeof FIRST => Object.hasOwn(FIRST, name);

/** What a role is called: as somebody named it, or as the reader's language calls one that nobody renamed. */
export const roleName = ({ name, displayName }: { readonly name: string; readonly displayName: string }): string =>
  isFirst(name) && displayName === FIRST[name].displayName ? t(`role.${name}`) : displayName || name;

/** What it is for, likewise. */
export const roleDescription = ({ name, description }: { readonly name: string; readonly description: string }): string =>
  isFirst(name) && description === FIRST[name].description ? t(`roleFor.${name}`) : description;
