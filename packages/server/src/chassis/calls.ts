import { create, type DescMessage, fromJson, type JsonValue, type Message, type MessageShape, toBinary } from '@bufbuild/protobuf';
import { pathToString } from '@bufbuild/protobuf/reflect';
import { createValidator } from '@bufbuild/protovalidate';
import type { Actor, Caller } from '../platform/actor.ts';
import { Fault, invalidFields } from '../platform/fault.ts';
import type { Arrival, SentByPage } from './arrival.ts';
import { report } from './dry-run.ts';
import type { House } from './house.ts';
import { readKey } from './idempotency.ts';
import { admit, countsOf } from './limits.ts';
import type { Procedure, Served } from './serve.ts';
import { textsWithNul } from './texts.ts';
import { timesOutOfRange } from './times.ts';

/**
 * Finds out who is asking from every Authorization value that came; any valid one wins. None at all
 * is a visitor. Throws a Fault of kind `unauthenticated` when values came and none of them is good.
 */
export type Authenticate = (caller: Caller, authorizations: readonly string[]) => Promise<Actor>;

/** The one road from every RPC surface to a command. */
export interface Calls {
  readonly procedures: ReadonlyMap<string, Procedure>;
  answer(procedure: Procedure, message: Message, arrival: Arrival): Promise<Message>;
}

/** Finds out who sits before a page of ours. Nobody, or nobody any more, is a visitor. */
export type RecognisePage = (caller: Caller, page: SentByPage) => Promise<Actor>;

export interface CallsOptions {
  readonly authenticate: Authenticate;
  readonly recognisePage?: RecognisePage | undefined;
  readonly services: readonly Served[];
}

const VISITOR: Actor = { kind: 'visitor' };

/** Who is asking, for what is no RPC: an upload, a download. They are counted, and there is room left for them. */
export type CallerOf = (arrival: Arrival) => Promise<Caller>;

/**
 * Asks what a page of ours would ask as soon as it runs: the same call by the same road, as whoever sits before it and with
 * their rights, without the way there and back.
 * @param question a read of the contract, by its path, and what is asked, as JSON
 */
export type AskAhead = (arrival: Arrival, page: SentByPage, question: { readonly path: string; readonly input: JsonValue }) => Promise<Uint8Array>;

export function createCalls(
  house: House,
  { authenticate, recognisePage, services }: CallsOptions,
): Calls & { readonly callerOf: CallerOf; readonly askAhead: AskAhead } {
  const check = createCheck(services);
  const recognise = async (visitor: Caller, arrival: Arrival): Promise<Actor> => {
    const { authorizations, page } = arrival;
    try {
      if (authorizations.length > 0) return await authenticate(visitor, authorizations);
      return page && recognisePage ? await recognisePage(visitor, page) : VISITOR;
    } catch (refusal) {
      // Whoever has only bad tokens is a stranger, and strangers are counted where they come from.
      if (refusal instanceof Fault) admit(house, arrival, countsOf(visitor));
      throw refusal;
    }
  };
  const callerOf = async (arrival: Arrival): Promise<Caller> => {
    const { requestId, from, language, host, path } = arrival;
    const visitor: Caller = { environment: await house.environmentOf(host, path), actor: VISITOR, requestId, from, language };
    arrival.caller = visitor;
    const caller = { ...visitor, actor: await recognise(visitor, arrival) };
    arrival.caller = caller;
    admit(house, arrival, countsOf(caller));
    return caller;
  };
  const calls: Calls = {
    procedures: new Map(services.flatMap(({ procedures }) => procedures.map((procedure) => [procedure.path, procedure]))),
    async answer(procedure, message, arrival) {
      const caller = await callerOf(arrival);
      procedure.demandNeeds(caller);
      check(procedure.method.input, message);
      const { idempotencyKey, dryRun, answerHeaders } = arrival;
      if (dryRun && procedure.writes) {
        answerHeaders['preference-applied'] = 'dry-run';
        const { result, ...done } = await procedure.rehearse(house.desk, caller, message);
        arrival.wouldChange = report(house.desk.sealer, done);
        return result;
      }
      if (idempotencyKey !== undefined && procedure.writes) {
        const { replayed, ...came } = await procedure.answerOnce(house.desk, caller, message, readKey(idempotencyKey));
        if (replayed) answerHeaders['idempotent-replayed'] = 'true';
        if ('fault' in came) throw came.fault;
        return came.answer;
      }
      return procedure.answer(house.desk, caller, message);
    },
  };
  return {
    ...calls,
    callerOf,
    async askAhead(arrival, page, { path, input }) {
      const procedure = calls.procedures.get(path);
      if (!procedure || procedure.writes) throw new Error(`${path} is no read`);
      const { input: asked, output } = procedure.method;
      // Nothing of how the page itself was asked for says anything about its questions.
      const call: Arrival = { ...arrival, page, authorizations: [], idempotencyKey: undefined, dryRun: false, answerHeaders: {} };
      return toBinary(output, await calls.answer(procedure, fromJson(asked, input), call));
    },
  };
}

/** Rules of the contract hold for requests only: some of its own answers break them. */
function createCheck(services: readonly Served[]) {
  const validator = createValidator();
  // The first use of a rule compiles it: better now than in somebody's first call, and a rule that does not compile must not start.
  for (const input of new Set(services.flatMap(({ procedures }) => procedures.map(({ method }) => method.input)))) {
    const { kind, error } = validator.validate(input, create(input));
    if (kind === 'error') throw error;
  }
  return <Desc extends DescMessage>(schema: Desc, message: MessageShape<Desc>): void => {
    const broken = [...textsWithNul(message), ...timesOutOfRange(schema, message)];
    if (broken.length > 0) throw invalidFields(broken);
    const { kind, violations, error } = validator.validate(schema, message);
    if (kind === 'valid') return;
    if (kind === 'error') throw error;
    throw invalidFields(violations.map(({ field, message: description, ruleId }) => ({ field: pathToString(field), description, constraint: ruleId })));
  };
}
