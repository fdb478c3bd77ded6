import { expect, test } from 'vitest';
import { handIn } from '../../../test/hand-in.ts';
import { openTown } from '../../../test/town.ts';
import type { Post } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { loadBundled } from '../catalogue/index.ts';
import type { CaseView } from './contract.ts';

test('许可法5, 回避: the only examiner applies, so the head may appoint somebody of another unit, and not them', async () => {
  const town = await openTown();
  await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
  const officer = async (name: string, post: Post) => {
    const person = await town.person(name);
    await town.post(person, post);
    return { person, cookie: await town.session(person) };
  };
  const examiner = await officer('周迟', 'examiner');
  const [acceptor, head, other] = [
    await officer('程清和', 'acceptor'),
    await officer('负责人', 'head'),
    await officer('外单位', 'delivery'),
  ];
  const id = await handIn(town, examiner.cookie, 'minimum-living-allowance');
  const act = (by: { cookie: string }, name: string, body: object = {}) =>
    town.call('POST', `/api/cases/${id}/acts/${name}`, { cookie: by.cookie, body });
  expect((await act(acceptor, 'accept')).status).toBe(200);
  const { acts } = (await town.call('GET', `/api/cases/${id}`, { cookie: head.cookie })).body as CaseView;
  expect(acts.find((a) => a.act === 'appoint')).toMatchObject({ may: true });
  const { error } = (await act(head, 'appoint', { to: examiner.person })).body;
  expect([error.code, error.article, error.message.zh]).toEqual([
    'party-to-the-case',
    '许可法5',
    '周迟是本件申请人，应当回避。请选择其他工作人员。',
  ]);
  expect((await act(head, 'appoint', { to: other.person })).status).toBe(200);
  await town.close();
});
