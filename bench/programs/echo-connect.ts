import { createServer } from 'node:http2';
import { fromBinary } from '@bufbuild/protobuf';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { GetUserResponseSchema, UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';

// connect-node and nothing else: GetUser answered with one message that never changes.

const { port, answer } = JSON.parse(process.argv[2]!) as { readonly port: number; readonly answer: string };
const said = fromBinary(GetUserResponseSchema, Buffer.from(answer, 'base64'));
const adapter = connectNodeAdapter({ routes: (router) => void router.rpc(UserService.method.getUser, () => said) });
createServer(adapter).listen(port, '127.0.0.1', () => process.send?.('ready'));
