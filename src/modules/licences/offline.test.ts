import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';
import { noteText } from '../../kernel/note.ts';
import { codeOf, type LicencePointer, pointerBytes } from './code.ts';
import { type CheckSignature, type OfflineAsk, type PublicKey, verifyOffline } from './offline.ts';
import { type ListedState, readStatus, type StatusLine, statusBody } from './status.ts';

const check: CheckSignature = (key, bytes, signature) =>
  verify(
    'sha256',
    bytes,
    {
      key: createPublicKey({ key: Buffer.from(key.publicKey, 'base64'), format: 'der', type: 'spki' }),
      dsaEncoding: 'ieee-p1363',
    },
    signature,
  );
const makeKey = (isTest = false) => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const der = pair.publicKey.export({ format: 'der', type: 'spki' });
  const keyId = createHash('sha256').update(der).digest('hex').slice(0, 8);
  const info: PublicKey = { keyId, algorithm: 'ES256', test: isTest, publicKey: der.toString('base64') };
  const seal = (bytes: Uint8Array) => sign('sha256', bytes, { key: pair.privateKey, dsaEncoding: 'ieee-p1363' });
  return { info, seal };
};
const ours = makeKey();
const foreign = makeKey();

const pointer: LicencePointer = {
  keyId: ours.info.keyId,
  licence: '01932d3f-7c1a-7b2e-9f3c-0123456789ab',
  edition: 1,
  from: day('2026-10-20'),
  until: day('2030-10-19'),
  number: '松审卫公〔2026〕第0183号',
  holder: '松澜云栖温泉度假有限公司',
  title: '公共场所卫生许可证',
};
const codeFor = (p: LicencePointer, by = ours) => codeOf(pointerBytes(p), by.seal(pointerBytes(p)));
const code = codeFor(pointer);

const AT = '2026-11-22T02:00:00.000Z' as Instant;
const UNTIL = '2026-11-22T08:00:00.000Z' as Instant;
const listWith = (lines: readonly StatusLine[], by = ours): string => {
  const body = statusBody({ origin: 'oneseal/songlan', at: AT, until: UNTIL, lines });
  const [origin, keyId] = ['oneseal/songlan', by.info.keyId];
  return noteText({ body, origin, keyId, signature: by.seal(Buffer.from(body)) });
};
const line = (state: ListedState, edition = 1): StatusLine => ({
  licence: pointer.licence,
  edition,
  state,
  since: day('2026-11-02'),
});
const ask = (more: Partial<OfflineAsk> = {}) =>
  verifyOffline({ text: code, keys: [ours.info], now: '2026-11-22T03:00:00.000Z' as Instant, check, ...more });

describe('a licence checked without asking anybody', () => {
  test('one that no list names is valid, with what the code says and the time of the list', async () => {
    expect(await ask({ status: listWith([]) })).toEqual({
      verdict: 'valid',
      pointer,
      test: false,
      status: { kind: 'read', at: AT, until: UNTIL, tooOld: false },
    });
  });
  test('the address in the QR code says the same as the code', async () => {
    expect((await ask({ text: `https://spj.example.gov.cn/verify/${code}` })).verdict).toBe('valid');
  });
  test.each(['suspended', 'withdrawn', 'revoked', 'penalised', 'cancelled'] as const)('%s', async (state) => {
    expect(await ask({ status: listWith([line(state)]) })).toMatchObject({ verdict: state, since: '2026-11-02' });
  });
  test('an earlier edition is superseded, the newest is valid', async () => {
    const status = listWith([line('in-force', 2)]);
    expect((await ask({ status })).verdict).toBe('superseded');
    expect((await ask({ status, text: codeFor({ ...pointer, edition: 2 }) })).verdict).toBe('valid');
    // A code says 255 for every later edition too: of those only the state can be told.
    const many = listWith([line('in-force', 300)]);
    expect((await ask({ status: many, text: codeFor({ ...pointer, edition: 255 }) })).verdict).toBe('valid');
  });
  test('it is valid until 24:00 of its last day in Shanghai and expired the minute after', async () => {
    const last = await ask({ now: '2030-10-19T15:59:59.999Z' as Instant });
    const after = await ask({ now: '2030-10-19T16:00:00.000Z' as Instant });
    expect([last.verdict, after.verdict, after.since]).toEqual(['valid', 'expired', '2030-10-19']);
  });
  test('what was revoked and is over is called revoked', async () => {
    const answer = await ask({ status: listWith([line('revoked')]), now: '2031-01-01T00:00:00.000Z' as Instant });
    expect(answer.verdict).toBe('revoked');
  });
  test('without a list the state is said to be unknown', async () => {
    expect((await ask()).status).toEqual({ kind: 'none' });
  });
  test('a list may be gone by until its last moment, and is too old after it', async () => {
    const old = async (now: string) => (await ask({ status: listWith([]), now: now as Instant })).status;
    expect(await old('2026-11-22T08:00:00.000Z')).toMatchObject({ tooOld: false });
    expect(await old('2026-11-22T08:00:00.001Z')).toMatchObject({ tooOld: true });
  });
  test('a key that is not known', async () => {
    const text = codeFor({ ...pointer, keyId: foreign.info.keyId }, foreign);
    const answer = await ask({ text });
    expect(answer.verdict).toBe('unknown-key');
    expect(answer.pointer).toBeUndefined();
    // Under our key's name with another's signature: altered, not merely unknown.
    expect((await ask({ text: codeFor(pointer, foreign) })).verdict).toBe('altered');
  });
  test('every single changed character of a code is found', async () => {
    for (let at = 0; at < code.length; at++) {
      const text = code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
      expect(['altered', 'unknown-key'], `character ${at}`).toContain((await ask({ text })).verdict);
    }
  });
  test('what was never a code is unreadable', async () => {
    for (const text of ['', '松审卫公〔2026〕第0183号', 'https://example.org/'])
      expect((await ask({ text })).verdict).toBe('unreadable');
  });
});

describe('a list that cannot be believed', () => {
  const good = listWith([line('revoked')]);
  test('one altered line: the revocation taken out, its state changed, its licence changed', async () => {
    const revoked = `${pointer.licence} 1 revoked 2026-11-02\n`;
    for (const bad of [
      good.replace(revoked, '').replace('licences 1', 'licences 0'),
      good.replace('revoked', 'in-force'),
      good.replace(pointer.licence, '01932d3f-7c1a-7b2e-9f3c-0123456789ac'),
      good.replace(UNTIL, '2036-11-22T08:00:00.000Z'),
    ])
      expect((await ask({ status: bad })).status).toEqual({ kind: 'unusable', why: 'altered' });
  });
  test('one that somebody else signed, and one that is no list', async () => {
    expect((await ask({ status: listWith([], foreign) })).status).toEqual({ kind: 'unusable', why: 'unknown-key' });
    expect((await ask({ status: 'nothing' })).status).toEqual({ kind: 'unusable', why: 'unreadable' });
    const body = 'oneseal/songlan\n20\n';
    const other = noteText({
      body,
      origin: 'oneseal/songlan',
      keyId: ours.info.keyId,
      signature: ours.seal(Buffer.from(body)),
    });
    expect((await ask({ status: other })).status).toEqual({ kind: 'unusable', why: 'unreadable' });
  });
});

describe('the text of a list', () => {
  const list = { origin: 'oneseal/songlan', at: AT, until: UNTIL, lines: [line('suspended'), line('in-force', 3)] };
  test('is read as it was written', () => {
    expect(readStatus(statusBody(list))).toEqual(list);
    expect(readStatus(statusBody({ ...list, lines: [] }))?.lines).toEqual([]);
  });
  test('a list that was cut or of which a line is none is not read', () => {
    const body = statusBody(list);
    for (const bad of [
      body.slice(0, -1),
      body.split('\n').toSpliced(4, 1).join('\n'),
      body.replace('suspended', 'fine'),
      body.replace('2026-11-02', '2026-11-31'),
      body.replace('licence-status', 'licence-state'),
      `${body}more\n`,
    ])
      expect(readStatus(bad)).toBeUndefined();
  });
});
