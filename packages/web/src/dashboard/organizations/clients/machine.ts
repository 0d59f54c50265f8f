import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { M2MClient } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';

/** What a client is called: its name, or its id. */
export const nameOfClient = ({ name, clientId }: Pick<M2MClient, 'name' | 'clientId'>): string => name || clientId;

/** When any of its secrets was last shown to us. */
export function lastUseOf({ secrets }: Pick<M2MClient, 'secrets'>): Date | undefined {
  const times = secrets.flatMap(({ lastUsedTime }) => (lastUsedTime ? [timestampDate(lastUsedTime).getTime()] : []));
  return times.length > 0 ? new Date(Math.max(...times)) : undefined;
}
