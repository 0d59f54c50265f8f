import { create, type DescMessage, type DescMethodUnary, type MessageInitShape, toJsonString } from '@bufbuild/protobuf';
import type { QueryClient } from '@tanstack/react-query';
import type { World } from './surface.ts';

/** What a page asks, as the server can ask it for the page. */
export interface Question {
  readonly key: string;
  readonly path: string;
  readonly input: string;
}

interface Asked {
  readonly world: World;
  readonly method: DescMethodUnary;
  readonly input: MessageInitShape<DescMessage>;
}

/** What was asked while a page was drawn, and is not known: only what is about the environment the page is of. */
export const questionsOf = (queries: QueryClient): readonly Question[] =>
  queries
    .getQueryCache()
    .getAll()
    .filter(({ state, options }) => state.data === undefined && (options as { readonly enabled?: unknown }).enabled !== false)
    .flatMap(({ queryHash, meta }) => {
      const { world, method, input } = meta as unknown as Asked;
      if (world !== 'environment') return [];
      return { key: queryHash, path: `/${method.parent.typeName}/${method.name}`, input: toJsonString(method.input, create(method.input, input)) };
    });
