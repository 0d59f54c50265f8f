import type { DescMessage, DescMethodUnary, DescService, MessageInitShape } from '@bufbuild/protobuf';
import type { World } from './surface.ts';

/** What an answer is kept by: the world, the service, the method, the question. Anything above can be forgotten as a whole. */
export const keyOf = <I extends DescMessage, O extends DescMessage>(world: World, method: DescMethodUnary<I, O>, input: MessageInitShape<I>) =>
  [world, method.parent.typeName, method.name, plain(input)] as const;

export const serviceKey = (world: World, service: DescService) => [world, service.typeName] as const;

/** Before the keys of what something would change: of all that is being found out just now. */
export const REHEARSALS = ['dry-run'] as const;

/** Keys are compared as JSON, which has no bigint. */
const plain = (input: unknown): unknown => JSON.parse(JSON.stringify(input, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)));
