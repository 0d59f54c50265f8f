/** How to go through a list. */
export interface PageOptions {
  /** Rows per page; each list says how many are allowed. The server's default is 10. */
  readonly pageSize?: number | undefined;
  /** From `nextPageToken` of an earlier page; empty or absent for the first. */
  readonly pageToken?: string | undefined;
}

/**
 * Every row of a list, page after page, each fetched when the rows before it are used up.
 * @param page fetches one page
 * @param rows takes the rows out of it
 */
export async function* eachOf<Page extends { readonly nextPageToken: string }, Row>(
  page: (pageToken: string | undefined) => Promise<Page>,
  rows: (page: Page) => readonly Row[],
): AsyncGenerator<Row, void, undefined> {
  let token: string | undefined;
  do {
    const fetched = await page(token);
    yield* rows(fetched);
    token = fetched.nextPageToken;
  } while (token);
}
