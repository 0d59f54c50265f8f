import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** JSON Schema, as far as the description of the API uses it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly contentEncoding?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly allOf?: readonly Schema[];
  /** The answer of a write, and that of its dry run. */
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly (string | number)[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
  readonly example?: string;
}

interface Content {
  readonly 'application/json': { readonly schema: Schema; readonly example?: unknown };
}

export interface Answer {
  readonly $ref?: string;
  readonly description?: string;
  readonly content?: Content;
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly description?: string; readonly content: Content };
  readonly responses: Readonly<Record<string, Answer>>;
  readonly 'x-rpc': string;
}

/** docs/reference/openapi.json, as far as the pages need it. */
export interface OpenApi {
  readonly info: { readonly version: string; readonly description: string };
  readonly servers: readonly [{ readonly url: string }];
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>>; readonly responses: Readonly<Record<string, Answer>> };
}

/** A built server has the files beside it; one that runs from source finds them where they are committed. */
const BESIDE = new URL('./reference/', import.meta.url);
const FOLDER = existsSync(BESIDE) ? BESIDE : new URL('../../../../../docs/reference/', import.meta.url);

/** Something read from a file once, when it is asked for. A failure is not kept. */
function once<T>(name: string, read: (text: string) => T): () => Promise<T> {
  let kept: Promise<T> | undefined;
  return () => {
    kept ??= readFile(new URL(name, FOLDER), 'utf8').then(read);
    kept.catch(() => {
      kept = undefined;
    });
    return kept;
  };
}

/** Stands in generated files where the environment's own address belongs. */
const GENERATED_FOR = 'http://localhost:8080';

/** A text for every environment: what stands between the places of its address. */
const withAddress = (text: string) => {
  const parts = text.split(GENERATED_FOR);
  return (url: string) => parts.join(url);
};

export const getDocument = once('openapi.json', (text) => JSON.parse(text) as OpenApi);
export const openApiFor = once('openapi.json', (text) => withAddress(JSON.stringify(JSON.parse(text))));

const texts = { '/llms.txt': once('llms.txt', withAddress), '/llms-full.txt': once('llms-full.txt', withAddress) };
export const textPaths = ['/llms.txt', '/llms-full.txt'] as const;
export const textFor = (path: (typeof textPaths)[number]) => texts[path]();
