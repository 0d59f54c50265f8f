import fc from 'fast-check';

/**
 * What tests that make their input up begin from. In CI each run makes up the same, so that what passed once passes again;
 * elsewhere each another. TENON_TEST_SEED repeats a run: a failure names its seed.
 */
export const SEED = Number(process.env['TENON_TEST_SEED'] ?? (process.env['CI'] ? 1 : Math.floor(Math.random() * 2 ** 31)));

fc.configureGlobal({ seed: SEED });

export { fc };
