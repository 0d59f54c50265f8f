import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { base64Decode, base64Encode } from '@bufbuild/protobuf/wire';
import { type DescriptorProto, type EnumDescriptorProto, type FileDescriptorProto, FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import type { Plugin } from 'vite';

const GENERATED = join(import.meta.dirname, '../api/gen');
const SOURCES = join(import.meta.dirname, 'src');
const DESCRIPTOR = /fileDesc\("([^"]+)"(?:, \[([^\]]*)\])?/;

/**
 * Leaves out of the generated messages what a browser has no use for: the rules that the server checks requests by, the
 * routes of REST, who may call; and the methods that no page calls, with what only they send. Every descriptor is taken apart
 * when a page is loaded, and phones take long for it.
 */
export function leanContract(): Plugin {
  let wanted: Wanted | undefined;
  return {
    name: 'tenon-lean-contract',
    // Not while pages are written: what one calls is looked up once.
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/packages\/api\/gen\/.*_pb\.ts$/.test(id)) return undefined;
      wanted ??= wantedBy(readAll(SOURCES, '**/*.{ts,tsx}'), readAll(GENERATED, '**/*_pb.ts'));
      return { code: isOptionsOnly(id) ? emptied(code) : leanFile(code, wanted), map: null };
    },
  };
}

/** Files that hold nothing but options. What they export is never called in a browser. */
const isOptionsOnly = (id: string): boolean => /\/gen\/(buf\/validate|google\/api|scalekit\/v1\/options)\//.test(id);

const readAll = (folder: string, pattern: string): readonly string[] =>
  globSync(pattern, { cwd: folder })
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'));

/** What pages use of the contract. */
export interface Wanted {
  /** As a page calls them, `listUsers`, among all other words. */
  readonly methods: ReadonlySet<string>;
  /** Messages and enums that may be sent, by their full names with a dot before. */
  readonly types: ReadonlySet<string>;
  /** In which file something is, by the name of its constant. */
  readonly homes: ReadonlyMap<string, string>;
}

/** A method counts when its name stands anywhere in the sources, whatever it is there: rather a few too many than one too few. */
export function wantedBy(sources: readonly string[], generated: readonly string[]): Wanted {
  const words = (pattern: RegExp) => new Set(sources.flatMap((code) => [...code.matchAll(pattern)].map(([, word = '']) => word)));
  const methods = words(/\b([a-z]\w+)/g);
  const schemas = words(/\b(\w+)Schema\b/g);
  const messages = new Map<string, DescriptorProto>();
  const homes = new Map<string, string>();
  const open: string[] = [];
  for (const code of generated) {
    const [, home = ''] = /export const (file_\w+): GenFile/.exec(code) ?? [];
    const file = fileIn(code);
    if (!file) continue;
    const put = (scope: string, all: readonly DescriptorProto[], enums: readonly EnumDescriptorProto[], outer: string) => {
      for (const { name } of enums) homes.set(`${scope}.${name}`, home);
      for (const message of all) {
        const full = `${scope}.${message.name}`;
        const named = `${outer}${message.name}`;
        messages.set(full, message);
        homes.set(full, home);
        if (schemas.has(named)) open.push(full);
        put(full, message.nestedType, message.enumType, `${named}_`);
      }
    };
    put(`.${file.package}`, file.messageType, file.enumType, '');
    for (const { method } of file.service) {
      for (const { name, inputType, outputType } of method) if (methods.has(localName(name))) open.push(inputType, outputType);
    }
  }
  const types = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (types.has(next)) continue;
    types.add(next);
    for (const { typeName } of messages.get(next)?.field ?? []) if (typeName) open.push(typeName);
  }
  return { methods, types, homes };
}

const localName = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function fileIn(code: string): FileDescriptorProto | undefined {
  const [, descriptor] = DESCRIPTOR.exec(code) ?? [];
  return descriptor === undefined ? undefined : fromBinary(FileDescriptorProtoSchema, base64Decode(descriptor));
}

const withFile = (code: string, file: FileDescriptorProto, imports: readonly string[]): string =>
  code.replace(
    DESCRIPTOR,
    () => `fileDesc("${base64Encode(toBinary(FileDescriptorProtoSchema, file), 'std_raw')}"${imports.length > 0 ? `, [${imports.join(', ')}]` : ''}`,
  );

function emptied(code: string): string {
  const file = fileIn(code);
  if (!file) return code;
  const { name, package: of, syntax } = file;
  return withFile(code, create(FileDescriptorProtoSchema, { name, package: of, syntax }), []);
}

/** One generated file with what is wanted of it. What is not keeps its place, since messages are known by it, and nothing else. */
export function leanFile(code: string, { methods, types, homes }: Wanted): string {
  const file = fileIn(code);
  if (!file) return code;
  const asked = new Set<string>();
  const strip = (scope: string, all: readonly DescriptorProto[], enums: readonly EnumDescriptorProto[]): boolean => {
    let isWanted = false;
    for (const one of enums) {
      isWanted ||= types.has(`${scope}.${one.name}`);
      if (types.has(`${scope}.${one.name}`)) for (const { options } of one.value) forget(options);
      else one.value = one.value.slice(0, 1);
    }
    for (const message of all) {
      const full = `${scope}.${message.name}`;
      const isSent = types.has(full);
      const hasWithin = strip(full, message.nestedType, message.enumType);
      isWanted ||= isSent || hasWithin;
      if (isSent) {
        forget(message.options);
        for (const { options } of [...message.field, ...message.oneofDecl]) forget(options);
        for (const { typeName } of message.field) asked.add(typeName);
      } else {
        message.field = [];
        message.oneofDecl = [];
        delete message.options;
        if (!hasWithin) {
          message.nestedType = [];
          message.enumType = [];
        }
      }
    }
    return isWanted;
  };
  delete file.options;
  strip(`.${file.package}`, file.messageType, file.enumType);
  for (const service of file.service) {
    delete service.options;
    service.method = service.method.filter(({ name }) => methods.has(localName(name)));
    for (const { options, inputType, outputType } of service.method) {
      forget(options);
      for (const type of [inputType, outputType]) asked.add(type);
    }
  }
  const needed = new Set([...asked].map((type) => homes.get(type)));
  const [, , imports = ''] = DESCRIPTOR.exec(code) ?? [];
  const kept = imports.split(/,\s*/).filter((one) => needed.has(one) || one.startsWith('file_google_protobuf_'));
  return withFile(code, file, kept);
}

/** Extensions are what a descriptor's own schema does not know. */
const forget = (options: { $unknown?: unknown } | undefined): void => {
  if (options) delete options.$unknown;
};
