import type { Program } from '../program.ts';

/** Not the SDK but what it stands on: connect-go in gRPC mode, over TLS and over plain HTTP/1.1. */
export default {
  sdk: 'go-wire',
  title: 'Go: connect-go on our protos',
  package: 'connectrpc.com/connect from the Go module proxy, with code generated from our protos',
  needs: [['go', 'version']],
  install: [
    ['go', 'mod', 'download'],
    ['go', 'build', '-o', '{tools}/protoc-gen-go', 'google.golang.org/protobuf/cmd/protoc-gen-go'],
    ['go', 'build', '-o', '{tools}/protoc-gen-connect-go', 'connectrpc.com/connect/cmd/protoc-gen-connect-go'],
  ],
  build: [
    ['{node}', '../../node_modules/@bufbuild/buf/bin/buf', 'generate'],
    ['{node}', '../wire/walk.ts', '{tools}/walk.json'],
    ['go', 'build', '-o', '{tools}/walk', '.'],
  ],
  pinnedBy: ['go.mod', 'go.sum'],
  start: ['{tools}/walk', '{tools}/walk.json'],
} satisfies Program;
