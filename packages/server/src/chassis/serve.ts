import { create, type DescMethod, type DescMethodUnary, type DescService, type JsonValue, type MessageInitShape, type MessageShape } from '@bufbuild/protobuf';
import type { Caller } from '../platform/actor.ts';
import type { Fault } from '../platform/fault.ts';
import type { OrganizationId } from '../platform/ids.ts';
import type { Desk, DryRun } from '../platform/work.ts';
import { type Command, demandNeeds, type Needs, perform, performOnce, rehearse } from './command.ts';
import { type Answered, onceOnly } from './idempotency.ts';
import { withField } from './malformed-ids.ts';
import { requestFaults } from './request-faults.ts';

/** One RPC: the command behind it, and the two translations between the contract and the domain. */
export interface Procedure<M extends DescMethodUnary = DescMethodUnary> {
  readonly method: M;
  /** `/scalekit.v1.users.UserService/GetUser` */
  readonly path: string;
  /** Of the contract, and not served by this version. */
  readonly later?: true;
  /** It may change something: it can be named and rehearsed. */
  readonly writes: boolean;
  readonly restBody: ((body: JsonValue) => JsonValue) | undefined;
  readonly restUnknown: ((message: MessageShape<M['input']>, body: JsonValue) => void) | undefined;
  /** What its command says of who may. Missing where there is no command yet. */
  readonly access?: Access<MessageShape<M['input']>>;
  /** Refuses who may not make this call, whatever is in it, before their message is looked at. */
  demandNeeds(caller: Caller): void;
  answer(desk: Desk, caller: Caller, message: MessageShape<M['input']>): Promise<MessageShape<M['output']>>;
  /** The same, once for every key of the caller. */
  answerOnce(desk: Desk, caller: Caller, message: MessageShape<M['input']>, key: string): Promise<Answered<MessageShape<M['output']>>>;
  /** The same, taken back. */
  rehearse(desk: Desk, caller: Caller, message: MessageShape<M['input']>): Promise<DryRun<MessageShape<M['output']>>>;
}

/** Who may call, as the command behind a method declares it. */
export interface Access<Request> {
  readonly needs: Needs;
  /** The organization a request is about, where its members may make it. */
  organizationOf?(message: Request, caller: Caller): OrganizationId | undefined;
}

interface Parts<M extends DescMethodUnary, In, Out, Facts> {
  readonly command: Command<In, Out, Facts>;
  readonly request: (message: MessageShape<M['input']>, caller: Caller) => In;
  readonly response: (result: Out, caller: Caller) => MessageInitShape<M['output']>;
  /** Brings the JSON body of a REST call into the contract's shape, where the contract's own spelling is too narrow. */
  readonly restBody?: (body: JsonValue) => JsonValue;
  /**
   * Puts what the body says and the contract's message has no field for among the message's unknown fields, where a binary
   * message would have it: for what must not be passed over in silence.
   */
  readonly restUnknown?: (message: MessageShape<M['input']>, body: JsonValue) => void;
}

export function procedure<M extends DescMethodUnary, In, Out, Facts>(
  method: M,
  { command, request: translate, response, restBody, restUnknown }: Parts<M, In, Out, Facts>,
): Procedure<M> {
  const request = (message: MessageShape<M['input']>, caller: Caller): In => {
    try {
      return translate(message, caller);
    } catch (error) {
      throw withField(error, message, () => translate(message, caller));
    }
  };
  const path = pathOf(method);
  const say = (result: Out, caller: Caller) => create(method.output, response(result, caller)) as MessageShape<M['output']>;
  return {
    method,
    path,
    writes: !command.reads,
    restBody,
    restUnknown,
    access: {
      needs: command.needs,
      ...(command.within && { organizationOf: (message, caller) => command.within?.(request(message, caller)) }),
    },
    demandNeeds: (caller) => demandNeeds(caller, command),
    answer: async (desk, caller, message) => say(await perform(desk, caller, command, request(message, caller)), caller),
    async answerOnce(desk, caller, message, key) {
      const once = onceOnly(desk, caller, method, path, message, key, (result: Out) => say(result, caller));
      return performOnce(desk, caller, command, request(message, caller), once);
    },
    async rehearse(desk, caller, message) {
      const { result, ...rest } = await rehearse(desk, caller, command, request(message, caller));
      return { ...rest, result: say(result, caller) };
    },
  };
}

/** Stands for a method of the contract that is not served yet. Callers are told so. */
export const later: unique symbol = Symbol('later');

/** Stands for a method of the contract that is not served, and says why: what it is about is not here. */
export interface NotServed {
  readonly because: string;
}
export const notServed = (because: string): NotServed => ({ because });

type Procedures<S extends DescService> = {
  readonly [Name in keyof S['method']]: S['method'][Name] extends DescMethodUnary ? Procedure<S['method'][Name]> | NotServed | typeof later : never;
};

/** A service as the surfaces see it. */
export interface Served {
  readonly service: DescService;
  readonly procedures: readonly Procedure[];
}

/** Puts procedures to the methods of a service. Leaving out a method of the contract does not compile. */
export function serve<S extends DescService>(service: S, procedures: Procedures<S>): Served {
  return {
    service,
    procedures: service.methods.map((method) => {
      const given = procedures[method.localName as keyof S['method']] as Procedure | NotServed | typeof later;
      const name = `${service.name}/${method.name}`;
      if (given === later) return refusing(method as DescMethodUnary, () => requestFaults.notServedYet({ method: name }));
      return 'because' in given ? refusing(method as DescMethodUnary, () => requestFaults.notServed({ method: name, reason: given.because })) : given;
    }),
  };
}

const refusing = (method: DescMethodUnary, refusal: () => Fault): Procedure => ({
  method,
  path: pathOf(method),
  later: true,
  writes: false,
  restBody: undefined,
  restUnknown: undefined,
  demandNeeds: () => {
    throw refusal();
  },
  answer: () => Promise.reject(refusal()),
  answerOnce: () => Promise.reject(refusal()),
  rehearse: () => Promise.reject(refusal()),
});

const pathOf = (method: DescMethod): string => `/${method.parent.typeName}/${method.name}`;
