import type { DescMessage, DescMethodUnary, MessageInitShape } from '@bufbuild/protobuf';
import { decodeBinaryHeader } from '@connectrpc/connect';
import { useQuery } from '@tanstack/react-query';
import { DryRunSchema } from '@tenon/api/tenon/v1/dry_run_pb.ts';
import type { Consequence } from '../design/consequences.tsx';
import { consequencesOf } from './consequences-of.ts';
import { REHEARSALS } from './keys.ts';
import { problemOf } from './problem-of.ts';
import { useReach } from './provider.tsx';

const TRAILER = 'tenon-dry-run-bin';

interface Rehearsal {
  readonly consequences: readonly Consequence[] | undefined;
  readonly refusal: string | undefined;
}

/** What a write would change, without doing it: the server does it and takes it back. Ask only while somebody is asked whether to. */
export function useDryRun<I extends DescMessage, O extends DescMessage>(
  method: DescMethodUnary<I, O>,
  input: MessageInitShape<I>,
  enabled: boolean,
): Rehearsal {
  const { transports, world } = useReach();
  const query = useQuery({
    queryKey: [...REHEARSALS, world, method.parent.typeName, method.name, input],
    queryFn: async ({ signal }) => {
      const { trailer } = await transports.of(world).unary(method, signal, undefined, { prefer: 'dry-run' }, input);
      const told = trailer.get(TRAILER);
      // A server that does not know of dry runs would have done it: say nothing rather than something wrong.
      return told === null ? [] : consequencesOf(decodeBinaryHeader(told, DryRunSchema));
    },
    enabled,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    structuralSharing: false,
  });
  return { consequences: query.data, refusal: query.error ? problemOf(query.error).title : undefined };
}
