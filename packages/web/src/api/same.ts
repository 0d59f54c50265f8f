import { type DescMessage, equals, isMessage } from '@bufbuild/protobuf';

/**
 * An answer that says what the one before said is the one before: pages that ask every few seconds are drawn again when
 * something is other. Messages are not plain objects: comparing them piece by piece would take them apart.
 */
export const keepSame =
  (schema: DescMessage) =>
  (before: unknown, after: unknown): unknown =>
    isMessage(before, schema) && isMessage(after, schema) && equals(schema, before, after) ? before : after;

interface Pages {
  readonly pages: readonly unknown[];
}

const isPages = (data: unknown): data is Pages => typeof data === 'object' && data !== null && 'pages' in data && Array.isArray(data.pages);

/** The same for the pages of a list. */
export const keepSamePages = (schema: DescMessage) => {
  const keep = keepSame(schema);
  return (before: unknown, after: unknown): unknown => {
    if (!isPages(before) || !isPages(after)) return after;
    const pages = after.pages.map((page, index) => keep(before.pages[index], page));
    const isSame = pages.length === before.pages.length && pages.every((page, index) => page === before.pages[index]);
    return isSame ? before : { ...after, pages };
  };
};
