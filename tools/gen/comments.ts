import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fromBinary } from '@bufbuild/protobuf';
import { type DescriptorProto, type EnumDescriptorProto, type FileDescriptorProto, FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { root } from './database.ts';

/**
 * What the protos say in words, by full name: `scalekit.v1.users.User.email`, `scalekit.v1.users.UserService.GetUser`.
 * The generated code has no comments to ask for at run time, so they are read from the protos themselves.
 */
export function protoComments(): ReadonlyMap<string, string> {
  const image = execFileSync(join(root, 'node_modules/.bin/buf'), ['build', 'proto', '-o', '-'], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  const comments = new Map<string, string>();
  for (const file of fromBinary(FileDescriptorSetSchema, image).file) {
    const names = namesOf(file);
    for (const { path, leadingComments } of file.sourceCodeInfo?.location ?? []) {
      const name = names.get(path.join('.'));
      if (name && leadingComments) comments.set(name, unwrap(leadingComments));
    }
  }
  return comments;
}

/** The numbers of a location are fields of descriptor.proto and indexes in them. */
function namesOf(file: FileDescriptorProto): Map<string, string> {
  const names = new Map<string, string>();
  const within = (scope: string, name: string) => (scope === '' ? name : `${scope}.${name}`);
  const anEnum = (path: string, scope: string, { name, value }: EnumDescriptorProto) => {
    const full = within(scope, name);
    names.set(path, full);
    value.forEach((one, index) => void names.set(`${path}.2.${index}`, within(full, one.name)));
  };
  const aMessage = (path: string, scope: string, message: DescriptorProto) => {
    const full = within(scope, message.name);
    names.set(path, full);
    message.field.forEach((one, index) => void names.set(`${path}.2.${index}`, within(full, one.name)));
    message.oneofDecl.forEach((one, index) => void names.set(`${path}.8.${index}`, within(full, one.name)));
    message.nestedType.forEach((one, index) => void aMessage(`${path}.3.${index}`, full, one));
    message.enumType.forEach((one, index) => void anEnum(`${path}.4.${index}`, full, one));
  };
  file.messageType.forEach((one, index) => void aMessage(`4.${index}`, file.package, one));
  file.enumType.forEach((one, index) => void anEnum(`5.${index}`, file.package, one));
  file.service.forEach((service, index) => {
    const full = within(file.package, service.name);
    names.set(`6.${index}`, full);
    service.method.forEach((one, at) => void names.set(`6.${index}.2.${at}`, within(full, one.name)));
  });
  return names;
}

/** Lines are wrapped where the source is; paragraphs, and lines that begin with a word and a colon, stay their own. */
const unwrap = (comment: string): string =>
  comment
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => line.trim())
        .reduce((text, line) => (text === '' ? line : /^(Permission|Errors):/.test(line) ? `${text}\n${line}` : `${text} ${line}`), ''),
    )
    .join('\n\n')
    .trim();
