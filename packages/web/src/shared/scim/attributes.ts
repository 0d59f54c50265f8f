import { z } from 'zod';
import { t } from './words/index.ts';

/** The fields of a profile that a directory fills, and the attribute of SCIM's core schema that each is taken from where nobody says otherwise. */
export const FIELDS = [
  ['email', 'emails'],
  ['preferred_username', 'userName'],
  ['name', 'displayName'],
  ['given_name', 'name.givenName'],
  ['family_name', 'name.familyName'],
  ['phone_number', 'phoneNumbers'],
  ['picture', 'photos'],
  ['locale', 'locale'],
] as const;
export type Field = (typeof FIELDS)[number][0];

/** In the contract's words. */
interface Mapping {
  readonly key: string;
  readonly mapTo: string;
}

/** An attribute of the app's own, and what fills it. */
export interface OwnLine {
  readonly line: string;
  readonly here: string;
  readonly there: string;
}

export interface AttributeValues extends Record<string, unknown> {
  /** Empty: as usual. */
  fields: Record<Field, string>;
  own: OwnLine[];
}

export const AS_USUAL: AttributeValues = { fields: fieldsOf(() => ''), own: [] };

/** What a directory's list says of each field, and the rest. Where it fills a field twice, the second stands with the rest, to be put right. */
export function valuesOf(mappings: readonly Mapping[]): AttributeValues {
  const first = new Map(mappings.toReversed().map((mapping) => [mapping.mapTo, mapping]));
  return {
    fields: fieldsOf((field, usual) => {
      const key = first.get(field)?.key ?? '';
      return key === usual ? '' : key;
    }),
    own: mappings
      .filter((mapping) => !isField(mapping.mapTo) || first.get(mapping.mapTo) !== mapping)
      .map(({ key, mapTo }, index) => ({ line: String(index), here: mapTo, there: key })),
  };
}

/** The list that says it. What is as usual needs no saying. */
export const mappingsOf = ({ fields, own }: AttributeValues): Mapping[] => [
  ...FIELDS.map(([field]) => ({ key: fields[field].trim(), mapTo: field })).filter(({ key }) => key !== ''),
  ...own.map(({ here, there }) => ({ key: there.trim(), mapTo: here.trim() })),
];

/** How many are not as usual. */
export const countChanged = (mappings: readonly Mapping[]): number => mappingsOf(valuesOf(mappings)).length;

/** The contract takes no longer name. */
const LONGEST = 32;
/** The contract sets no bound; more than these nobody would find their way in. */
export const MOST_OWN = 30;

export function attributeSchema() {
  const name = z
    .string()
    .trim()
    .max(LONGEST, t('attributes.tooLong', { count: LONGEST }));
  return z.object({
    fields: z.object(fieldsOf(() => name)),
    own: z
      .array(
        z.object({
          here: name.min(1, t('attributes.hereMissing')).regex(/^\S*$/, t('attributes.hereSpaces')),
          there: name.min(1, t('attributes.thereMissing')),
        }),
      )
      .superRefine((lines, context) => {
        for (const [index, { here }] of lines.entries()) {
          if (here !== '' && (isField(here) || lines.slice(0, index).some((before) => before.here === here)))
            context.addIssue({ code: 'custom', path: [index, 'here'], message: t('attributes.hereTwice') });
        }
      }),
  });
}

const isField = (name: string): boolean => FIELDS.some(([field]) => field === name);

function fieldsOf<T>(of: (field: Field, usual: string) => T): Record<Field, T> {
  return Object.fromEntries(FIELDS.map(([field, usual]) => [field, of(field, usual)])) as Record<Field, T>; // one for each of them
}
