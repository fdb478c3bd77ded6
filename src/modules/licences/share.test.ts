import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { openEmbedded } from '../../../test/database.ts';
import { at, licenceRoom } from '../../../test/licence-room.ts';
import { day } from '../../kernel/day.ts';
import type { Certificate } from '../../platform/pdf.ts';
import { copyFor } from './face.ts';
import { copyOfShare, listShares, share, takeBack } from './handle.share.ts';

describe('a copy for one purpose', () => {
  const room = licenceRoom(openEmbedded);
  const made = async () => {
    const row = await room.issued();
    await share(room.deps, room.db, row, 'p-spa', { whom: '某银行', purpose: '办理贷款', until: day('2026-11-20') });
    const [mine] = await listShares(room.deps, row);
    return { row, id: mine!.id, token: mine!.link!.split('/share/')[1]! };
  };
  const copy = (token: string) => copyOfShare({ ...room.deps, writer: room.writer }, token);

  test('says across it whom and what it is for and until when, and claims no force of its own', () => {
    const model = {
      notes: ['电子证照标识　1.2', '与纸质证照具有同等法律效力（国务院令第716号）。'],
      data: { name: 'licence.json' },
    } as unknown as Certificate;
    const copied = copyFor(model, '某银行办理贷款', day('2026-11-20'));
    expect(copied.watermark).toBe('仅用于某银行办理贷款，有效至2026年11月20日');
    expect(copied.notes.join()).not.toContain('同等法律效力');
    expect(copied).not.toHaveProperty('data');
    expect(copyFor({ ...model, watermark: '样例 无效' }, 'x', day('2026-11-20')).watermark).toContain('样例 无效');
  });
  test('is a PDF without a signature, counted like a look at it; on the last day and not on the day after', async () => {
    const { row, token } = await made();
    room.clock.set(at('2026-11-20'));
    const file = `${room.folder}/copy.pdf`;
    await writeFile(file, (await copy(token))!.content);
    expect(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })).toContain('复制件，没有电子签名');
    expect((await listShares(room.deps, row))[0]).toMatchObject({ uses: 1 });
    room.clock.set(at('2026-11-21'));
    expect(await copy(token)).toBeUndefined();
  });
  test('of a licence that is suspended there is none', async () => {
    const { token } = await made();
    await room.tell('c1', { type: 'Frozen', on: '2026-11-10', complaint: 'x-1' });
    await room.follow();
    expect(await copy(token)).toBeUndefined();
    await room.tell('c1', { type: 'Unfrozen', on: '2026-11-10', finding: false });
    await room.follow();
    expect(await copy(token)).toBeDefined();
  });
  test('taken back, or with another link, there is none', async () => {
    const { row, id, token } = await made();
    expect(await copy(`${token}x`)).toBeUndefined();
    await takeBack(room.deps, row, id);
    expect(await copy(token)).toBeUndefined();
  });
});
