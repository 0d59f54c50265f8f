import { type DescMessage, type DescMethodUnary, fromBinary, type MessageInitShape, type MessageShape } from '@bufbuild/protobuf';
import { base64Decode } from '@bufbuild/protobuf/wire';
import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { isDrawnAhead } from '../design/ahead.ts';
import { keyOf } from './keys.ts';

/** The answer to an app's first question comes with its page, so nobody has to ask for it. */
export function known<I extends DescMessage, O extends DescMessage>(queries: QueryClient, method: DescMethodUnary<I, O>, input: MessageInitShape<I>): void {
  const answer = document.querySelector<HTMLMetaElement>('meta[name="tenon-known"]')?.content;
  if (answer) queries.setQueryData(keyOf('environment', method, input), fromBinary(method.output, base64Decode(answer)));
}

/** When the page came, and with it the answers to what it asks first: they are as old as it is. */
const CAME_AT = isDrawnAhead ? 0 : Math.floor(performance.timeOrigin);

let answers: Map<string, string> | undefined;

/** They stand in the page, which brings them with the styles. Nobody takes one twice. */
function take(key: QueryKey): string | undefined {
  if (isDrawnAhead) return undefined;
  answers ??= new Map(
    [...document.querySelectorAll<HTMLMetaElement>('meta[name="tenon-answer"]')].map(({ dataset, content }) => [dataset['question'] ?? '', content]),
  );
  if (answers.size === 0) return undefined;
  const question = hashKey(key);
  const answer = answers.get(question);
  answers.delete(question);
  return answer;
}

/** Whoever goes on to another page, or changes something, is told what holds then. */
export function forgetAnswers(): void {
  answers = new Map();
}

/** What to say of a question whose answer may have come with the page. */
export const perhapsAnswered = <O extends DescMessage, Data>(key: QueryKey, output: O, as: (message: MessageShape<O>) => Data) => ({
  initialData: (): Data | undefined => {
    const answer = take(key);
    return answer === undefined ? undefined : as(fromBinary(output, base64Decode(answer)));
  },
  initialDataUpdatedAt: CAME_AT,
});

/** Asks anew, unless the answer has just come with the page. */
export const anewUnlessItCame = ({ state }: { readonly state: { readonly dataUpdatedAt: number } }): boolean | 'always' =>
  state.dataUpdatedAt === CAME_AT || 'always';
