import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Code, ConnectError } from '@connectrpc/connect';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import { Unloaded } from '../design/file.ts';
import { problemOf } from './problem-of.ts';

test("a refusal keeps the server's words, its stable code, its request id and the fields it is about", () => {
  const error = new ConnectError('The slug "orion" is taken.', Code.AlreadyExists, undefined, [
    {
      desc: ErrorInfoSchema,
      value: {
        errorCode: 'ALREADY_EXISTS',
        debugInfo: { detail: 'organizations.slug_taken' },
        requestInfo: { requestId: 'req_1' },
        validationErrorInfo: { fieldViolations: [{ field: 'organization.slug', description: 'is taken' }] },
      },
    },
  ]);
  assert.deepEqual(problemOf(error), {
    title: 'The slug "orion" is taken.',
    code: 'organizations.slug_taken',
    requestId: 'req_1',
    mayRetry: false,
    fields: [{ path: 'organization.slug', message: 'is taken' }],
  });
});

test('a server that answers says itself why it cannot just now', () => {
  const error = new ConnectError('No name server answered for orion.example.', Code.Unavailable, undefined, [
    { desc: ErrorInfoSchema, value: { errorCode: 'UNAVAILABLE', debugInfo: { detail: 'domains.no_answer' } } },
  ]);
  const { title, code, mayRetry } = problemOf(error);
  assert.deepEqual([title, code, mayRetry], ['No name server answered for orion.example.', 'domains.no_answer', true]);
});

test('a server that cannot be reached is worth another try, and what broke here is said', () => {
  assert.equal(problemOf(new ConnectError('fetch failed', Code.Unavailable)).mayRetry, true);
  assert.equal(problemOf(new TypeError('x is undefined')).detail, 'x is undefined');
  assert.equal(problemOf(new Unloaded('whatever a browser says')).code, 'page.unloaded');
  assert.equal(problemOf(new TypeError('Failed to fetch dynamically imported module: http://x/list.js')).code, 'page.unloaded');
});
