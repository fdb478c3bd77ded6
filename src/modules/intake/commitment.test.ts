import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTown, type Town } from '../../../test/town.ts';
import type { Day } from '../../kernel/day.ts';
import { loadBundled } from '../catalogue/index.ts';
import type { DraftView } from './contract.ts';

describe('国办发〔2020〕42号: a commitment for a proof', () => {
  let town: Town;
  let cookie = '';
  beforeAll(async () => {
    town = await openTown();
    await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
    cookie = await town.session(await town.person('林知远'));
  });
  afterAll(() => town.close());
  const begin = async (addressProof: string): Promise<DraftView> => {
    const situation = { kind: ['limited'], addressProof: [addressProof], dwelling: ['no'], filedBy: ['self'] };
    return (await town.call('POST', '/api/drafts', { cookie, body: { item: 'company-registration', situation } })).body;
  };
  const sign = async (id: string, signed: boolean): Promise<DraftView> =>
    (await town.call('POST', `/api/drafts/${id}/promise`, { cookie, body: { kind: 'commitment', refs: [], signed } }))
      .body;
  const of = (d: DraftView, ref: string) => d.materials.find((m) => m.ref === ref)?.status;

  test('stands for the proof on the list and for no main material; taken back, the proof is missing again', async () => {
    const draft = await begin('other');
    expect([draft.committable, of(draft, 'address-proof'), of(draft, 'articles')]).toEqual([
      true,
      'missing',
      'missing',
    ]);
    const signed = await sign(draft.id, true);
    expect([of(signed, 'address-proof'), of(signed, 'articles')]).toEqual(['committed', 'missing']);
    expect(signed.promises).toMatchObject([{ kind: 'commitment', refs: ['address-proof'] }]);
    const back = await sign(draft.id, false);
    expect([of(back, 'address-proof'), back.promises]).toEqual(['missing', []]);
  });

  test('is not offered where the register proves the address', async () => {
    expect((await begin('registered')).committable).toBe(false);
  });
});
