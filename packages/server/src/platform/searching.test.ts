import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type RawBuilder, sql } from 'kysely';
import { command, openTo } from '../chassis/command.ts';
import { everythingHeard } from '../testing/heard.ts';
import { countStatements } from '../testing/statements.ts';
import { createWorld, type World } from '../testing/world.ts';
import { distrustCaches, trustCaches } from './cache.ts';
import { MOST_YOUNG, SETTLED_MILLISECONDS } from './known-rows.ts';
import { turnPage } from './paging.ts';
import { guess, KNOWN, rarePieces, WALKED } from './searching.ts';

const search = command({
  needs: openTo('A test.'),
  reads: true,
  run: (work, { text, token = '', or }: { text: string; token?: string; or?: RawBuilder<boolean> }) =>
    turnPage(
      work,
      work.sql.selectFrom('organizations').selectAll().where('organizations.environment_id', '=', work.environment.id),
      { size: 3, token },
      { of: [text], by: 'organizations.id', order: 'newest', letters: { in: 'organizations', text, ...(or && { or }) } },
    ),
});

const guessing = command({
  needs: openTo('A test.'),
  reads: true,
  run: (work, text: string) => guess(work, 'organizations', text),
});

let inserted = 0;

/** Organizations with these numbers; each is newer than all before. @param name SQL, of the number `n` */
async function add(world: World, from: number, to: number, name: string, createdAt = new Date()) {
  await sql`
    insert into organizations (id, environment_id, display_name, created_at, updated_at)
    select 'org_' || (900000000000000000 + ${inserted}::int + n), ${world.environment.id}, ${sql.raw(name)}, ${createdAt}, ${createdAt}
    from generate_series(${from}::int, ${to}::int) n`.execute(world.db);
  inserted += to;
}

async function worldOf(fill: (world: World) => Promise<void>) {
  const world = await createWorld();
  await fill(world);
  await sql`analyze organizations`.execute(world.db);
  const find = async (text: string, token?: string) => {
    const { rows, ...page } = await world.do(world.visitor, search, { text, ...(token === undefined ? {} : { token }) });
    return { names: rows.map((row) => row.display_name), ...page };
  };
  return { world, find, guess: (text: string) => world.do(world.visitor, guessing, text) };
}

/** More than are looked at from the newest on, and all that a search has to tell apart. */
const many = await worldOf(async (world) => {
  await add(world, 1, 8, `'Ancient Lyra ' || n`);
  await add(world, 9, WALKED + 4_000, `case when n % 20 = 0 then 'Comet ' else 'Planet ' end || n || ' of Orion'`);
});

test('what many have is found from the newest on, and is said to be as many as the samples tell', async () => {
  const { names, total } = await many.find('comet');
  assert.deepEqual(names, ['Comet 8000 of Orion', 'Comet 7980 of Orion', 'Comet 7960 of Orion']);
  assert.ok(total > 350 && total < 600, `${total}: as the samples tell`);
  assert.equal((await many.find('comet 7')).total, 55, 'fewer are counted');
  assert.ok((await many.guess('orion')).walk(4) > 0);

  const all = await many.find('ORION');
  assert.deepEqual(all.names[0], 'Comet 8000 of Orion');
  assert.ok(all.total > 1_000);
});

test('where the samples tell of some hundred they are believed: finding them is all the work', async () => {
  const { world, find, guess } = many;
  const { rows } = await guess('5 of orion');
  assert.ok(rows > 500 && rows < 1_000, `${rows}`);
  assert.equal((await find('5 of orion')).total, rows);
  assert.equal(await countStatements(world.desk, () => find('5 of orion')), 1);

  // Who is found by something else is looked for once, and counted only where there is somebody.
  const either = (or: RawBuilder<boolean>) => countStatements(world.desk, () => world.do(world.visitor, search, { text: '5 of orion', or }));
  assert.equal(await either(sql`display_name = 'Nobody'`), 2);
  assert.equal(await either(sql`display_name = 'Comet 8000 of Orion'`), 3);
});

test('what few have is found through the index, however old it is', async () => {
  assert.equal((await many.guess('planet 4711 ')).walk(4), 0);
  assert.deepEqual(await many.find('Planet 4711 '), { names: ['Planet 4711 of Orion'], next: '', previous: '', total: 1 });
  assert.deepEqual((await many.find('andromeda')).total, 0);

  const first = await many.find('lyra');
  assert.deepEqual([first.names, first.total], [['Ancient Lyra 8', 'Ancient Lyra 7', 'Ancient Lyra 6'], 8]);
  const second = await many.find('lyra', first.next);
  assert.deepEqual([second.names, second.total], [['Ancient Lyra 5', 'Ancient Lyra 4', 'Ancient Lyra 3'], 8]);
  assert.deepEqual((await many.find('lyra', second.previous)).names, first.names);
  const third = await many.find('lyra', second.next);
  assert.deepEqual([third.names, third.next], [['Ancient Lyra 2', 'Ancient Lyra 1'], '']);
});

test('what many have, but none of the newest, is found all the same', async () => {
  const { find, guess } = await worldOf(async (world) => {
    await add(world, 1, 400, `'Comet ' || n`);
    await add(world, 401, WALKED + 401, `'Planet ' || n`);
  });
  assert.equal((await guess('comet')).walk(4), 0, 'the samples that have it lie far back');
  assert.ok((await guess('planet')).walk(4) > 0);
  const first = await find('comet');
  assert.deepEqual([first.names, first.total], [['Comet 400', 'Comet 399', 'Comet 398'], 400]);
  assert.deepEqual((await find('comet', (await find('comet', first.next)).previous)).names, first.names);
});

test('where the index would have to find very many, the newest are looked at first, whatever the samples say', async () => {
  const { world, find, guess } = await worldOf(async (one) => {
    await add(one, 1, 10_000, `'Comet ' || n`);
    await add(one, 10_001, 11_000, `'Planet ' || n`);
  });
  assert.ok((await guess('comet')).walk(4) > 0);
  let names: readonly string[] = [];
  const sent = await countStatements(world.desk, async () => {
    ({ names } = await find('comet'));
  });
  assert.deepEqual([names, sent], [['Comet 10000', 'Comet 9999', 'Comet 9998'], 1]);
});

test('of the newest it is known where a walk ends: it goes there and a little further, and where that costs more than the index it is not begun', async () => {
  const { walk, rows } = await many.guess('comet');
  // Every twentieth: the fourth from the end is sixty steps behind the first.
  assert.deepEqual([walk(1), walk(4)], [34, 101]);
  assert.equal(await countStatements(many.world.desk, () => many.find('comet')), 1, 'found by the walk');
  assert.deepEqual([walk(rows), walk(10 * rows)], [0, 0], 'more than are known and than the index has to find');

  // Behind a row that is known the walk is known as well.
  const second = (await many.find('comet', (await many.find('comet')).next)).names;
  assert.deepEqual(second, ['Comet 7940 of Orion', 'Comet 7920 of Orion', 'Comet 7900 of Orion']);
  const from = (n: number) => ({ id: `org_${900000000000000008n + BigInt(n)}`, direction: 'desc' as const });
  assert.equal(walk(1, from(7940)), 55);

  // That is from the newest on: what lies the other way is not.
  assert.ok(walk(1, { id: undefined, direction: 'asc' }) > 100);
});

test('a walk that may be in vain costs at most half of what the index does', async () => {
  const { guess } = await worldOf(async (world) => {
    await add(world, 1, 16_000, `'Comet ' || n`);
    await add(world, 16_001, 16_000 + KNOWN, `'Planet ' || n`);
  });
  const { walk, rows } = await guess('comet 5');
  assert.ok(rows > 500, `${rows}`);
  assert.ok(walk(4) <= (rows * 8) / 2, `${walk(4)} steps for ${rows} rows, each of which costs the index eight`);
});

test('letters that some dozen have are not taken for letters that nobody has', async () => {
  const missed: number[] = [];
  for (let number = 100; number < 1_000; number += 1) if ((await many.guess(`${number}`)).rows === 0) missed.push(number);
  assert.deepEqual(missed, []);
});

test('what was not there when PostgreSQL last looked at the rows hides nothing', async () => {
  const { world, find, guess } = await worldOf((one) => add(one, 1, 800, `case when n % 2 = 0 then 'Comet ' else 'Planet ' end || n`));
  assert.deepEqual((await find('comet')).names, ['Comet 800', 'Comet 798', 'Comet 796']);
  await add(world, 1, WALKED + 400, `'Moon ' || n`);
  const steps = (await guess('comet')).walk(4);
  assert.ok(steps > 0 && steps < WALKED + 400, 'the newest are looked at first, in vain');
  const { names, total } = await find('comet');
  assert.deepEqual([names, total], [['Comet 800', 'Comet 798', 'Comet 796'], 400]);
});

test('a search stays in its environment, where others have the letters many times', async () => {
  const { find } = await worldOf((world) => add(world, 1, 600, `'Planet ' || n`));
  const { names, total } = await find('planet');
  assert.deepEqual([names, total], [['Planet 600', 'Planet 599', 'Planet 598'], 600]);
  assert.equal((await find('comet')).total, 0);
});

test('letters that mean something elsewhere mean themselves, and those of any script are found', async () => {
  const { find } = await worldOf(async (world) => {
    await add(world, 1, 1, `'100%_sure\\Ünïted ΟΔΟΣ'`);
    await add(world, 2, 600, `'Plain ' || n`);
  });
  for (const text of ['100%_s', '%_sure', 'RE\\ün', 'ÜNÏTED', 'ïted οδο', 'ΔΟΣ', '00%']) assert.deepEqual((await find(text)).total, 1, text);
  for (const text of ['100_%', '1%0', '___', '%%%', 'sure_', '00_']) assert.deepEqual((await find(text)).total, 0, text);
});

/** More than are known, all of them old enough to be; somebody listens from now on. */
async function knownWorld(t: TestContext) {
  const found = await worldOf((world) => {
    const longAgo = new Date(world.now().getTime() - SETTLED_MILLISECONDS - 1);
    return add(world, 1, WALKED + 200, `case when n % 40 = 0 then 'Comet ' else 'Planet ' end || n`, longAgo);
  });
  trustCaches();
  t.after(distrustCaches);
  const rename = (from: string, to: string) =>
    sql`update organizations set display_name = ${to} where environment_id = ${found.world.environment.id} and display_name = ${from}`.execute(found.world.db);
  return { ...found, rename };
}

test('where the newest rows have the letters is known: they are asked for by their ids, page by page', async (t) => {
  const { find, guess } = await knownWorld(t);
  const comets = (await guess('comet')).whereabouts(4);
  assert.equal(comets?.ids.length, 7, 'some more than wanted: a row may be gone');
  assert.ok(comets?.newerThan, 'and what is newer than all that is known');

  const first = await find('comet');
  assert.deepEqual(first.names, ['Comet 4200', 'Comet 4160', 'Comet 4120']);
  const second = await find('comet', first.next);
  assert.deepEqual(second.names, ['Comet 4080', 'Comet 4040', 'Comet 4000']);
  assert.deepEqual((await find('comet', second.previous)).names, first.names);

  const id = comets.ids[5] ?? '';
  assert.deepEqual((await guess('comet')).whereabouts(1, { id, direction: 'desc' })?.ids[0], comets.ids[6]);
  assert.deepEqual((await guess('comet')).whereabouts(1, { id, direction: 'asc' })?.ids[0], comets.ids[4], 'the other way as well');
  assert.equal((await guess('comet')).whereabouts(106), undefined, 'so many are not known');
  assert.equal((await guess('nobody')).whereabouts(1), undefined);
});

test('who was renamed, who is new and who is gone since then is found, or not, as things are now', async (t) => {
  const { world, find, rename } = await knownWorld(t);
  const names = async () => (await find('comet')).names;
  assert.deepEqual(await names(), ['Comet 4200', 'Comet 4160', 'Comet 4120']);

  await rename('Comet 4160', 'Meteor 4160');
  await rename('Planet 4121', 'Comet, once a planet');
  assert.deepEqual(await names(), ['Comet 4200', 'Comet, once a planet', 'Comet 4120']);
  await add(world, 1, 3, `'Comet of today ' || n`);
  assert.deepEqual(await names(), ['Comet of today 3', 'Comet of today 2', 'Comet of today 1']);
  await sql`delete from organizations where display_name = 'Comet 4200' or display_name like 'Comet of today %'`.execute(world.db);
  assert.deepEqual(await names(), ['Comet, once a planet', 'Comet 4120', 'Comet 4080']);

  // More are gone than were asked for to spare: what is found is not all there is that far.
  for (const number of [3, 4]) await rename(`Planet ${number}`, 'Comet, once a planet as well');
  for (const number of [4120, 4080, 4040, 4000]) await rename(`Comet ${number}`, `Meteor ${number}`);
  assert.deepEqual(await names(), ['Comet, once a planet', 'Comet 3960', 'Comet 3920']);
});

test('nothing is known while nobody listens, while too much changes, of what a transaction did, and of letters that are not the same small here and there', async (t) => {
  const { world, find, rename, guess: guessed } = await knownWorld(t);
  const isKnown = async () => (await guessed('comet')).whereabouts(4) !== undefined;
  assert.equal(await isKnown(), true);
  const within = world.do(
    world.visitor,
    command({
      needs: openTo('A test.'),
      run: async (work) => {
        await sql`update organizations set display_name = 'Meteor' where display_name = 'Comet 4200'`.execute(work.sql);
        return (await guess(work, 'organizations', 'comet')).whereabouts(4);
      },
    }),
    undefined,
  );
  assert.equal(await within, undefined);
  assert.deepEqual((await find('comet')).names, ['Comet 4160', 'Comet 4120', 'Comet 4080']);

  await add(world, 1, MOST_YOUNG + 1, `'Moon ' || n`);
  assert.equal(await isKnown(), true);
  assert.deepEqual((await find('comet')).names, ['Comet 4160', 'Comet 4120', 'Comet 4080'], 'by the walk: so many are not looked at');
  await sql`update organizations set display_name = 'Sun ' || id where display_name like 'Moon 1%'`.execute(world.db);
  assert.equal(await isKnown(), false, 'too many were renamed');
  await everythingHeard(world.db);
  distrustCaches();
  trustCaches();
  assert.equal(await isKnown(), false, 'something may have been missed');
  world.later(61_000);
  assert.equal(await isKnown(), true, 'they were read again');

  // A sigma at the end is another one in JavaScript, and the same in PostgreSQL.
  for (const number of [1, 2, 3, 4, 5]) await rename(`Planet ${number}`, `ΟΔΟΣ ${number}`);
  assert.deepEqual((await find('ΟΔΟΣ')).names, ['ΟΔΟΣ 5', 'ΟΔΟΣ 4', 'ΟΔΟΣ 3']);
  assert.equal((await guessed('οδος')).whereabouts(4), undefined);
});

test('whatever comes, goes and is renamed, a search finds what reading every row would find', async (t) => {
  const { world, find } = await knownWorld(t);
  let state = 20_261_121;
  /** The same each time: below this many. */
  const draw = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const ours = () => world.db.selectFrom('organizations').where('environment_id', '=', world.environment.id).orderBy('id', 'desc');
  const ids = (await ours().select('id').execute()).map(({ id }) => id);
  const comets = async () => (await ours().select('display_name as name').where('display_name', 'like', 'Comet%').limit(9).execute()).map(({ name }) => name);
  for (let round = 0; round < 60; round += 1) {
    const one = ids[draw(round % 4 === 0 ? ids.length : 250)] ?? '';
    const deed = draw(12);
    if (deed === 0) await add(world, 1, 2, `case when n % 2 = 0 then 'Comet' else 'Planet' end || ' new ' || n`);
    else if (deed < 3) await sql`delete from organizations where id = ${one}`.execute(world.db);
    else await sql`update organizations set display_name = ${`${draw(2) === 0 ? 'Comet' : 'Planet'} again ${round}`} where id = ${one}`.execute(world.db);
    if (draw(15) === 0) world.later(61_000);

    const expected = await comets();
    const first = await find('comet');
    const second = await find('comet', first.next);
    const third = await find('comet', second.next);
    assert.deepEqual([...first.names, ...second.names, ...third.names], expected, `round ${round}`);
    assert.deepEqual((await find('comet', third.previous)).names, second.names, `round ${round}, and back`);
  }
});

test('the index is asked for the rarest pieces', () => {
  const words = Array.from({ length: 1_000 }, (_, at) => `person-${at}@company-${at % 10}.example`);
  const pieces = rarePieces('Person-471@', words);
  assert.ok(pieces.includes('471') && pieces.length <= 4);
  for (const common of ['per', 'ers', 'rso', 'son', 'on-']) assert.ok(!pieces.includes(common), common);
  assert.deepEqual(rarePieces('person-4@', words), ['on-4@'], 'where no piece is rare by itself, all but what everybody has at the ends');
  assert.deepEqual(rarePieces('4@company', words), ['4@co'], 'and at the other end');
  assert.deepEqual(rarePieces('company', words), ['pany'], 'never so little that the index knows nothing of it');
  assert.deepEqual(rarePieces('471', []), ['471'], 'and while nothing is known of the rows');
  assert.deepEqual(rarePieces('%-_', words), []);
  assert.deepEqual(rarePieces('οδος', words), ['οδος']);
});
