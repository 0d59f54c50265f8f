import assert from 'node:assert/strict';
import { test } from 'node:test';
import { webTokens, writtenWebTokens } from './web-tokens.ts';

test('the web apps have the look of the hosted pages', () => {
  assert.equal(writtenWebTokens(), webTokens(), 'run `npm run gen`');
});
