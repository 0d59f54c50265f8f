import { hash, verify } from '@node-rs/argon2';
import { passwordFaults } from './faults.ts';

/**
 * What OWASP's cheat sheet asks of argon2id: 19 MiB, two passes, one lane. When this is raised, everybody's hash is made
 * anew at their next sign-in.
 */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const PREFIX = `$argon2id$v=19$m=${COSTS.memoryCost},t=${COSTS.timeCost},p=${COSTS.parallelism}$`;

/** The hash of a password nobody has: who is unknown costs as much time as who is known. */
export const NOBODYS_HASH = `${PREFIX}1jI5yGM/xPzWh3+NLVj6oA$Ghp42CzelvXD5Tx+OIXFvPYN5io+hXpRgl/UcviebzA`;

export interface Hasher {
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
}

export const isCurrent = (known: string): boolean => known.startsWith(PREFIX);

/** Hashes made at a time: each takes 19 MiB and a thread of the four that files and signatures wait for as well. */
const AT_ONCE = 2;
/** Whoever comes when so many wait is told to come again: a queue that nobody reaches the end of helps nobody. */
const WAITING = 200;

/** At most so many at once, off the main thread; the others wait in line, and no line is endless. */
export function createHasher({ atOnce = AT_ONCE, waiting = WAITING } = {}, algorithm: Hasher = argon2): Hasher {
  let running = 0;
  const line: (() => void)[] = [];
  const inTurn = async <T>(deed: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (line.length >= waiting) throw passwordFaults.busy();
      await new Promise<void>((turn) => line.push(turn));
    } else running += 1;
    try {
      return await deed();
    } finally {
      // Whoever is next takes over the place.
      const next = line.shift();
      if (next) next();
      else running -= 1;
    }
  };
  return {
    hash: (password) => inTurn(() => algorithm.hash(password)),
    verify: (known, password) => inTurn(() => algorithm.verify(known, password)),
  };
}

const argon2: Hasher = {
  hash: (password) => hash(password, COSTS),
  verify: (known, password) => verify(known, password),
};

/** The process's one. */
export const hasher = createHasher();
