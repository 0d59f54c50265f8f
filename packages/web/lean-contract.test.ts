import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create, fromBinary, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import { base64Decode, base64Encode } from '@bufbuild/protobuf/wire';
import { FieldDescriptorProto_Type, type FileDescriptorProto, FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { leanFile, wantedBy } from './lean-contract.ts';

const { MESSAGE, ENUM, STRING } = FieldDescriptorProto_Type;

/** As the generator writes it, as far as a build looks at it. */
const generated = (name: string, file: MessageInitShape<typeof FileDescriptorProtoSchema>, imports: string) =>
  `export const ${name}: GenFile =\n  fileDesc("${base64Encode(toBinary(FileDescriptorProtoSchema, create(FileDescriptorProtoSchema, file)), 'std_raw')}"${imports});`;

const people = generated(
  'file_people',
  {
    name: 'people.proto',
    package: 'people',
    messageType: [
      { name: 'Secret', field: [{ name: 'text', type: STRING }] },
      {
        name: 'Person',
        field: [
          { name: 'address', type: MESSAGE, typeName: '.places.Address' },
          { name: 'mood', type: ENUM, typeName: '.people.Mood' },
        ],
      },
      { name: 'ListRequest', field: [{ name: 'query', type: STRING }] },
      { name: 'ListResponse', field: [{ name: 'people', type: MESSAGE, typeName: '.people.Person' }] },
      { name: 'Box', field: [{ name: 'secret', type: MESSAGE, typeName: '.people.Secret' }], nestedType: [{ name: 'Label', field: [{ name: 'text' }] }] },
    ],
    enumType: [
      { name: 'Mood', value: [{ name: 'GOOD' }, { name: 'BAD', number: 1 }] },
      { name: 'Rank', value: [{ name: 'LOW' }, { name: 'HIGH', number: 1 }] },
    ],
    service: [
      {
        name: 'PersonService',
        method: [
          { name: 'ListPeople', inputType: '.people.ListRequest', outputType: '.people.ListResponse' },
          { name: 'TellSecret', inputType: '.people.Secret', outputType: '.people.Box' },
        ],
      },
    ],
  },
  ', [file_rules, file_google_protobuf_timestamp, file_places]',
);
const places = generated('file_places', { name: 'places.proto', package: 'places', messageType: [{ name: 'Address', field: [{ name: 'city' }] }] }, '');

const lean = (page: string): { readonly file: FileDescriptorProto; readonly imports: string } => {
  const code = leanFile(people, wantedBy([page], [people, places]));
  const [, descriptor = '', imports = ''] = /fileDesc\("([^"]+)"(.*)\);/.exec(code) ?? [];
  return { file: fromBinary(FileDescriptorProtoSchema, base64Decode(descriptor)), imports };
};
const fieldsOf = ({ messageType }: FileDescriptorProto) => messageType.map(({ name, field }) => [name, field.length]);

test('what a page calls stays, with all that is sent by it, and the rest keeps its place alone', () => {
  const { file, imports } = lean('useList(PersonService.method.listPeople, {})');
  assert.deepEqual(fieldsOf(file), [
    ['Secret', 0],
    ['Person', 2],
    ['ListRequest', 1],
    ['ListResponse', 1],
    ['Box', 0],
  ]);
  assert.deepEqual(
    file.enumType.map(({ name, value }) => [name, value.length]),
    [
      ['Mood', 2],
      ['Rank', 1],
    ],
  );
  assert.deepEqual(
    file.service.flatMap(({ method }) => method.map(({ name }) => name)),
    ['ListPeople'],
  );
  assert.equal(imports, ', [file_google_protobuf_timestamp, file_places]');
  const called = (page: string) => lean(page).file.service.flatMap(({ method }) => method.map(({ name }) => name));
  assert.deepEqual(called('const { method } = PersonService; useWrite(method.tellSecret)'), ['TellSecret'], 'however it is called');
  assert.deepEqual(called('const { tellSecret, listPeople } = PersonService.method'), ['ListPeople', 'TellSecret']);
});

test('a message that a page makes by its schema stays, also one within another, and what is in it', () => {
  assert.deepEqual(
    fieldsOf(lean('create(BoxSchema, {})').file).filter(([, fields]) => fields),
    [
      ['Secret', 1],
      ['Box', 1],
    ],
  );
  const { file, imports } = lean('create(Box_LabelSchema, {})');
  assert.deepEqual(
    file.messageType[4]?.nestedType.map(({ name, field }) => [name, field.length]),
    [['Label', 1]],
  );
  assert.equal(imports, ', [file_google_protobuf_timestamp]');
});
