import { create, type DescMessage, type DescMethodUnary, type DescService, equals, type MessageInitShape, type MessageShape } from '@bufbuild/protobuf';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import type { Problem } from '../design/problem.ts';
import { toast } from '../design/toast.ts';
import { REHEARSALS, serviceKey } from './keys.ts';
import { forgetAnswers } from './known.ts';
import { problemOf } from './problem-of.ts';
import { useReach } from './provider.tsx';
import { asOneWrite, newName } from './transport.ts';

interface WriteOptions<Input, Output> {
  /** What is said when it is done: "Organization created." */
  readonly says?: string | ((output: Output) => string);
  /** Services beside its own whose answers are other ones now. */
  readonly also?: readonly DescService[];
  /** The id of what is gone afterwards: what is on the page about it is not asked for again, for there would be no answer. */
  readonly deletes?: (input: Input) => string;
  /** The page shows what goes wrong by itself, as forms and dialogs do; otherwise a toast does. */
  readonly quiet?: boolean;
  /** One after the other, so that what was asked for last is what holds: for switches, which can be turned again at once. */
  readonly inTurn?: boolean;
}

export interface Write<Input, Output> {
  /** Does it. Throws what went wrong: for forms, which show it. */
  readonly run: (input: Input) => Promise<Output>;
  /**
   * Does it and tells about a failure by itself: for switches and menus. `done` is called only when it went well. The same
   * again while it is not done is a double click: nothing is asked twice.
   */
  readonly attempt: (input: Input, done?: (output: Output) => void) => void;
  readonly isBusy: boolean;
  /** What was asked for and is not done yet: a switch shows it at once, and what holds again should it go wrong. */
  readonly asked: Input | undefined;
  readonly problem: Problem | undefined;
  readonly reset: () => void;
}

/** For what changed by another way than a call: everything it may have changed is asked for anew. */
export function useForget(): (...services: readonly DescService[]) => Promise<void> {
  const { world } = useReach();
  const queries = useQueryClient();
  return async (...services) => {
    forgetAnswers();
    await Promise.all(services.map((service) => queries.invalidateQueries({ queryKey: serviceKey(world, service) })));
  };
}

/** A change: done once however often it is sent, told when it is done, and everything it may have changed is asked for anew. */
export function useWrite<I extends DescMessage, O extends DescMessage>(
  method: DescMethodUnary<I, O>,
  { says, also = [], deletes, quiet = false, inTurn = false }: WriteOptions<MessageInitShape<I>, MessageShape<O>> = {},
): Write<MessageInitShape<I>, MessageShape<O>> {
  const { transports, world } = useReach();
  const queries = useQueryClient();
  const id = useId();
  // What is drawn learns of it later than a second click comes.
  const underWay = useRef(new Set<MessageInitShape<I>>());
  const isLastAsked = (input: MessageInitShape<I>): boolean => {
    const last = [...underWay.current].at(-1);
    return last !== undefined && equals(method.input, create(method.input, last), create(method.input, input));
  };
  const mutation = useMutation({
    ...(inTurn && { scope: { id } }),
    onSettled: (_output, _error, input) => void underWay.current.delete(input),
    mutationFn: async (input: MessageInitShape<I>) => {
      toast.soon();
      // What it would change is of no interest once it is done, and may be asked about something that is gone.
      await queries.cancelQueries({ queryKey: REHEARSALS });
      return (await transports.of(world).unary(method, undefined, undefined, undefined, input, asOneWrite(newName()))).message;
    },
    onSuccess: async (output, input) => {
      forgetAnswers();
      if (says) toast.done(typeof says === 'function' ? says(output) : says);
      const gone = deletes?.(input);
      await Promise.all(
        [method.parent, ...also].map((service) =>
          queries.invalidateQueries({ queryKey: serviceKey(world, service), predicate: ({ queryKey }) => !gone || !JSON.stringify(queryKey).includes(gone) }),
        ),
      );
    },
  });
  return {
    run: (input) => mutation.mutateAsync(input),
    attempt: (input, done) => {
      if (isLastAsked(input)) return;
      underWay.current.add(input);
      mutation.mutate(input, {
        onSuccess: (output) => done?.(output),
        onError: (error) => {
          if (!quiet) toast.failed(problemOf(error));
        },
      });
    },
    isBusy: mutation.isPending,
    asked: mutation.isPending ? mutation.variables : undefined,
    problem: mutation.error ? problemOf(mutation.error) : undefined,
    reset: mutation.reset,
  };
}
