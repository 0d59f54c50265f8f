import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { base64Decode, base64Encode } from '@bufbuild/protobuf/wire';
import { type DescriptorProto, type FileDescriptorProto, FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import type { Plugin } from 'vite';

/**
 * Leaves out of the generated messages what a browser has no use for: the rules that the server checks requests by, the
 * routes of REST, who may call. They are a third of every descriptor, and the files that declare them are larger still.
 */
export function leanContract(): Plugin {
  return {
    name: 'tenon-lean-contract',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/packages\/api\/gen\/.*_pb\.ts$/.test(id)) return undefined;
      const lean = code.replace(/fileDesc\("([^"]+)"(, \[[^\]]*\])?/, (_, descriptor: string, imports = '') => {
        const file = fromBinary(FileDescriptorProtoSchema, base64Decode(descriptor));
        const { name, package: of, syntax } = file;
        const kept = isOptionsOnly(id) ? create(FileDescriptorProtoSchema, { name, package: of, syntax }) : withoutOptions(file);
        return `fileDesc("${base64Encode(toBinary(FileDescriptorProtoSchema, kept), 'std_raw')}"${isOptionsOnly(id) ? '' : imports}`;
      });
      return { code: lean, map: null };
    },
  };
}

/** Files that hold nothing but options. What they export is never called in a browser. */
const isOptionsOnly = (id: string): boolean => /\/gen\/(buf\/validate|google\/api|scalekit\/v1\/options)\//.test(id);

function withoutOptions(file: FileDescriptorProto): FileDescriptorProto {
  for (const message of file.messageType) strip(message);
  for (const { method } of file.service) for (const { options } of method) forget(options);
  for (const { value } of file.enumType) for (const { options } of value) forget(options);
  return file;
}

function strip(message: DescriptorProto): void {
  forget(message.options);
  for (const { options } of [...message.field, ...message.oneofDecl]) forget(options);
  for (const nested of message.nestedType) strip(nested);
}

/** Extensions are what a descriptor's own schema does not know. */
const forget = (options: { $unknown?: unknown } | undefined): void => {
  if (options) delete options.$unknown;
};
