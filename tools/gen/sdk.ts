// The part of packages/sdk that is printed from proto/: types, what a value needs on its way, and one function per RPC.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createFileRegistry,
  type DescEnum,
  type DescField,
  type DescMessage,
  type DescMethod,
  type DescService,
  fromBinary,
  getOption,
  ScalarType,
} from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { getComments } from '@bufbuild/protoplugin';
import { http } from '../../packages/api/gen/google/api/annotations_pb.ts';
import { root } from './database.ts';

const FOLDER = 'packages/sdk/src/contract';
const HEAD = '// Printed from proto/ by `npm run gen`; nobody edits it.\n';
/** Not served, or not for apps. */
const LEFT_OUT = new Set(['scalekit.v1.errdetails', 'scalekit.v1.options']);

/** Every printed file: path → text. */
export function sdkFiles(): [file: string, text: string][] {
  const contract = readContract();
  const files: [string, string][] = contract.packages.map((name) => [`${FOLDER}/${shelfOf(name)}.ts`, typesOf(contract, name)]);
  files.push([`${FOLDER}/shapes.ts`, shapesOf(contract)]);
  files.push([`${FOLDER}/services.ts`, servicesOf(contract)]);
  return files.map(([file, text]) => [file, formatted(file, text)]);
}

export function generateSdk(): void {
  const files = sdkFiles();
  rmSync(join(root, FOLDER), { recursive: true, force: true });
  mkdirSync(join(root, FOLDER), { recursive: true });
  for (const [file, text] of files) writeFileSync(join(root, file), text);
}

const formatted = (file: string, input: string): string =>
  execFileSync(join(root, 'node_modules/.bin/biome'), ['check', '--write', `--stdin-file-path=${file}`], {
    cwd: root,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });

interface Contract {
  readonly packages: readonly string[];
  readonly services: readonly DescService[];
  /** What answers are made of. */
  readonly read: ReadonlySet<DescMessage>;
  /** What requests are made of. */
  readonly written: ReadonlySet<DescMessage>;
  readonly enums: ReadonlySet<DescEnum>;
}

function readContract(): Contract {
  const image = execFileSync(join(root, 'node_modules/.bin/buf'), ['build', 'proto', '--as-file-descriptor-set', '-o', '-'], { cwd: root, maxBuffer: 1 << 26 });
  const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, image));
  const services = [...registry.files]
    .filter(({ proto }) => !LEFT_OUT.has(proto.package) && /^(scalekit|tenon)\./.test(proto.package))
    .flatMap((file) => file.services)
    .sort((a, b) => (a.typeName < b.typeName ? -1 : 1));
  const read = new Set<DescMessage>();
  const written = new Set<DescMessage>();
  const enums = new Set<DescEnum>();
  const walk = (message: DescMessage, into: Set<DescMessage>) => {
    if (isWellKnown(message) || into.has(message)) return;
    into.add(message);
    for (const field of message.fields) {
      if (field.enum) enums.add(field.enum);
      if (field.message) walk(field.message, into);
    }
  };
  for (const method of services.flatMap(({ methods }) => methods)) {
    walk(method.input, written);
    walk(method.output, read);
  }
  // Any write answers with it when it is rehearsed.
  const dryRun = registry.getMessage('tenon.v1.DryRun');
  if (dryRun) walk(dryRun, read);
  const packages = [...new Set([...read, ...written, ...enums].map(({ file }) => file.proto.package))].sort();
  return { packages, services, read, written, enums };
}

const isWellKnown = ({ typeName }: DescMessage): boolean => typeName.startsWith('google.protobuf.');

/** `scalekit.v1.organizations` → `organizations`, `tenon.v1` → `tenon` */
const shelfOf = (name: string): string =>
  name
    .split('.')
    .filter((part) => part !== 'v1')
    .at(-1) ?? name;

const flatName = ({ typeName, file }: DescMessage | DescEnum): string => typeName.slice(file.proto.package.length + 1).replaceAll('.', '');

/** A message that stands in answers and in requests has two shapes: in requests everything may be left out. */
const nameOf = (contract: Contract, message: DescMessage, side: 'read' | 'written'): string =>
  side === 'written' && contract.read.has(message) ? `${flatName(message)}Init` : flatName(message);

function typesOf(contract: Contract, name: string): string {
  const here = <T extends DescMessage | DescEnum>(all: ReadonlySet<T>): T[] =>
    [...all].filter(({ file }) => file.proto.package === name).sort((a, b) => (flatName(a) < flatName(b) ? -1 : 1));
  const imports = new Map<string, Set<string>>();
  const refer = (other: DescMessage | DescEnum, as: string): string => {
    const shelf = shelfOf(other.file.proto.package);
    if (other.file.proto.package !== name) imports.set(shelf, (imports.get(shelf) ?? new Set()).add(as));
    return as;
  };
  const parts: string[] = [];
  for (const desc of here(contract.enums)) {
    const names = [...new Set(desc.values.map((value) => value.name))];
    // A newer server may know more names than this list.
    parts.push(`${comment(desc)}export type ${flatName(desc)} = ${names.map((value) => `'${value}'`).join(' | ')} | (string & {});`);
  }
  for (const side of ['read', 'written'] as const) {
    for (const message of here(contract[side])) {
      const fields = message.fields.map((field) => {
        const optional = side === 'written' || canBeAbsent(field) ? '?' : '';
        return `${comment(field, '  ')}  readonly ${field.jsonName}${optional}: ${typeOf(contract, field, side, refer)}${optional ? ' | undefined' : ''};`;
      });
      if (fields.length === 0) parts.push(`${comment(message)}export type ${nameOf(contract, message, side)} = Record<string, never>;`);
      else parts.push(`${comment(message)}export interface ${nameOf(contract, message, side)} {\n${fields.join('\n')}\n}`);
    }
  }
  const head = [...imports].map(([shelf, names]) => `import type { ${[...names].sort().join(', ')} } from './${shelf}.ts';\n`);
  return `${HEAD}${head.sort().join('')}\n${parts.join('\n\n')}\n`;
}

const canBeAbsent = (field: DescField): boolean =>
  field.fieldKind !== 'list' && field.fieldKind !== 'map' && (field.message !== undefined || field.oneof !== undefined || field.proto.proto3Optional);

type Refer = (other: DescMessage | DescEnum, as: string) => string;

function typeOf(contract: Contract, field: DescField, side: 'read' | 'written', refer: Refer): string {
  const one = field.message
    ? (wellKnownType(field.message, side) ?? refer(field.message, nameOf(contract, field.message, side)))
    : field.enum
      ? refer(field.enum, flatName(field.enum))
      : scalarType(field.scalar ?? ScalarType.STRING);
  if (field.fieldKind === 'list') return /[ |]/.test(one) ? `readonly (${one})[]` : `readonly ${one}[]`;
  if (field.fieldKind === 'map') return `Readonly<Record<string, ${one}>>`;
  return one;
}

function wellKnownType(message: DescMessage, side: 'read' | 'written'): string | undefined {
  if (!isWellKnown(message)) return undefined;
  const name = message.typeName.slice('google.protobuf.'.length);
  if (name === 'Timestamp') return side === 'read' ? 'Date' : 'Date | string';
  if (name === 'FieldMask') return 'readonly string[]';
  if (name === 'Struct') return 'Readonly<Record<string, unknown>>';
  if (name === 'BoolValue') return 'boolean';
  if (/^U?Int(32|64)Value$|^(Float|Double)Value$/.test(name)) return 'number';
  if (name === 'StringValue' || name === 'BytesValue' || name === 'Duration') return 'string';
  return 'unknown';
}

function scalarType(scalar: ScalarType): string {
  if (scalar === ScalarType.BOOL) return 'boolean';
  return scalar === ScalarType.STRING || scalar === ScalarType.BYTES ? 'string' : 'number';
}

/** What answers hold that is not taken as it is: moments, 64-bit numbers, messages. What a program's users named is left alone. */
function shapesOf(contract: Contract): string {
  const lines = [...contract.read]
    .sort((a, b) => (a.typeName < b.typeName ? -1 : 1))
    .map((message) => {
      const special = message.fields.flatMap((field) => {
        const shape = shapeOf(field);
        return shape ? [`${field.name}: ${JSON.stringify(shape)}`] : [];
      });
      return special.length > 0 ? [`  ${JSON.stringify(shapeName(message))}: { ${special.join(', ')} },`] : [];
    });
  return `${HEAD}
export const shapes: Readonly<Record<string, Readonly<Record<string, string>>>> = {\n${lines.flat().join('\n')}\n};\n`;
}

const shapeName = (message: DescMessage): string => `${shelfOf(message.file.proto.package)}.${flatName(message)}`;

function shapeOf(field: DescField): string | undefined {
  if (field.fieldKind === 'map') return field.message && !isWellKnown(field.message) ? `map:${shapeName(field.message)}` : undefined;
  if (field.message?.typeName === 'google.protobuf.Timestamp') return 'moment';
  if (field.message && !isWellKnown(field.message)) return shapeName(field.message);
  const wide = [ScalarType.INT64, ScalarType.UINT64, ScalarType.SINT64, ScalarType.FIXED64, ScalarType.SFIXED64];
  return (field.scalar !== undefined && wide.includes(field.scalar)) || /Int64Value$/.test(field.message?.typeName ?? '') ? 'number' : undefined;
}

function servicesOf(contract: Contract): string {
  const imports = new Map<string, Map<string, string>>();
  const refer = (message: DescMessage, side: 'read' | 'written'): string => {
    if (isWellKnown(message)) return side === 'read' ? 'void' : 'Record<string, never>';
    const shelf = shelfOf(message.file.proto.package);
    const name = nameOf(contract, message, side);
    imports.set(shelf, (imports.get(shelf) ?? new Map()).set(name, name));
    return `${shelf}.${name}`;
  };
  const classes = contract.services.map((service) => {
    const methods = service.methods.filter((method) => routesOf(method).length > 0).map((method) => methodOf(method, refer));
    return `${comment(service)}export class ${service.name} {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

${methods.join('\n\n')}
}`;
  });
  const head = [...imports.keys()].sort().map((shelf) => `import type * as ${shelf} from './${shelf}.ts';\n`);
  return `${HEAD}import type { Call, CallOptions, Written } from '../call.ts';\n${head.join('')}\n${classes.join('\n\n')}\n`;
}

function methodOf(method: DescMethod, refer: (message: DescMessage, side: 'read' | 'written') => string): string {
  const [verb, body] = verbOf(method);
  const paths = routesOf(method);
  const answer = isWellKnown(method.output) ? '' : shapeName(method.output);
  const input = refer(method.input, 'written');
  const output = refer(method.output, 'read');
  const [generic, options, promised] =
    verb === 'GET' ? ['', 'CallOptions', output] : ['<Options extends CallOptions>', 'Options', `Written<${output}, Options>`];
  return `${comment(method, '  ')}  ${lowerFirst(method.name)}${generic}(request: ${input}${method.input.fields.length === 0 ? ' = {}' : ''}, options?: ${options}): Promise<${promised}> {
    return this.#call({ verb: '${verb}', paths: ${JSON.stringify(paths).replaceAll('"', "'")}, body: '${body}', answer: '${answer}' }, request, options);
  }`;
}

const ruleOf = (method: DescMethod) => getOption(method, http);

function verbOf(method: DescMethod): [verb: string, body: string] {
  const rule = ruleOf(method);
  return [String(rule.pattern.case ?? '').toUpperCase(), camel(rule.body)];
}

function routesOf(method: DescMethod): string[] {
  const rule = ruleOf(method);
  // A route under another verb takes the same request; one way is enough.
  return [rule, ...rule.additionalBindings]
    .filter(({ pattern }) => pattern.case !== undefined && pattern.case === rule.pattern.case)
    .map(({ pattern }) => String(pattern.value).replace(/\{(\w+)\}/g, (_, name: string) => `{${camel(name)}}`));
}

const camel = (text: string): string => text.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function comment(desc: DescMessage | DescEnum | DescField | DescMethod | DescService, indent = ''): string {
  const text = (getComments(desc).leading ?? '').trim();
  const deprecated = 'deprecated' in desc && desc.deprecated ? '\n@deprecated' : '';
  if (text === '' && deprecated === '') return '';
  const lines = `${text}${deprecated}`.split('\n').map((line) => `${indent} * ${line.trim()}`.trimEnd());
  return `${indent}/**\n${lines.join('\n').replaceAll('*/', '*\\/')}\n${indent} */\n`;
}
