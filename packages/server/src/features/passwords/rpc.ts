import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { PasswordService } from '@tenon/api/tenon/v1/passwords_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { parseId } from '../../platform/ids.ts';
import { getPassword, type PasswordState, requirePasswordChange } from './manage.ts';

const { method } = PasswordService;

export const passwordService = serve(PasswordService, {
  getPassword: procedure(method.getPassword, {
    command: getPassword,
    request: ({ userId }) => ({ userId: parseId('usr', userId) }),
    response: passwordMessage,
  }),
  requirePasswordChange: procedure(method.requirePasswordChange, {
    command: requirePasswordChange,
    request: ({ userId }) => ({ userId: parseId('usr', userId) }),
    response: passwordMessage,
  }),
});

function passwordMessage({ changedAt, mustChange }: PasswordState) {
  return { password: { isSet: changedAt !== undefined, mustChange, ...(changedAt ? { changedAt: timestampFromDate(changedAt) } : {}) } };
}
