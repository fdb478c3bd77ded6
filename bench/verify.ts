import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { day } from '../src/kernel/day.ts';
import type { Instant } from '../src/kernel/instant.ts';
import { noteText } from '../src/kernel/note.ts';
import { codeOf, pointerBytes } from '../src/modules/licences/code.ts';
import { verifyOffline } from '../src/modules/licences/offline.ts';
import { statusBody } from '../src/modules/licences/status.ts';
import { atMost, type Measure, median, report, round } from './measure.ts';

/** Milliseconds (the figure). */
const LIMIT = 20;
const LISTED = 1000;

export const run = async (): Promise<Measure[]> => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const seal = (bytes: Uint8Array) => sign('sha256', bytes, { key: pair.privateKey, dsaEncoding: 'ieee-p1363' });
  const keyId = '0a1b2c3d';
  const idOf = (n: number): string => `01932d3f-7c1a-7b2e-9f3c-${String(n).padStart(12, '0')}`;
  const bytes = pointerBytes({
    keyId,
    licence: idOf(0),
    edition: 1,
    from: day('2026-10-20'),
    until: day('2030-10-19'),
    number: '松审卫公〔2026〕第0183号',
    holder: '松澜云栖温泉度假有限公司',
    title: '公共场所卫生许可证',
  });
  const origin = 'oneseal/songlan';
  const body = statusBody({
    origin,
    at: '2026-11-22T02:00:00.000Z' as Instant,
    until: '2026-11-22T08:00:00.000Z' as Instant,
    lines: Array.from({ length: LISTED }, (_, n) => ({
      licence: idOf(n + 1),
      edition: 1,
      state: 'revoked' as const,
      since: day('2026-11-02'),
    })),
  });
  const ask = {
    text: codeOf(bytes, seal(bytes)),
    keys: [{ keyId, algorithm: 'ES256', test: true, publicKey }],
    status: noteText({ body, origin, keyId, signature: seal(Buffer.from(body)) }),
    now: '2026-11-22T03:00:00.000Z' as Instant,
    check: (_: unknown, content: Uint8Array, signature: Uint8Array) =>
      verify(
        'sha256',
        content,
        {
          key: createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' }),
          dsaEncoding: 'ieee-p1363',
        },
        signature,
      ),
  };
  const times: number[] = [];
  for (let n = 0; n < 100; n++) {
    const began = performance.now();
    if ((await verifyOffline(ask)).verdict !== 'valid') throw new Error('not valid');
    times.push(performance.now() - began);
  }
  const name = `a licence checked without a network, signature, term and a list of ${LISTED.toLocaleString('en')}`;
  return [atMost(name, round(median(times), 2), 'ms', LIMIT)];
};

if (import.meta.main) report(await run());
