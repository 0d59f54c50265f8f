import type { M2MClient } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';

export const nameOf = ({ name, clientId }: M2MClient): string => name || clientId;

/** Somebody here registered it: it does not speak for itself. */
export const isOurs = ({ isDcr, isCimd }: M2MClient): boolean => !isDcr && !isCimd;

/** How a program came to be known here. */
export const cameBy = ({ isDcr, isCimd }: M2MClient): string => (isCimd ? 'By its description' : isDcr ? 'Registered itself' : 'Registered by you');
