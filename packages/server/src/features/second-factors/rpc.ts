import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { SecondFactorService } from '@tenon/api/tenon/v1/second_factors_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { parseId } from '../../platform/ids.ts';
import { removeSecondFactor } from './remove.ts';
import { getSecondFactor } from './show.ts';

const { method } = SecondFactorService;

export const secondFactorService = serve(SecondFactorService, {
  getSecondFactor: procedure(method.getSecondFactor, {
    command: getSecondFactor,
    request: ({ userId }) => ({ userId: parseId('usr', userId) }),
    response: ({ authenticatorSince, recoveryCodesLeft }) => ({
      secondFactor: {
        authenticator: authenticatorSince !== undefined,
        recoveryCodesLeft,
        ...(authenticatorSince ? { authenticatorSince: timestampFromDate(authenticatorSince) } : {}),
      },
    }),
  }),
  removeSecondFactor: procedure(method.removeSecondFactor, {
    command: removeSecondFactor,
    request: ({ userId }) => ({ userId: parseId('usr', userId) }),
    response: () => ({}),
  }),
});
