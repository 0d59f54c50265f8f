// One PostgreSQL for a whole test run.

/**
 * The one that is set.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function testDatabase() {
  const url = process.env.TENON_TEST_DATABASE;
  if (!url) throw new Error('No database to test on: set TENON_TEST_DATABASE=postgres://…');
  return { url, stop: async () => {} };
}
