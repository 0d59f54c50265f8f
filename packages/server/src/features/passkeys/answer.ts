import { z } from 'zod';

// What a browser sends back, before anything in it is believed.

const bytes = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]*$/);

const credential = {
  id: bytes(1400).min(1),
  rawId: bytes(1400).min(1),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional().catch(undefined),
};

const registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(8_000),
    attestationObject: bytes(40_000),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,32}$/))
      .max(10)
      .catch([])
      .default([]),
  }),
});

const proof = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(8_000),
    authenticatorData: bytes(8_000),
    signature: bytes(8_000),
    userHandle: bytes(100).nullish(),
  }),
});

export type RegistrationAnswer = z.infer<typeof registration>;
export type ProofAnswer = z.infer<typeof proof>;

/** @param given JSON, or what it says */
export const readRegistration = (given: unknown): RegistrationAnswer | undefined => registration.safeParse(parsed(given)).data;
export const readProof = (given: unknown): ProofAnswer | undefined => proof.safeParse(parsed(given)).data;

const clientData = z.object({ challenge: z.string().max(200), origin: z.string().max(2000), crossOrigin: z.boolean().optional() });

/** What the browser says it was asked, and where. It is signed, which is looked at later. */
export const readClientData = (encoded: string) => clientData.safeParse(parsed(Buffer.from(encoded, 'base64url').toString('utf8'))).data;

function parsed(given: unknown): unknown {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
}
