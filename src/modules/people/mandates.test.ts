import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import type { Viewer } from './authority.ts';
import { endMandate, giveMandate, mandateState } from './mandates.ts';

const boss = { kind: 'person', person: 'boss', posts: [], admin: false } as const satisfies Viewer;
const forCompany = { ...boss, acting: { principal: 'company', items: 'all' } } as const satisfies Viewer;
const agent = {
  ...boss,
  person: 'agent',
  acting: { principal: 'company', mandate: 'm1', items: ['food'] },
} as const satisfies Viewer;
const today = day('2026-03-02');
const until = day('2026-12-31');

describe('许可法 第二十九条: an application may be made through an agent', () => {
  test('a person gives a mandate for themselves, from today when no day is named', () => {
    expect(giveMandate(boss, { agent: 'friend', items: 'all', until }, today)).toEqual({
      kind: 'decided',
      events: [
        { type: 'MandateGiven', on: today, principal: 'boss', agent: 'friend', items: 'all', from: today, until },
      ],
    });
  });
  test('the legal representative gives it in the name of the company', () => {
    expect(giveMandate(forCompany, { agent: 'clerk', items: ['food'], until }, today)).toMatchObject({
      events: [{ principal: 'company', agent: 'clerk', items: ['food'] }],
    });
  });
  test('it may end on the day it begins, and not the day before', () => {
    const on = (last: string) => giveMandate(boss, { agent: 'friend', items: 'all', until: day(last) }, today);
    expect(on('2026-03-02').kind).toBe('decided');
    expect(on('2026-03-01')).toMatchObject({ kind: 'refused', code: 'mandate-until-before-from' });
  });
  test('it may begin today, and not yesterday', () => {
    const from = (first: string) =>
      giveMandate(boss, { agent: 'friend', items: 'all', from: day(first), until }, today);
    expect(from('2026-03-02').kind).toBe('decided');
    expect(from('2026-03-01')).toMatchObject({ kind: 'refused', code: 'mandate-from-past' });
  });
});

describe('the bound of a mandate (local rule): three years, counted from its first day', () => {
  test('it may end on the day three years later, and not the day after', () => {
    const on = (last: string) => giveMandate(boss, { agent: 'friend', items: 'all', until: day(last) }, today);
    expect(on('2029-03-02').kind).toBe('decided');
    expect(on('2029-03-03')).toMatchObject({ code: 'mandate-too-long', facts: { latest: '2029-03-02' } });
  });
  test('one that begins later is counted from then', () => {
    const from = day('2026-06-01');
    const on = (last: string) => giveMandate(boss, { agent: 'friend', items: 'all', from, until: day(last) }, today);
    expect(on('2029-06-01').kind).toBe('decided');
    expect(on('2029-06-02').kind).toBe('refused');
  });
});

describe('民法典 第一百六十八、一百六十九条: who may not be the agent, and who may not pass a mandate on', () => {
  test('an agent cannot give what was given to them', () => {
    expect(giveMandate(agent, { agent: 'friend', items: 'all', until }, today)).toMatchObject({
      kind: 'refused',
      code: 'not-to-be-passed-on',
      article: '民法典169',
    });
  });
  test('nobody is their own agent', () => {
    expect(giveMandate(boss, { agent: 'boss', items: 'all', until }, today)).toMatchObject({
      code: 'mandate-to-oneself',
    });
  });
});

describe('民法典 第一百七十三条: either side ends it at any time', () => {
  const mandate = { principal: 'company', agent: 'agent', endedOn: null };
  test('the representative withdraws it', () => {
    expect(endMandate(forCompany, mandate, today)).toMatchObject({
      events: [{ type: 'MandateEnded', by: 'principal' }],
    });
  });
  test('the agent resigns', () => {
    expect(endMandate(agent, mandate, today)).toMatchObject({ events: [{ by: 'agent' }] });
  });
  test('another agent of the same company cannot', () => {
    expect(endMandate({ ...agent, person: 'other' }, mandate, today)).toMatchObject({ code: 'not-your-mandate' });
  });
  test('the representative who acts for themselves at the moment cannot: they must choose the company first', () => {
    expect(endMandate(boss, mandate, today)).toMatchObject({ code: 'not-your-mandate' });
  });
  test('what has ended does not end again', () => {
    expect(endMandate(agent, { ...mandate, endedOn: day('2026-03-01') }, today)).toMatchObject({
      code: 'mandate-ended',
    });
  });
});

describe('a mandate holds on its last day and not on the day after', () => {
  const m = { from: day('2026-03-02'), until: day('2026-03-31'), endedOn: null };
  test.each([
    ['2026-03-01', 'ahead'],
    ['2026-03-02', 'in-force'],
    ['2026-03-31', 'in-force'],
    ['2026-04-01', 'over'],
  ])('%s: %s', (on, state) => {
    expect(mandateState(m, day(on))).toBe(state);
  });
  test('ended early', () => {
    expect(mandateState({ ...m, endedOn: day('2026-03-10') }, day('2026-03-10'))).toBe('ended');
  });
});
