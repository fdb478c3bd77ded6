import { describe, expect, test } from 'vitest';
import type { Day } from '../../../kernel/day.ts';
import { CHINA } from '../../../law/calendar.china.ts';
import { evaluate } from '../../forms/index.ts';
import { readItemVersion } from '../item.schema.ts';
import type { ItemVersion } from '../item.ts';
import { lintVersion } from '../lint/lint.ts';
import { termsOf } from '../terms.ts';
import { guideOf } from '../view.ts';
import { BUNDLED } from './index.ts';

const TODAY = '2026-11-22' as Day;
const item = (name: string): ItemVersion => {
  const found = BUNDLED.find((v) => v.item === name);
  if (!found) throw new Error(name);
  return found;
};

describe.each(BUNDLED.map((v) => [v.item, v] as const))('%s', (_, v) => {
  test('the lint finds nothing, not even to warn of', () => {
    expect(lintVersion(v, { calendar: CHINA, today: TODAY })).toEqual([]);
  });
  test('has the shape that our own files must have', () => {
    expect(readItemVersion(JSON.parse(JSON.stringify(v))).ok).toBe(true);
  });
  test('English is written, not copied: Chinese stands in it only as a term in brackets', () => {
    const texts: string[] = [];
    JSON.stringify(v, (key, value) => {
      if (key === 'en' && typeof value === 'string') texts.push(value);
      return value;
    });
    const bare = texts.map((s) => s.replace(/[（(][^()（）]*\p{Script=Han}[^()（）]*[)）]/gu, ''));
    expect(bare.filter((s) => /\p{Script=Han}/u.test(s))).toEqual([]);
  });
  test('words: 您, no set phrases that say nothing', () => {
    const all = JSON.stringify(v);
    expect(all).not.toMatch(/耐心等待|温馨提示|相关部门|！/);
    expect(all).not.toMatch(/[^您]你|^你/);
  });
  test('an empty form judges itself without a fault and starts at its first field', () => {
    const view = evaluate(v.form, v.checks, {}, { today: TODAY });
    expect(view.next?.at).toBe(v.form.sections[0]?.fields[0]?.key);
    expect(view.complete).toBe(false);
  });
  test('at most five parts, and the last step is a decision', () => {
    expect(v.form.sections.length).toBeLessThanOrEqual(5);
    if (v.nature !== 'filing') expect(v.terms.steps.at(-1)?.key).toBe('decide');
  });
});

describe('facts of the items', () => {
  test('食品许可办法: ten working days and five more; the promise is five', () => {
    const { statutory, promised } = termsOf(item('food-service'), TODAY);
    expect(statutory).toMatchObject({
      n: 10,
      unit: 'WORKING_DAY',
      start: 'ACCEPTED',
      extension: { n: 5, approver: 'head' },
    });
    expect(promised).toMatchObject({ n: 5, unit: 'WORKING_DAY' });
    expect(item('food-service').result.years).toBe(5);
    expect(item('food-service').terms.renewal).toMatchObject({
      opens: { n: 90, unit: 'WORKING_DAY' },
      closes: { n: 15, unit: 'WORKING_DAY' },
      lateSuspends: true,
    });
  });
  test('建筑法 第八条: seven calendar days from receipt', () => {
    expect(termsOf(item('construction-permit'), TODAY).statutory).toMatchObject({
      n: 7,
      unit: 'NATURAL_DAY',
      start: 'RECEIVED',
    });
  });
  test('公共场所条例 第八条: twenty working days, four years, and the fire opinion is no material', () => {
    const venue = item('public-venue-hygiene');
    expect(venue.statutory).toMatchObject({ n: 20, unit: 'WORKING_DAY', start: 'ACCEPTED' });
    expect(venue.result.years).toBe(4);
    expect(venue.materials.some((m) => m.name.zh.includes('消防'))).toBe(false);
  });
  test('673号 第十三条: a filing has no period, no steps, no refusal', () => {
    const filing = item('investment-filing').terms;
    expect(filing).toMatchObject({ nature: 'filing', neverDeny: true, steps: [] });
    expect(filing.statutory).toBeUndefined();
  });
  test('673号 第十条: commissioned evaluation is excluded by a special law, at most thirty working days', () => {
    expect(item('investment-approval').terms.procedures).toEqual([
      { ground: 'commissioned-evaluation', maxWorkingDays: 30, basis: '673号10', excluded: true },
    ]);
    expect(item('investment-approval').statutory?.extension?.n).toBe(40);
    expect(guideOf(item('investment-approval'), { publishedOn: null }, TODAY, CHINA).procedures[0]?.name).toEqual({
      zh: '委托评估',
      en: 'commissioned evaluation',
    });
  });
  test('生态环境法典 第一百零五条: exactly five grounds of refusal', () => {
    expect(item('eia-report').terms.denialGrounds).toHaveLength(5);
  });
  test('民法典 第二百七十九条: all owners of the building, a majority is not enough', () => {
    const v = item('home-business-declaration');
    const at = (agreed: number) =>
      evaluate(v.form, v.checks, { owners: 24, agreed }, { today: TODAY }).errors.filter((e) => e.at === 'agreed');
    expect(at(24)).toEqual([]);
    expect(at(23)[0]?.text.zh).toContain('要全部同意才行');
  });
  test('城乡规划法 第三十八条: only granted land has a contract whose planning conditions can be copied', () => {
    const v = item('land-use-planning');
    const missing = (obtained: string) =>
      evaluate(v.form, v.checks, {}, { today: TODAY, context: { obtained } }).errors.map((e) => e.at);
    expect(missing('granted')).toContain('conditions');
    expect(missing('allocated')).not.toContain('conditions');
  });
  test('国务院令 and provinces set no list of 容缺 materials: every one that may follow later is marked as local', () => {
    for (const v of BUNDLED)
      for (const [i, m] of v.materials.entries())
        if (m.necessity === 'deferrable')
          expect(v.editable, `${v.item} ${m.ref}`).toContain(`materials[${i}].necessity`);
  });
  test('what was not read in a law is marked as local', () => {
    for (const key of ['food-service', 'food-service-renewal', 'public-venue-hygiene', 'public-venue-hygiene-renewal'])
      expect(item(key).editable, key).toEqual(expect.arrayContaining(['statutory', 'terms.renewal']));
    expect(item('construction-permit').editable).toContain('eligibility');
    expect(item('health-certificate').editable).toContain('fee');
  });
  test('许可法 第二十五条: only permits of this bureau came to it by transfer; the fire brigade kept its own', () => {
    const source = (key: string) => item(key).powerSource?.zh;
    expect(source('food-service')).toBe('相对集中行政许可权划转');
    expect(source('fire-check')).toBe('法定本级行使');
    expect(source('newborn-registration')).not.toContain('划转');
    expect(source('minimum-living-allowance')).not.toContain('划转');
  });
  test('许可法 第五十八条: nothing costs a fee', () => {
    expect(BUNDLED.filter((v) => v.fee.charged)).toEqual([]);
  });
  test('renewals and changes know what they renew and change, and the other way round', () => {
    for (const v of BUNDLED) {
      if (v.origin?.kind === 'renewal') expect(item(v.origin.of).renewedBy).toBe(v.item);
      if (v.origin?.kind === 'change') expect(item(v.origin.of).changedBy).toBe(v.item);
      if (v.changedBy) expect(item(v.changedBy).origin).toMatchObject({ kind: 'change' });
      if (v.renewedBy) expect(item(v.renewedBy)).toBeDefined();
    }
  });
});
