import { describe, expect, test } from 'vitest';
import type { Day } from '../../kernel/day.ts';
import { openQuestions, situationAnswers } from '../forms/engine/opening.ts';
import { BUNDLED } from './items/index.ts';
import { materialsFor } from './materials.ts';
import { basisOn, statutoryOn, termsOf } from './terms.ts';

const item = (name: string) => BUNDLED.find((v) => v.item === name)!;
const food = item('food-service');
const refs = (list: readonly { readonly ref: string }[]) => list.map((m) => m.ref);
const restaurant = { business: ['restaurant'], staffCerts: ['here'], filedBy: ['representative'] };

describe('716号 第七条: what a register holds is fetched, the rest is asked', () => {
  test('a restaurant with local staff brings two papers, two are fetched', () => {
    const lists = materialsFor(food, restaurant);
    expect(refs(lists.ask)).toEqual(['layout', 'rules']);
    expect(refs(lists.fetched)).toEqual(['business-licence', 'health-certs']);
    expect(refs(lists.notNeeded)).toEqual(['contract', 'mandate', 'health-certs-copy']);
    expect(lists.counts).toEqual({
      ask: 2,
      required: 2,
      deferrable: 0,
      optional: 0,
      fetched: 2,
      maybe: 0,
      notNeeded: 3,
    });
    expect(lists.open).toEqual([]);
  });
  test('a contractor’s canteen with an agent brings more, required papers first', () => {
    const lists = materialsFor(food, {
      business: ['canteen'],
      canteenFor: ['school'],
      runBy: ['contractor'],
      staffCerts: ['elsewhere'],
      filedBy: ['agent'],
    });
    expect(refs(lists.ask)).toEqual(['layout', 'rules', 'contract', 'mandate', 'health-certs-copy']);
    expect(lists.deferrable).toEqual(['mandate', 'health-certs-copy']);
  });
  test('before the questions are answered, what hangs on them is “maybe”', () => {
    const lists = materialsFor(food, {});
    expect(refs(lists.ask)).toEqual(['layout', 'rules']);
    expect(refs(lists.maybe)).toEqual(['mandate', 'health-certs', 'health-certs-copy']);
    expect(lists.open.toSorted()).toEqual(['filedBy', 'staffCerts']);
  });
  test('an answer to a question that is not asked decides nothing', () => {
    const lists = materialsFor(food, { ...restaurant, runBy: ['contractor'] });
    expect(refs(lists.notNeeded)).toContain('contract');
  });
  test('every material is in exactly one list, whatever the situation', () => {
    for (const v of BUNDLED)
      for (const situation of [
        {},
        restaurant,
        Object.fromEntries(v.questions.map((q) => [q.key, q.options.map((o) => o.value)])),
      ]) {
        const { ask, fetched, maybe, notNeeded } = materialsFor(v, situation);
        expect(refs([...ask, ...fetched, ...maybe, ...notNeeded]).toSorted()).toEqual(refs(v.materials).toSorted());
      }
  });
  test('hostile situations are read as if not answered', () => {
    const hostile = JSON.parse('{"__proto__":["x"],"business":"restaurant","staffCerts":["nonsense"],"filedBy":[]}');
    expect(situationAnswers(food.questions, hostile)).toEqual({});
  });
});

describe('opening questions', () => {
  test('the questions about a canteen come only for a canteen', () => {
    const keys = (s: Record<string, string[]>) => openQuestions(food.questions, s).map((q) => q.question.key);
    expect(keys({})).toEqual(['business', 'staffCerts', 'filedBy']);
    expect(keys({ business: ['canteen'] })).toEqual(['business', 'canteenFor', 'runBy', 'staffCerts', 'filedBy']);
  });
});

describe('环评法 第二十二条 and 生态环境法典 第一百零二条: the basis of the day of acceptance', () => {
  const report = item('eia-report');
  const before = '2026-08-14' as Day;
  const after = '2026-08-15' as Day;
  test('until 2026-08-14 the EIA law, from 2026-08-15 the Code; sixty calendar days from receipt both times', () => {
    expect(statutoryOn(report, before)).toMatchObject({
      n: 60,
      unit: 'NATURAL_DAY',
      start: 'RECEIVED',
      basis: { statute: '环评法' },
    });
    expect(statutoryOn(report, after)).toMatchObject({
      n: 60,
      unit: 'NATURAL_DAY',
      start: 'RECEIVED',
      basis: { statute: '生态环境法典' },
    });
    expect(statutoryOn(report, before)).not.toHaveProperty('validTo');
  });
  test('the law shown is the one in force', () => {
    const statutes = (d: Day) => new Set(basisOn(report, d).map((b) => b.statute));
    expect(statutes(before)).toEqual(new Set(['环评法']));
    expect(statutes(after)).toEqual(new Set(['生态环境法典']));
  });
  test('terms carry the period of the day and, with a situation, only what is due', () => {
    expect(termsOf(report, before).statutory?.basis.statute).toBe('环评法');
    const terms = termsOf(food, after, { situation: restaurant });
    expect(terms.materials.map((m) => m.ref)).toEqual(['layout', 'rules', 'business-licence', 'health-certs']);
    expect(terms.materials.find((m) => m.ref === 'business-licence')).toEqual({
      ref: 'business-licence',
      necessity: 'required',
      obtainable: true,
      main: false,
    });
    expect(terms.fields).toContain('equipment.name');
  });
});
