import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough, Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { CHINA } from '../law/calendar.china.ts';
import { runDue } from './due.ts';

type Row = {
  due?: string;
  provisional?: boolean;
  lines?: { from: string; title: { zh: string; en: string } }[];
  error?: { code: string; field: string; message: { zh: string; en: string } };
  line?: number;
};
const ask = async (input: string | Buffer | Readable): Promise<{ exit: number; rows: Row[] }> => {
  const output = new PassThrough();
  const said = text(output);
  const exit = await runDue(input instanceof Readable ? input : Readable.from([input]), output, CHINA);
  output.end();
  const rows = (await said).split('\n').filter((l) => l !== '');
  return { exit, rows: rows.map((l) => JSON.parse(l) as Row) };
};
const one = async (value: unknown): Promise<Row> => (await ask(`${JSON.stringify(value)}\n`)).rows[0]!;
const GOOD = { start: '2026-09-18', n: 20, unit: 'WORKING_DAY' };

describe('oneseal due: a question a line, an answer a line', () => {
  test('twenty working days from 2026-09-18', async () => {
    const { exit, rows } = await ask(`${JSON.stringify(GOOD)}\n`);
    expect(exit).toBe(0);
    expect(rows[0]).toMatchObject({ due: '2026-10-22', provisional: false });
    expect(rows[0]!.lines!.map((l) => `${l.from} ${l.title.zh}`)).toEqual([
      '2026-09-18 起算日，20 个工作日从次日起算',
      '2026-09-20 调休上班，第 1 个工作日',
      '2026-09-25 中秋节放假',
      '2026-10-01 国庆节放假',
      '2026-10-10 调休上班，第 11 个工作日',
      '2026-10-22 时限到期',
    ]);
  });
  test.each([
    [{ start: '2026-09-29', n: 7, unit: 'NATURAL_DAY' }, '2026-10-08', false],
    [{ start: '2026-01-31', n: 1, unit: 'MONTH' }, '2026-02-28', false],
    [{ start: '2024-02-29', n: 1, unit: 'YEAR' }, '2025-02-28', false],
    [{ start: '2026-12-10', n: 20, unit: 'WORKING_DAY' }, '2027-01-07', true],
    [{ start: '2026-06-18', n: 20, unit: 'WORKING_DAY', extension: 10 }, '2026-07-31', false],
    [
      { start: '2026-09-01', n: 20, unit: 'WORKING_DAY', pauses: [{ from: '2026-09-14', until: '2026-09-22' }] },
      '2026-10-14',
      false,
    ],
    [{ start: '2026-10-01', n: 0, unit: 'WORKING_DAY' }, '2026-10-01', false],
  ])('%j', async (value, due, provisional) => {
    expect(await one(value)).toMatchObject({ due, provisional });
  });
  test('a pause of one day, and the first day there is', async () => {
    const pauses = [{ from: '2026-09-14', until: '2026-09-14' }];
    expect(await one({ start: '2026-09-01', n: 20, unit: 'WORKING_DAY', pauses })).toMatchObject({ due: '2026-09-29' });
    expect(await one({ start: '1900-01-01', n: 1, unit: 'YEAR' })).toMatchObject({ due: '1901-01-01' });
  });
  test('overlapping pauses are left out once', async () => {
    const pauses = [
      { from: '2026-07-06', until: '2026-07-15' },
      { from: '2026-07-10', until: '2026-07-20' },
    ];
    expect(await one({ start: '2026-07-01', n: 20, unit: 'WORKING_DAY', pauses })).toMatchObject({ due: '2026-08-12' });
  });
});

describe('oneseal due: a bad line is answered and the rest go on', () => {
  test.each([
    ['2026-02-30 is no day', { ...GOOD, start: '2026-02-30' }, 'not-a-day', 'start'],
    ['an instant is no day', { ...GOOD, start: '2026-09-18T00:00:00Z' }, 'not-a-day', 'start'],
    ['the day before 1900', { ...GOOD, start: '1899-12-31' }, 'not-a-day', 'start'],
    ['a number as day', { ...GOOD, start: 20260918 }, 'not-a-day', 'start'],
    ['no start', { n: 20, unit: 'WORKING_DAY' }, 'missing', 'start'],
    ['no n', { start: '2026-09-18', unit: 'WORKING_DAY' }, 'missing', 'n'],
    ['no unit', { start: '2026-09-18', n: 20 }, 'missing', 'unit'],
    ['negative', { ...GOOD, n: -1 }, 'out-of-range', 'n'],
    ['fractional', { ...GOOD, n: 1.5 }, 'not-a-whole-number', 'n'],
    ['a text as n', { ...GOOD, n: '20' }, 'not-a-whole-number', 'n'],
    ['null', { ...GOOD, n: null }, 'not-a-whole-number', 'n'],
    ['huge', { ...GOOD, n: 1e15 }, 'out-of-range', 'n'],
    ['ten thousand years', { ...GOOD, n: 10_000, unit: 'YEAR' }, 'out-of-range', 'n'],
    ['two hundred years', { ...GOOD, n: 200, unit: 'YEAR' }, 'too-far', 'n'],
    ['at the end of time', { start: '9999-12-30', n: 20, unit: 'WORKING_DAY' }, 'out-of-range', 'n'],
    ['unknown unit', { ...GOOD, unit: 'HOUR' }, 'unknown-unit', 'unit'],
    ['unit in small letters', { ...GOOD, unit: 'month' }, 'unknown-unit', 'unit'],
    ['unknown field', { ...GOOD, pause: [] }, 'unknown-field', 'pause'],
    ['negative extension', { ...GOOD, extension: -5 }, 'out-of-range', 'extension'],
    ['pauses no list', { ...GOOD, pauses: {} }, 'not-a-list', 'pauses'],
    ['pause no object', { ...GOOD, pauses: ['2026-09-20'] }, 'not-an-object', 'pauses[0]'],
    ['pause without end', { ...GOOD, pauses: [{ from: '2026-09-20' }] }, 'missing', 'pauses[0].until'],
    [
      'from after until',
      { ...GOOD, pauses: [{ from: '2026-09-22', until: '2026-09-21' }] },
      'from-after-until',
      'pauses[0].from',
    ],
    [
      'pause with another field',
      { ...GOOD, pauses: [{ from: '2026-09-20', until: '2026-09-21', why: 'x' }] },
      'unknown-field',
      'pauses[0].why',
    ],
    ['pause of centuries', { ...GOOD, pauses: [{ from: '2026-09-20', until: '2926-09-21' }] }, 'too-far', 'pauses'],
    ['a list', [GOOD], 'not-an-object', ''],
    ['a number', 5, 'not-an-object', ''],
    ['null', null, 'not-an-object', ''],
  ])('%s', async (_, value, code, field) => {
    const row = await one(value);
    expect(row).toMatchObject({ error: { code, field }, line: 1 });
    expect(row.error!.message.zh).toMatch(/[。]$/);
    expect(row.error!.message.en).toMatch(/\.$/);
  });
  test('numbers beyond all, prototype keys and deep structures are refused like others', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const { exit, rows } = await ask(
      [
        '{"start":"2026-09-18","n":1e400,"unit":"WORKING_DAY"}',
        '{"start":"2026-09-18","n":1,"unit":"WORKING_DAY","__proto__":{"n":3}}',
        `{"start":"2026-09-18","n":1,"unit":${deep}}`,
        JSON.stringify(GOOD),
      ].join('\n'),
    );
    expect(rows.map((r) => r.error?.code ?? r.due)).toEqual([
      'not-a-whole-number',
      'unknown-field',
      'unknown-unit',
      '2026-10-22',
    ]);
    expect(exit).toBe(1);
  });
  test('blank lines, CRLF, a byte-order mark and a last line without an end; lines keep their numbers', async () => {
    const good = JSON.stringify(GOOD);
    const { exit, rows } = await ask(`\uFEFF${good}\r\n\r\n  \n{oops\r\n${good}`);
    expect(rows.map((r) => r.due ?? [r.error!.code, r.line])).toEqual(['2026-10-22', ['not-json', 4], '2026-10-22']);
    expect(exit).toBe(1);
  });
  test('a character cut by a chunk border is put together again', async () => {
    const bytes = Buffer.from('{"start":"九月","n":1,"unit":"MONTH"}\n');
    const { rows } = await ask(Readable.from([bytes.subarray(0, 12), bytes.subarray(12)]));
    expect(rows[0]!.error!.message.zh).toContain('"九月"');
  });
  test('a line without end is not held whole', async () => {
    const flood = function* () {
      for (let i = 0; i < 40; i++) yield 'x'.repeat(100_000);
      yield `\n${JSON.stringify(GOOD)}\n`;
    };
    const { rows } = await ask(Readable.from(flood()));
    expect(rows.map((r) => r.error?.code ?? r.due)).toEqual(['line-too-long', '2026-10-22']);
    expect(rows[0]!.line).toBe(1);
  });
  test('nothing in, nothing out', async () => expect(await ask('')).toEqual({ exit: 0, rows: [] }));
});

describe('oneseal due as a process', () => {
  const start = () => {
    const at = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
    const script = `import { runDue } from ${at('./due.ts')};
      import { CHINA } from ${at('../law/calendar.china.ts')};
      process.exitCode = await runDue(process.stdin, process.stdout, CHINA);`;
    return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  };
  test('answers thousands of lines in order and says by its exit code that one was bad', async () => {
    const child = start();
    const said = text(child.stdout);
    for (let n = 1; n <= 3000; n++)
      child.stdin.write(n === 1500 ? 'bad\n' : `{"start":"2026-03-02","n":${n % 60},"unit":"WORKING_DAY"}\n`);
    child.stdin.end();
    const [code] = await once(child, 'exit');
    const rows = (await said)
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l) as Row);
    expect(rows).toHaveLength(3000);
    expect(rows[44]!.due).toBe('2026-05-08');
    expect(rows[1499]).toMatchObject({ error: { code: 'not-json' }, line: 1500 });
    expect(code).toBe(1);
  });
  test('a reader that leaves early ends it without a crash', async () => {
    const child = start();
    child.stdin.on('error', () => undefined);
    child.stdin.write(`${JSON.stringify(GOOD)}\n`.repeat(500));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    child.stdin.write(`${JSON.stringify(GOOD)}\n`.repeat(500));
    child.stdin.end();
    const [code, signal] = await once(child, 'exit');
    expect([code, signal]).toEqual([0, null]);
  });
});

describe('oneseal due: back-pressure', () => {
  test('reads no further ahead than the reader of the answers takes', async () => {
    let asked = 0;
    const questions = function* () {
      for (; asked < 5000; asked++) yield `${JSON.stringify(GOOD)}\n`;
    };
    let release: (() => void) | undefined;
    let taken = 0;
    const slow = new Writable({
      highWaterMark: 1024,
      write: (_chunk, _encoding, done) => {
        taken++;
        if (taken === 5) release = done;
        else done();
      },
    });
    const running = runDue(Readable.from(questions(), { highWaterMark: 4 }), slow, CHINA);
    while (!release) await new Promise((r) => setTimeout(r, 1));
    await new Promise((r) => setTimeout(r, 50));
    expect(asked).toBeLessThan(50);
    release();
    expect(await running).toBe(0);
    expect(asked).toBe(5000);
  });
});
