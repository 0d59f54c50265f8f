import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Case, type Outcome, readReport } from './report.ts';
import { cellOf, columnOf, differences, printTable, readTable } from './table.ts';

const RPCS = ['UserService/GetUser', 'UserService/ListUsers', 'RolesService/GetRole', 'RolesService/ListRoles'];
const surface = { rpcs: new Set(RPCS), notServedYet: new Set(['RolesService/ListRoles']) };

const one = (rpc: string, outcome: Outcome, over: Partial<Case> = {}): Case => {
  const [service = '', name = ''] = rpc.split('/');
  return { service, rpc: name, wrapper: `x.${name}`, case: 'success', outcome, detail: '', ...over };
};
const call = (rpc: string, outcome = 'OK') => ({ name: `/scalekit.v1.any.${rpc}`, outcome });
const said = (cases: readonly Case[], { wrappers = [...new Set(cases.map(({ wrapper }) => wrapper))], done = true } = {}) =>
  ['noise', ...[{ about: { sdk: 'x', version: '1.0' } }, { wrappers }, ...cases, ...(done ? [{ done }] : [])].map((line) => JSON.stringify(line))].join('\n');

const GOOD = [one('UserService/GetUser', 'works'), one('UserService/GetUser', 'refused_as_documented'), one('RolesService/ListRoles', 'not_served_yet')];

test('a report that agrees with the log has nothing wrong', () => {
  const { complaints, version, cases } = readReport(said(GOOD), surface, [call('UserService/GetUser')]);
  assert.deepEqual([complaints, version, cases.length], [[], '1.0', 3]);
});

test('what is claimed and was not called, or called and not claimed, is found out', () => {
  const complaintsOf = (cases: readonly Case[], calls: ReturnType<typeof call>[], more = {}) =>
    readReport(said(cases, more), surface, calls).complaints.join('\n');
  assert.match(complaintsOf(GOOD, []), /claims to have called UserService\/GetUser/);
  assert.match(complaintsOf(GOOD, [call('UserService/GetUser'), call('RolesService/GetRole')]), /called RolesService\/GetRole and claims no case/);
  assert.match(complaintsOf(GOOD, [call('UserService/GetUser', 'NOT_FOUND')]), /never answered OK/);
  assert.match(
    complaintsOf(GOOD, [call('UserService/GetUser')], { wrappers: ['x.GetUser', 'x.ListRoles', 'x.ListUsers'] }),
    /Nobody exercised the wrapper x\.ListUsers/,
  );
  assert.match(complaintsOf(GOOD, [call('UserService/GetUser')], { wrappers: ['x.GetUser'] }), /x\.ListRoles, which the SDK does not have/);
  assert.match(complaintsOf(GOOD, [call('UserService/GetUser')], { done: false }), /before it was done/);
});

test('a failure, an RPC nobody knows, and a wrong word about what is served are complaints', () => {
  const complaintsOf = (cases: readonly Case[], calls: ReturnType<typeof call>[]) => readReport(said(cases), surface, calls).complaints.join('\n');
  assert.match(complaintsOf([one('UserService/GetUser', 'failed', { detail: 'no e-mail' })], [call('UserService/GetUser')]), /failed: no e-mail/);
  assert.match(complaintsOf([one('UserService/Fly', 'works')], []), /there is no UserService\/Fly/);
  assert.match(complaintsOf([one('UserService/GetUser', 'not_served_yet')], [call('UserService/GetUser')]), /the server serves UserService\/GetUser/);
  assert.match(complaintsOf([one('RolesService/ListRoles', 'works')], [call('RolesService/ListRoles')]), /does not serve RolesService\/ListRoles yet/);
  assert.match(readReport('{nonsense', surface, []).complaints.join('\n'), /is not JSON/);
});

test('a cell says the worst that happened, what was refused, and what nobody tried', () => {
  assert.equal(cellOf(new Set(['works', 'refused_as_documented']), ['NOT_FOUND'], ['NOT_FOUND', 'ALREADY_EXISTS']), 'works, NOT_FOUND (ALREADY_EXISTS)');
  assert.equal(cellOf(new Set(['refused_as_documented']), ['NOT_FOUND'], ['NOT_FOUND']), 'NOT_FOUND');
  assert.equal(cellOf(new Set(['works', 'refused_as_documented'])), 'works, refused as documented');
  assert.equal(cellOf(new Set(['works', 'failed'])), 'FAILED');
  assert.equal(cellOf(new Set(['not_served_yet'])), 'not served yet');
  assert.equal(cellOf(new Set()), 'not wrapped');
});

test('the page is read back as it was printed, and differences are told', () => {
  const documented = new Map(RPCS.map((rpc) => [rpc, ['NOT_FOUND']]));
  const report = readReport(said(GOOD), surface, [call('UserService/GetUser'), call('UserService/GetUser', 'NOT_FOUND')]);
  const column = columnOf('Node', 'a package, 1.0', report, documented);
  const other = columnOf('Go', 'another, 2.0', { cases: [one('helper/LogoutUrl', 'works')], refusals: new Map() }, documented);
  assert.equal(column.cells.get('UserService/GetUser'), 'works, NOT_FOUND');
  const [node, go] = readTable(printTable([column, other], RPCS));
  assert.deepEqual([node, go], [column, other]);
  assert.deepEqual(differences(column, node), []);
  assert.equal(differences(other, undefined).length, 1);
  const newer = columnOf('Node', 'a package, 1.1', { cases: GOOD.slice(0, 1), refusals: new Map() }, documented);
  assert.match(differences(newer, node).join('\n'), /written for a package, 1\.0[\s\S]*GetUser is "works \(NOT_FOUND\)"[\s\S]*ListRoles is "not wrapped"/);
});
