import { delimiter } from 'node:path';
import type { Program } from '../program.ts';

/** Not the SDK but what it stands on: grpc-java on Netty, over TLS. */
export default {
  sdk: 'java-wire',
  title: 'Java: grpc-java on our protos',
  package: 'io.grpc:grpc-netty-shaded from Maven Central, with code generated from our protos',
  needs: [
    ['java', '-version'],
    ['mvn', '-version'],
  ],
  install: [['mvn', '-B', '-q', 'compile']],
  build: [
    ['mvn', '-B', '-q', '-o', 'compile'],
    ['{node}', '../wire/walk.ts', '{tools}/walk.json'],
  ],
  pinnedBy: ['pom.xml'],
  start: ['java', '-cp', ['{tools}/target/classes', '{tools}/target/libraries/*'].join(delimiter), 'conformance.Main', '{tools}/walk.json'],
} satisfies Program;
