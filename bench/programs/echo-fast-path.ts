import { createServer } from 'node:http2';
import { fromBinary } from '@bufbuild/protobuf';
import { GetUserResponseSchema, UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { trustNobody } from '../../packages/server/src/chassis/arrival.ts';
import { createGrpc } from '../../packages/server/src/chassis/grpc.ts';
import type { Procedure } from '../../packages/server/src/chassis/serve.ts';

// The server's unary road and nothing behind it: no authentication, no limits, no command, no database.

const { port, answer } = JSON.parse(process.argv[2]!) as { readonly port: number; readonly answer: string };
const said = fromBinary(GetUserResponseSchema, Buffer.from(answer, 'base64'));
const path = `/${UserService.typeName}/GetUser`;
// What the road itself looks at of a procedure.
const getUser = { method: UserService.method.getUser, path } as unknown as Procedure;
const handle = createGrpc({
  calls: { procedures: new Map([[path, getUser]]), answer: async () => said },
  trust: trustNobody,
  watch: { began() {}, finished() {} },
  bodyBytes: 1024 * 1024,
});
createServer()
  .on('stream', (stream, headers, _flags, rawHeaders) => void handle(stream, headers, rawHeaders as unknown as string[]))
  .listen(port, '127.0.0.1', () => process.send?.('ready'));
