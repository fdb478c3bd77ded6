import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder } from '../../test/database.ts';
import type { Day } from '../kernel/day.ts';
import type { Instant } from '../kernel/instant.ts';
import { addBureau } from '../modules/places/index.ts';
import { openPglite } from '../platform/db.pglite.ts';
import type { Db } from '../platform/db.ts';
import { append, NEW_STREAM } from '../platform/trail.ts';
import { verifyFolder } from './trail-files.ts';

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'oneseal.mjs');
type Ran = { code: number | null; out: string; err: string };
/** Runs the command line as a person would, in an environment that holds nothing else. */
const run = (args: string[], env: Record<string, string> = {}, input = ''): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], { env: { PATH: process.env.PATH ?? '', ...env } });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });

describe('oneseal', () => {
  test('without a command, with an unknown one, or without its argument is wrong usage', async () => {
    for (const args of [[], ['dance'], ['explain'], ['import'], ['start', '--colour']]) {
      const { code, err } = await run(args);
      expect([args, code]).toEqual([args, 2]);
      expect(err.length).toBeGreaterThan(0);
    }
  });

  const COMMANDS = [
    'start',
    'migrate',
    'seed',
    'import',
    'lint',
    'due',
    'explain',
    'verify-trail',
    'export-trail',
    'seal-ca',
    'test-tsa',
    'verify-licence',
  ];
  test.each(COMMANDS)('%s --help says what it does', async (command) => {
    const { code, out } = await run([command, '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: oneseal ${command}`);
  });

  test('--help lists the commands, the environment and the exit codes', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const word of ['PORT', 'HOST', 'ONESEAL_DATA', 'DATABASE_URL', '2 wrong usage']) expect(out).toContain(word);
    const listed = out.slice(out.indexOf('Commands:'), out.indexOf('Environment:'));
    expect([...listed.matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name)).toEqual([...COMMANDS, 'help']);
  });

  test.each([
    [{ PORT: 'eighty' }, 'PORT must be a number'],
    [{ PORT: '70000' }, 'PORT must be a number'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must begin with postgres://'],
  ])('a wrong environment %j is told in a sentence', async (env, says) => {
    const { code, err } = await run(['migrate'], env);
    expect(code).toBe(2);
    expect(err).toContain(says);
    expect(err).not.toContain('    at '); // no stack
  });

  test.each([
    ['a data folder that is a file', ['migrate'], { ONESEAL_DATA: BIN }, 1, 'or name another folder with ONESEAL_DATA'],
    ['a database that is not there', ['migrate'], { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/x' }, 1, 'DATABASE_URL'],
    ['a port that is none', ['test-tsa', 'abc'], {}, 2, 'must be a number from 0 to 65535'],
    ['keys that are none', ['verify-licence', 'x', '--keys', BIN], {}, 1, 'is neither PEM nor what'],
    ['a key without files', ['verify-trail', '--key', BIN], {}, 2, '--key goes with --files'],
    ['a case beside files', ['verify-trail', 'c1', '--files', BIN], {}, 2, 'leave the case out'],
  ])('%s is told in a sentence', async (_what, args, env, code, says) => {
    const ran = await run(args, env);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(says);
    expect(ran.err).not.toContain('    at '); // no stack
  });

  test('due answers each line, and a bad line does not stop the rest', async () => {
    const lines = [
      '{"start":"2026-09-18","n":20,"unit":"WORKING_DAY"}',
      'nonsense',
      '{"start":"2026-12-10","n":20,"unit":"WORKING_DAY"}',
    ];
    const { out } = await run(['due'], {}, `${lines.join('\n')}\n`);
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toMatchObject([
      { due: '2026-10-22', provisional: false },
      { error: expect.anything() },
      { due: '2027-01-07', provisional: true },
    ]);
  });
});

/** Two events of nobody's on a stream of their own. */
const record = (db: Db, stream: { readonly kind: string; readonly id: string }, ...types: string[]) =>
  append(db, {
    bureau: 'b1',
    stream,
    expected: NEW_STREAM,
    envelope: {
      instant: '2026-03-02T01:00:00.000Z' as Instant,
      day: '2026-03-02' as Day,
      act: 'give-mandate',
      actor: 'wang',
      post: 'applicant',
      channel: 'web',
    },
    events: types.map((type) => ({ type })),
  });

/** What is broken in an export, said without starting a process for it. */
const faultOf = (out: string): Promise<string> =>
  verifyFolder(out).then(
    () => 'nothing',
    (fault: Error) => fault.message,
  );

describe('oneseal on a data folder', { timeout: 120_000 }, () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let env: Record<string, string>;
  beforeAll(async () => {
    folder = await newFolder();
    env = { ONESEAL_DATA: join(folder.path, 'data') };
  });
  afterAll(() => folder.remove());

  test('migrate brings it up, and a second time finds it so', async () => {
    const first = await run(['migrate'], env);
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toContain('Applied: append_only, trail');
    expect(await run(['migrate'], env)).toEqual({ code: 0, out: 'The database is up to date.\n', err: '' });
  });

  test('verify-trail says that there is no bureau yet', async () => {
    const { code, err } = await run(['verify-trail'], env);
    expect([code, err]).toEqual([1, 'There is no bureau yet: run "oneseal seed" for the demo town.\n']);
  });

  test('verify-trail holds, and names the first broken link after a forgery', async () => {
    const db = await openPglite(env.ONESEAL_DATA ?? '');
    await addBureau(db, { id: 'b1', name: { zh: '局', en: 'Bureau' }, demo: false });
    for (const id of ['a', 'b']) await record(db, { kind: 'mandate', id }, 'MandateGiven', 'MandateEnded');
    await db.close();
    expect(await run(['verify-trail'], env)).toMatchObject({
      code: 0,
      out:
        'The trail holds: 4 events in 2 streams.\n' +
        'There is no checkpoint yet: the server makes one a few minutes after something was recorded.\n',
    });
    expect((await run(['verify-trail', 'no-such-case'], env)).err).toBe('There is no case no-such-case.\n');

    // What export-trail writes is checked without the database, and each alteration is found and named.
    const out = join(env.ONESEAL_DATA ?? '', '..', 'exported');
    expect(await run(['export-trail', out], env)).toMatchObject({ code: 0, err: '' });
    expect((await run(['export-trail', out], env)).err).toContain('is not empty');
    const nowhere = await run(['export-trail', join(BIN, 'export')], env);
    expect(nowhere).toMatchObject({
      code: 1,
      err: expect.stringContaining('name another folder with export-trail FOLDER'),
    });
    expect((await run(['verify-trail', '--files', out])).out).toMatch(
      /^It holds: 4 events in 2 streams, under the checkpoint of /,
    );
    expect((await run(['verify-trail'], env)).out).toContain(
      'The checkpoints hold: 1 signed, the newest over 4 events.',
    );
    const file = (name: string) => join(out, name);
    const [events, note] = await Promise.all([
      readFile(file('events.jsonl'), 'utf8'),
      readFile(file('checkpoint.txt'), 'utf8'),
    ]);
    const lines = events.trimEnd().split('\n');
    const altered = async (name: string, content: string) => {
      const before = await readFile(file(name));
      await writeFile(file(name), content);
      const fault = await faultOf(out);
      await writeFile(file(name), before);
      return fault;
    };
    const joined = (list: readonly (string | undefined)[]) => `${list.join('\n')}\n`;
    expect(await altered('events.jsonl', events.replace('"wang"', '"li"'))).toMatch(
      /^Broken: mandate a, event 1: its content gives /,
    );
    expect(await altered('events.jsonl', joined(lines.slice(0, 2)))).toBe(
      'Broken: the checkpoint is over 4 events, 2 are here.',
    );
    expect(await altered('events.jsonl', joined([lines[2], lines[3], lines[0], lines[1]]))).toContain(
      'line 3 of events.jsonl is not in the order of recording',
    );
    expect(await altered('checkpoint.txt', note.replace('time 20', 'time 19'))).toBe(
      'Broken: the checkpoint: its signature does not fit its text.',
    );
    for (const line of ['null', '{}', '{"stream":{"kind":"case","id":"a"}}'])
      expect(await altered('events.jsonl', `${events}${line}\n`)).toBe('Broken: line 5 of events.jsonl is no event.');
    const [key] = (await readdir(out)).filter((name) => name.endsWith('.pem'));
    expect(await altered(key!, 'no key')).toContain('holds no public key in PEM that can be read');
    expect(await faultOf(join(out, 'nowhere'))).toContain('is this a folder that export-trail wrote?');
    await writeFile(file('events.jsonl'), joined(lines.slice(1)));
    expect(await run(['verify-trail', '--files', out])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^Broken: /),
    });

    const owner = await openPglite(env.ONESEAL_DATA ?? '');
    await owner.exec(`alter table trail_event disable trigger all;
      update trail_event set actor = 'li' where stream_id = 'b' and version = 1`);
    await owner.close();
    const { code, err } = await run(['verify-trail'], env);
    expect(code).toBe(1);
    expect(err).toMatch(/^Broken: mandate b, event 1 \(position 3\): its content gives [0-9a-f]{12}…, recorded is /);
  });

  test('a second process on the folder is refused with the reason', async () => {
    const db = await openPglite(env.ONESEAL_DATA ?? '');
    const { code, err } = await run(['migrate'], env);
    expect(code).toBe(1);
    expect(err).toContain(`is in use by process ${process.pid}`);
    expect(err).not.toContain('    at ');
    await db.close();
  });

  test('a bureau that is not there is told', async () => {
    const { code, err } = await run(['verify-trail'], { ...env, ONESEAL_BUREAU: 'b9' });
    expect([code, err]).toEqual([1, 'There is no bureau "b9" here.\n']);
  });

  test('one case is exported with the proof of each of its events; one left out is missed', async () => {
    const own = { ONESEAL_DATA: join(folder.path, 'one-case') };
    await run(['migrate'], own);
    const db = await openPglite(own.ONESEAL_DATA);
    await addBureau(db, { id: 'b1', name: { zh: '局', en: 'Bureau' }, demo: false });
    await record(db, { kind: 'case', id: 'c1' }, 'Received', 'Accepted');
    await record(db, { kind: 'case', id: 'c2' }, 'Received');
    await db.close();
    const out = join(folder.path, 'c1');
    expect(await run(['export-trail', out, 'c1'], own)).toMatchObject({ code: 0, err: '' });
    expect((await run(['verify-trail', '--files', out])).out).toMatch(
      /^It holds: 2 events in 1 streams, under the checkpoint of \S+ over 3 events\./,
    );
    const file = join(out, 'events.jsonl');
    const [first] = (await readFile(file, 'utf8')).split('\n');
    const proof = join(out, 'proof.json');
    const proved = await readFile(proof);
    for (const nothing of ['null', '{}', '{']) {
      await writeFile(proof, nothing);
      expect(await faultOf(out)).toMatch(/^Broken: proof\.json is not /);
    }
    await writeFile(proof, proved);
    await writeFile(file, `${first}\n`);
    expect(await faultOf(out)).toBe('Broken: 2 events are proved, 1 are here.');
  });
});
