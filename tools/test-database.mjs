// One PostgreSQL for a whole test run.

/**
 * The one that is set, or an embedded one that is gone afterwards.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function testDatabase() {
  const url = process.env.TENON_TEST_DATABASE;
  if (url) return { url, stop: async () => {} };
  const { startTestPostgres } = await import('../packages/server/src/testing/postgres.ts');
  return startTestPostgres();
}
