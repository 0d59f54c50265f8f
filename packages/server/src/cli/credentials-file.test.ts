import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { credentialsFile, readCredentials, writeCredentials } from './credentials-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenon-credentials-'));
after(() => rmSync(folder, { recursive: true }));

const credentials = { clientId: 'skc_123', clientSecret: 'a-secret_of.some~length' } as const;

test('what is written is read again, under the names the SDKs’ examples use', () => {
  const dataDir = join(folder, 'new');
  assert.equal(readCredentials(dataDir), undefined);
  writeCredentials(dataDir, 'http://localhost:8080', credentials);
  assert.deepEqual(readCredentials(dataDir), credentials);
  const text = readFileSync(credentialsFile(dataDir), 'utf8');
  for (const line of ['SCALEKIT_ENVIRONMENT_URL=http://localhost:8080', 'SCALEKIT_CLIENT_ID=skc_123', 'SCALEKIT_CLIENT_SECRET=a-secret_of.some~length']) {
    assert.ok(text.includes(`\n${line}\n`), line);
  }
});

test('nobody else may read it, also when somebody had opened it, and nothing is left beside it', () => {
  const dataDir = join(folder, 'new');
  chmodSync(credentialsFile(dataDir), 0o644);
  writeCredentials(dataDir, 'http://localhost:8080', credentials);
  assert.equal(statSync(credentialsFile(dataDir)).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(dataDir), ['credentials.env']);
});

test('a file that was emptied or damaged counts as gone', () => {
  for (const text of ['', 'SCALEKIT_CLIENT_ID=skc_123\n', 'SCALEKIT_CLIENT_ID=somebody\nSCALEKIT_CLIENT_SECRET=x\n']) {
    writeFileSync(credentialsFile(folder), text);
    assert.equal(readCredentials(folder), undefined, text);
  }
});
