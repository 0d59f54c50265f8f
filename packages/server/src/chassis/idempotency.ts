import { createHmac } from 'node:crypto';
import { type DescMethodUnary, fromBinary, type JsonValue, type Message, type MessageShape, toBinary, toJson } from '@bufbuild/protobuf';
import type { Actor, Caller } from '../platform/actor.ts';
import { Fault, type FaultDetails, type FaultKind, type FieldViolation, faults } from '../platform/fault.ts';
import { findKept, freeKey, type KeptAnswer, keepAnswer, type NamedWrite, takeKey } from '../platform/kept-answers.ts';
import { attempt, type Desk, type Work } from '../platform/work.ts';
import type { Once } from './command.ts';

// `Idempotency-Key` on writes: the same key with the same request gets the same answer for a day. docs/adr/0016.

const idempotencyFaults = faults('idempotency', {
  badKey: ['invalid', 'An Idempotency-Key is 1 to 255 visible ASCII characters, with or without quotes around them. A random UUID is a good one.'],
  keyReused: ['invalid', 'This Idempotency-Key was sent before, with another request. Send the first request again, or this one with a key of its own.'],
  nobody: ['unauthenticated', 'An Idempotency-Key belongs to whoever sends it: this call needs an access token to go with it.'],
});

const KEY = /^[\x21-\x7e]{1,255}$/;

/** The key in a header's value: as it stands, or a string of structured fields (RFC 9651), which has quotes around it. */
export function readKey(value: string): string {
  const text = value.trim();
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(text);
  const key = quoted ? quoted[1]!.replace(/\\(["\\])/g, '$1') : text;
  if (!KEY.test(key)) throw idempotencyFaults.badKey();
  return key;
}

/** What came of a write: an answer or a refusal, now or when it was first asked for. */
export type Answered<Answer> = { readonly replayed: boolean } & ({ readonly answer: Answer } | { readonly fault: Fault });

/**
 * Makes of a deed one that is done once for its key. What came of it is kept in the same transaction, success or refusal.
 * Refusals that say "not now" are not kept, and neither is anything that went wrong on our side: then the key is as free
 * as before, and trying again means trying.
 */
export function onceOnly<M extends DescMethodUnary, Out>(
  desk: Desk,
  caller: Caller,
  method: M,
  path: string,
  message: MessageShape<M['input']>,
  key: string,
  say: (result: Out) => MessageShape<M['output']>,
): Once<Out, Answered<MessageShape<M['output']>>> {
  const name = nameOf(desk, caller, method, path, message, key);
  const replay = (kept: KeptAnswer): Answered<MessageShape<M['output']>> => {
    if (kept.requestHash !== name.requestHash) throw idempotencyFaults.keyReused();
    return { ...opened(method, JSON.parse(kept.text)), replayed: true };
  };
  const before = async (work: Work) => {
    const kept = await findKept(work, name);
    return kept && replay(kept);
  };
  const run = async (work: Work, deed: (work: Work) => Promise<Out>): Promise<Answered<MessageShape<M['output']>>> => {
    const kept = await takeKey(work, name);
    if (kept) return replay(kept);
    const refused = async (fault: unknown, afterTheDeed: boolean): Promise<Answered<never>> => {
      const final = fault instanceof Fault && isFinal(fault);
      if (!(fault instanceof Fault) || !(final || afterTheDeed)) throw fault;
      const { kind, code, message, details, violations } = fault;
      if (final) await keepAnswer(work, name, JSON.stringify({ fault: { kind, code, message, details, violations } } satisfies Kept));
      else await freeKey(work, name);
      return { fault, replayed: false };
    };
    let result: Out;
    try {
      result = await attempt(work, deed);
    } catch (fault) {
      return refused(fault, false);
    }
    let answer: MessageShape<M['output']>;
    try {
      answer = say(result);
    } catch (fault) {
      // This one takes nothing of the deed back: a wrong try stays counted.
      return refused(fault, true);
    }
    await keepAnswer(work, name, JSON.stringify({ answer: Buffer.from(toBinary(method.output, answer)).toString('base64') } satisfies Kept));
    return { answer, replayed: false };
  };
  return { before, run };
}

type Kept =
  | { readonly answer: string }
  | {
      readonly fault: {
        readonly kind: FaultKind;
        readonly code: string;
        readonly message: string;
        readonly details: FaultDetails;
        readonly violations: readonly FieldViolation[];
      };
    };

function opened<M extends DescMethodUnary>(method: M, kept: Kept): { readonly answer: MessageShape<M['output']> } | { readonly fault: Fault } {
  if ('answer' in kept) return { answer: fromBinary(method.output, Buffer.from(kept.answer, 'base64')) as MessageShape<M['output']> };
  const { kind, code, message, details, violations } = kept.fault;
  return { fault: new Fault(kind, code, message, details, violations) };
}

const FINAL: ReadonlySet<FaultKind> = new Set(['invalid', 'forbidden', 'missing', 'taken', 'wrongState']);

/** A refusal that the same request meets again tomorrow, as far as we can tell today. */
const isFinal = ({ kind }: Fault): boolean => FINAL.has(kind);

/** Hashes are keyed: whoever reads the table learns nothing of keys and requests, not even by guessing. */
function nameOf(desk: Desk, caller: Caller, method: DescMethodUnary, path: string, message: Message, key: string): NamedWrite {
  const secret = desk.sealer.derive('idempotency');
  const hash = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  return {
    caller: ownerOf(caller.actor),
    keyHash: hash(key),
    requestHash: hash(`${path}\n${stable(toJson(method.input, message as MessageShape<typeof method.input>))}`),
  };
}

/** Whose key it is. A person has others in another organization: they ask for other things there. */
function ownerOf(actor: Actor): string {
  switch (actor.kind) {
    case 'visitor':
      throw idempotencyFaults.nobody();
    case 'system':
      return `system:${actor.job}`;
    case 'member':
      return `${actor.organizationId}/${actor.id}`;
    default:
      return actor.id;
  }
}

/** JSON with its names in order: maps come in any, and some clients shuffle theirs from one try to the next. */
function stable(json: JsonValue): string {
  if (Array.isArray(json)) return `[${json.map(stable).join()}]`;
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  const parts = Object.keys(json).sort();
  return `{${parts.map((name) => `${JSON.stringify(name)}:${stable(json[name] ?? null)}`).join()}}`;
}
