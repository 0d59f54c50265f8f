import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create } from '@bufbuild/protobuf';
import { ListDirectoryUsersResponseSchema } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import { ListDomainResponseSchema } from '@tenon/api/scalekit/v1/domains/domains_pb.ts';
import { nextOf } from './next-of.ts';

test('a list goes on by the token of its answer, and ends without one', () => {
  assert.equal(nextOf(create(ListDirectoryUsersResponseSchema, { nextPageToken: 'abc' }), 30), 'abc');
  assert.equal(nextOf(create(ListDirectoryUsersResponseSchema, {}), 30), '');
});

test('a list that counts its pages goes on after each that is full', () => {
  const page = (pageNumber: number, rows: number) => nextOf(create(ListDomainResponseSchema, { pageSize: 30, pageNumber }), rows);
  assert.equal(page(0, 30), '1');
  assert.equal(page(7, 30), '8');
  assert.equal(page(1, 29), '');
  assert.equal(page(1, 0), '', 'the one before was the last');
  assert.equal(nextOf({ domains: [] }, 0), '');
});
