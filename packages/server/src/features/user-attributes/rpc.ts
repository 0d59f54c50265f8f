import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { UserAttributeService } from '@tenon/api/tenon/v1/user_attributes_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { type Attribute, createAttribute, listAttributes, removeAttribute, renameAttribute } from './attributes.ts';

const { method } = UserAttributeService;

export const userAttributeService = serve(UserAttributeService, {
  listUserAttributes: procedure(method.listUserAttributes, {
    command: listAttributes,
    request: () => undefined,
    response: (attributes) => ({ attributes: attributes.map(message) }),
  }),
  createUserAttribute: procedure(method.createUserAttribute, {
    command: createAttribute,
    request: ({ key, displayName }) => ({ key, displayName }),
    response: (attribute) => ({ attribute: message(attribute) }),
  }),
  updateUserAttribute: procedure(method.updateUserAttribute, {
    command: renameAttribute,
    request: ({ key, displayName }) => ({ key, displayName }),
    response: (attribute) => ({ attribute: message(attribute) }),
  }),
  deleteUserAttribute: procedure(method.deleteUserAttribute, { command: removeAttribute, request: ({ key }) => key, response: () => ({}) }),
});

const message = ({ id, key, displayName, createdAt, updatedAt }: Attribute) => ({
  id,
  key,
  displayName,
  createTime: timestampFromDate(createdAt),
  updateTime: timestampFromDate(updatedAt),
});
