import { describe, expect, test } from 'vitest';
import type { Actor, Post } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { decide } from './acts.ts';
import type { SealWire } from './commands.ts';
import type { SealEvent } from './events.ts';
import { fold, type Seal } from './seal.ts';
import { mayUse, sealFor } from './use.ts';

const on = (day: string) => ({ on: day as Day, by: 'head-1' });
const registered: SealEvent = {
  type: 'Registered',
  ...on('2026-01-01'),
  organ: '松澜新区行政审批局',
  name: '松澜新区行政审批局印章',
  kind: 'unit',
  number: '2301090000001',
  how: 'own',
  from: '2026-01-01' as Day,
  until: '2026-12-31' as Day,
  key: 'seal-1',
  picture: 'h',
  test: true,
};
const allowed = (until: string, items?: readonly string[]): SealEvent => ({
  type: 'UseAllowed',
  ...on('2026-03-02'),
  allowance: 'a1',
  documents: ['licence', 'decision'],
  until: until as Day,
  ...(items ? { items } : {}),
});
const seal = (...events: readonly SealEvent[]): Seal => fold([registered, ...events])!;
const by = (id: string, ...posts: Post[]): Actor => ({ id, posts, channel: 'window' });
const act = (state: Seal, command: object, who: Actor, today = '2026-03-02', facts: object = {}) =>
  decide(state, { version: state.position, ...command } as SealWire, who, today as Day, { id: 'x', ...facts });
const paper = { kind: 'licence', item: 'food-service' } as const;

describe('印章规定 第二十五条: no use without the leader’s approval', () => {
  test('without any approval the paper waits', () => {
    expect(mayUse(seal(), paper, '2026-03-02' as Day)).toMatchObject({
      code: 'approval-missing',
      article: '印章规定25',
    });
  });
  test('a standing approval holds on its last day and not on the day after', () => {
    expect(mayUse(seal(allowed('2026-06-30')), paper, '2026-06-30' as Day)).toEqual({ id: 'a1', by: 'head-1' });
    expect(mayUse(seal(allowed('2026-06-30')), paper, '2026-07-01' as Day)).toMatchObject({ code: 'approval-missing' });
  });
  test('it holds for its kinds and items only', () => {
    const limited = seal(allowed('2026-06-30', ['hotel-licence']));
    expect(mayUse(limited, paper, '2026-06-01' as Day)).toMatchObject({ code: 'approval-missing' });
    expect(mayUse(limited, { kind: 'licence', item: 'hotel-licence' }, '2026-06-01' as Day)).toMatchObject({
      by: 'head-1',
    });
    expect(mayUse(limited, { kind: 'notice', item: 'hotel-licence' }, '2026-06-01' as Day)).toMatchObject({
      code: 'approval-missing',
    });
  });
  test('one paper approved is that paper', () => {
    const one = seal({ type: 'UseApproved', ...on('2026-03-02'), request: 'r1' });
    expect(mayUse(one, { ...paper, request: 'r1' }, '2026-03-02' as Day)).toEqual({ id: 'r1', by: 'head-1' });
    expect(mayUse(one, { ...paper, request: 'r2' }, '2026-03-02' as Day)).toMatchObject({ code: 'approval-missing' });
  });
  test('only the head approves, and not who keeps the seal', () => {
    const request = { request: { id: 'r1', state: 'waiting' } };
    const command = { act: 'approve', request: 'r1' };
    expect(act(seal(), command, by('h', 'supervisor'), '2026-03-02', request)).toMatchObject({ code: 'not-your-post' });
    const kept = seal({ type: 'KeeperNamed', ...on('2026-03-02'), person: 'h' });
    expect(act(kept, command, by('h', 'head'), '2026-03-02', request)).toMatchObject({ code: 'keeper-cannot-approve' });
    expect(act(seal(), command, by('h', 'head'), '2026-03-02', request)).toMatchObject({ kind: 'decided' });
    expect(act(seal(), command, by('h', 'head'), '2026-03-02', { request: { id: 'r1', state: 'done' } })).toMatchObject(
      {
        code: 'already-decided',
      },
    );
    expect(act(seal(), { act: 'refuse', request: 'r1' }, by('h', 'head'), '2026-03-02', request)).toMatchObject({
      code: 'reason-missing',
    });
  });
  test('whoever gave a standing approval is named keeper only when it has ended: on its last day no, the day after yes', () => {
    const name = (state: Seal, today: string) =>
      act(state, { act: 'name-keeper', person: 'head-1' }, by('head-2', 'head'), today);
    expect(name(seal(allowed('2026-06-30')), '2026-06-30')).toMatchObject({
      code: 'keeper-gave-approval',
      article: '印章规定25',
    });
    expect(name(seal(allowed('2026-06-30')), '2026-07-01')).toMatchObject({ kind: 'decided' });
    expect(name(seal(), '2026-03-02')).toMatchObject({ kind: 'decided' });
    const both = seal(allowed('2026-06-30'), { type: 'KeeperNamed', ...on('2026-03-03'), person: 'head-1' });
    expect(mayUse(both, paper, '2026-03-04' as Day)).toMatchObject({ code: 'approval-missing' });
  });
  test('a refused paper may be approved after all, and is not refused twice', () => {
    const request = { request: { id: 'r1', state: 'refused' }, reason: 'h' };
    const head = by('h', 'head');
    expect(act(seal(), { act: 'approve', request: 'r1' }, head, '2026-03-02', request)).toMatchObject({
      kind: 'decided',
    });
    expect(act(seal(), { act: 'refuse', request: 'r1', reason: 'x' }, head, '2026-03-02', request)).toMatchObject({
      code: 'already-decided',
    });
  });
  test('a standing approval lasts a year at most: 2027-03-03 yes, the day after no', () => {
    const allow = (until: string) => act(seal(), { act: 'allow', documents: ['licence'], until }, by('h', 'head'));
    expect(allow('2027-03-03')).toMatchObject({ kind: 'decided' });
    expect(allow('2027-03-04')).toMatchObject({ code: 'allowance-too-long' });
    expect(allow('2026-03-02')).toMatchObject({ code: 'ends-before-it-begins' });
  });
});

describe('the life of a seal', () => {
  const open = allowed('2026-12-31');
  test('it is good on its last day and not on the day after, nor before its first', () => {
    expect(mayUse(seal(open), paper, '2026-12-31' as Day)).toMatchObject({ by: 'head-1' });
    expect(mayUse(seal(allowed('2027-02-01')), paper, '2027-01-01' as Day)).toMatchObject({ code: 'seal-expired' });
    expect(mayUse(seal(open), paper, '2025-12-31' as Day)).toMatchObject({ code: 'seal-not-yet' });
  });
  test('suspended it is not set; resumed it is, but not when it was lost', () => {
    const suspended = (reason: 'lost' | 'misuse') => seal(open, { type: 'Suspended', ...on('2026-04-01'), reason });
    expect(mayUse(suspended('misuse'), paper, '2026-04-02' as Day)).toMatchObject({ code: 'seal-suspended' });
    expect(act(suspended('misuse'), { act: 'resume' }, by('h', 'head'))).toMatchObject({ kind: 'decided' });
    expect(act(suspended('lost'), { act: 'resume' }, by('h', 'head'))).toMatchObject({ code: 'must-be-replaced' });
  });
  test('destroyed before two witnesses beside the head, and then final', () => {
    const replaced = seal({ type: 'Replaced', ...on('2026-04-01'), next: 's2', reason: 'renamed' });
    const destroy = (witnesses: string[], record = 'x-1') =>
      act(replaced, { act: 'destroy', record, witnesses }, by('h', 'head'));
    expect(destroy(['h', 'w1'])).toMatchObject({ code: 'two-witnesses' });
    const passerBy = { act: 'destroy', record: 'x-1', witnesses: ['w1', 'passer-by'] } as const;
    expect(act(replaced, passerBy, by('h', 'head'), '2026-11-20', { strangers: ['passer-by'] })).toMatchObject({
      code: 'not-staff',
    });
    expect(destroy(['w1', 'w1'])).toMatchObject({ code: 'two-witnesses' });
    const done = destroy(['w1', 'w2']);
    expect(done).toMatchObject({ kind: 'decided' });
    expect(act(seal(), { act: 'destroy', record: 'x', witnesses: ['w1', 'w2'] }, by('h', 'head'))).toMatchObject({
      code: 'wrong-state',
    });
    const gone = seal(
      { type: 'Replaced', ...on('2026-04-01'), next: 's2', reason: 'worn' },
      {
        type: 'Destroyed',
        ...on('2026-04-02'),
        record: 'x-1',
        witnesses: ['w1', 'w2'],
      },
    );
    expect(act(gone, { act: 'resume' }, by('h', 'head'))).toMatchObject({ code: 'destroyed-is-final' });
  });
});

describe('许可法 第二十四条, 第二十五条: whose seal', () => {
  const row = (
    id: string,
    how: 'own' | 'devolved' | 'entrusted',
    items: string[] | null,
    state: Seal['state'] = 'in-force',
  ) => ({ id, how, items, state });
  const own = row('own', 'own', null);
  test('a power moved to the bureau (划转) is exercised in its own name', () => {
    expect(sealFor([own], 'food-service')?.id).toBe('own');
  });
  test('an entrusted one (委托) in the entrusting organ’s, one moved down (下放) in the lower organ’s', () => {
    const all = [own, row('water', 'entrusted', ['water-permit']), row('street', 'devolved', ['stall-permit'])];
    expect(sealFor(all, 'water-permit')?.id).toBe('water');
    expect(sealFor(all, 'stall-permit')?.id).toBe('street');
    expect(sealFor(all, 'food-service')?.id).toBe('own');
  });
  test('when the entrusting organ’s seal is suspended, ours does not stand in for it', () => {
    expect(sealFor([own, row('water', 'entrusted', ['water-permit'], 'suspended')], 'water-permit')?.id).toBe('water');
  });
  test('a replaced or destroyed seal is nobody’s', () => {
    expect(sealFor([row('old', 'own', null, 'replaced'), row('gone', 'own', null, 'destroyed')], 'x')).toBeUndefined();
  });
});
