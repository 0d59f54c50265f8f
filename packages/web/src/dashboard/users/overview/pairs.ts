import { z } from 'zod';

/**
 * What the contract allows of a person's own names and values. It cannot tell an empty list from one that is not named,
 * so what was there once keeps at least one pair.
 */
export const pairsSchema = (hadSome: boolean) =>
  z.object({
    pairs: z
      .record(
        z.string().min(3, 'Names have 3 to 25 letters.').max(25, 'Names have 3 to 25 letters.'),
        z.string().min(1, 'Every name needs a value.').max(256, 'Values have at most 256 letters.'),
      )
      .refine((pairs) => Object.keys(pairs).length <= 20, 'At most twenty pairs.')
      .refine((pairs) => !hadSome || Object.keys(pairs).length > 0, 'The last pair cannot be taken away. Put another in its place.'),
  });

export const MOST_PAIRS = 20;

/** What is wrong with the pairs, whichever of them it is. */
export const wrongPair = (errors: Readonly<Record<string, unknown>>): string | undefined => {
  const found = Object.entries(errors).find(([path]) => path.startsWith('pairs'))?.[1];
  return typeof found === 'string' ? found : undefined;
};
