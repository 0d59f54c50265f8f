/**
 * How a list goes on: by the token the answer names, or "" when there is nothing more. The list of domains counts its pages
 * instead: one that is full may be followed by another.
 * @param rows how many the answer brought
 */
export function nextOf(message: object, rows: number): string {
  if ('nextPageToken' in message && typeof message.nextPageToken === 'string') return message.nextPageToken;
  const isFull = 'pageSize' in message && message.pageSize === rows && rows > 0;
  return isFull && 'pageNumber' in message && typeof message.pageNumber === 'number' ? String(message.pageNumber + 1) : '';
}
