import { afterAll, describe, expect, test } from 'vitest';
import type { Instant } from '../kernel/instant.ts';
import { pdfkitWriter } from './pdf.pdfkit.ts';
import type { Letter } from './pdf.ts';
import { workerWriter } from './pdf.worker.ts';

const letter = (title: string): Letter => ({
  organ: '松澜新区行政审批局',
  title,
  body: [{ kind: 'para', text: '经审查，申请材料齐全、符合法定形式，决定予以受理。' }],
  foot: '办件 001832',
  madeAt: '2026-09-18T03:00:00.000Z' as Instant,
});

describe('drawing in a thread of its own', () => {
  const writer = workerWriter();
  afterAll(() => writer.close());

  test('gives the same bytes as drawing here, several at once', async () => {
    const here = pdfkitWriter();
    const files = await Promise.all(['受理通知书', '收件凭证', '更正通知书'].map((t) => writer.letter(letter(t))));
    const expected = await Promise.all(['受理通知书', '收件凭证', '更正通知书'].map((t) => here.letter(letter(t))));
    for (const [i, file] of files.entries()) {
      expect(file.pages).toBe(1);
      expect(Buffer.compare(Buffer.from(file.bytes), Buffer.from(expected[i]!.bytes))).toBe(0);
    }
  });
  test('a model that cannot be drawn fails alone', async () => {
    const broken = {
      ...letter('坏'),
      body: [{ kind: 'table', head: ['一'], widths: [], rows: null }],
    } as unknown as Letter;
    const [bad, good] = await Promise.allSettled([writer.letter(broken), writer.letter(letter('好'))]);
    expect(bad.status).toBe('rejected');
    expect(good.status).toBe('fulfilled');
  });
  test('after it was closed the next page starts it again', async () => {
    await writer.close();
    expect((await writer.letter(letter('受理通知书'))).pages).toBe(1);
  });
});
