import { type DescMessage, type DescMethodUnary, fromBinary, type MessageInitShape } from '@bufbuild/protobuf';
import { base64Decode } from '@bufbuild/protobuf/wire';
import type { QueryClient } from '@tanstack/react-query';
import { keyOf } from './keys.ts';

/** The answer to an app's first question comes with its page, so nobody has to ask for it. */
export function known<I extends DescMessage, O extends DescMessage>(queries: QueryClient, method: DescMethodUnary<I, O>, input: MessageInitShape<I>): void {
  const answer = document.querySelector<HTMLMetaElement>('meta[name="tenon-known"]')?.content;
  if (answer) queries.setQueryData(keyOf('environment', method, input), fromBinary(method.output, base64Decode(answer)));
}
