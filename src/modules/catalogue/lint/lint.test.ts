import { describe, expect, test } from 'vitest';
import type { Day } from '../../../kernel/day.ts';
import { CHINA } from '../../../law/calendar.china.ts';
import type { ItemVersion } from '../item.ts';
import { BUNDLED } from '../items/index.ts';
import { withTerms } from '../terms.ts';
import { errorsOf, lintVersion } from './lint.ts';

const item = (name: string): ItemVersion => BUNDLED.find((v) => v.item === name)!;
const food = item('food-service');
const around = { calendar: CHINA, today: '2026-11-22' as Day };
const rules = (v: ItemVersion) => lintVersion(withTerms(v), around).map((f) => `${f.rule} ${f.severity} ${f.path}`);
const days = (n: number, unit: 'WORKING_DAY' | 'NATURAL_DAY' = 'WORKING_DAY', statute = '许可法') =>
  ({ n, unit, start: 'ACCEPTED', basis: { statute, article: '42.1' } }) as const;
const t = (zh: string, en = 'text') => ({ zh, en });
const first = food.materials[1]!;
const terms = (own: Partial<ItemVersion['terms']>): Pick<ItemVersion, 'terms'> => ({
  terms: { ...food.terms, ...own },
});

describe('the consistency rules, each seen red by a planted fault', () => {
  test.each<[string, Partial<ItemVersion>, string]>([
    ['W01 on the spot but not instant', { promised: days(0) }, 'W01 error terms.instant'],
    ['W02 instant but promised in days', terms({ instant: true }), 'W02 error promised'],
    ['W03 a 证 that is no licence', { result: { ...food.result, type: 'other' } }, 'W03 warning result.type'],
    ['W04 a 文 that is no approval', { result: { type: 'other', name: t('批准文') } }, 'W04 warning result.type'],
    [
      'W05 a 批复 that is no approval',
      { result: { type: 'other', name: t('关于某项目的批复') } },
      'W05 warning result.type',
    ],
    ['W06 visits without reason', { visits: { count: 1 } }, 'W06 error visits.reason'],
    ['W07 a reason without visits', { visits: { count: 0, reason: t('核验') } }, 'W07 warning visits.reason'],
    ['W08 no visit, no web, no post', { channels: ['window'] }, 'W08 error channels'],
    [
      'W09 fully online with a visit',
      { visits: { count: 1, reason: t('核验') }, onlineDepth: ['Ⅳ'] },
      'W09 error visits.count',
    ],
    [
      'W10 a fee without its standard',
      { fee: { charged: true, name: t('费'), standard: t('', ''), basis: { statute: '许可法', article: '58' } } },
      'W10 error fee',
    ],
    ['W11 fee details without a fee', { fee: { charged: false, name: t('费') } as never }, 'W11 error fee'],
    [
      'W12 one number for both',
      { contact: { ask: '0451-80000001', complain: '0451-80000001' } },
      'W12 warning contact',
    ],
    ['W12 no area code', { contact: { ask: '80000001', complain: '0451-80000002' } }, 'W12 warning contact.ask'],
    ['W13 no theme for companies', { themes: ['户籍办理'] }, 'W13 warning themes'],
    ['W14 a permit without questions', { faq: [] }, 'W14 error faq'],
    ['W14 a permit without its steps', { steps: food.steps.slice(0, 2) }, 'W14 error steps'],
    ['W15 a licence without sample', { result: { ...food.result, face: [] } }, 'W15 error result.face'],
    ['X01 promise longer than law', { promised: days(11) }, 'X01 error promised'],
  ])('%s', (_, fault, expected) => {
    expect(rules({ ...food, ...fault })).toContain(expected);
  });
});

describe('许可法 第四十二条: promise and period', () => {
  const promise = (promised: ItemVersion['promised'], statutory: ItemVersion['statutory']) =>
    rules({ ...food, promised: promised!, statutory: statutory! }).filter((r) => r.startsWith('X01'));
  test('the same length is no fault, one day more is', () => {
    expect(promise(days(10), days(10))).toEqual([]);
    expect(promise(days(11), days(10))).toEqual(['X01 error promised']);
  });
  test('across units: three working days against seven calendar days is late only around holidays, a warning', () => {
    expect(promise(days(3), days(7, 'NATURAL_DAY'))).toContain('X01 warning promised');
  });
  test('across units: ten working days against seven calendar days is always late, an error', () => {
    expect(promise(days(10), days(7, 'NATURAL_DAY'))).toContain('X01 error promised');
  });
  test('twenty working days may stand on the Licensing Law, twenty-one may not', () => {
    expect(rules({ ...food, statutory: days(20) })).not.toContain('L-42 error statutory');
    expect(rules({ ...food, statutory: days(21) })).toContain('L-42 error statutory');
  });
  test('a rule (规章) cannot lengthen, a law or regulation can', () => {
    expect(rules({ ...food, statutory: days(30, 'WORKING_DAY', '公共场所细则') })).toContain('L-42 error statutory');
    expect(rules({ ...food, statutory: days(30, 'WORKING_DAY', '673号') })).not.toContain('L-42 error statutory');
  });
  test('calendar days are compared in days, not in numbers', () => {
    const thirty = { ...days(30, 'NATURAL_DAY', '公共场所细则'), unitBasis: t('日') };
    expect(rules({ ...food, statutory: thirty })).toContain('L-42 error statutory');
    expect(rules({ ...food, statutory: { ...thirty, n: 20 } })).not.toContain('L-42 error statutory');
  });
  test('an extension beyond ten days needs a law or regulation', () => {
    const with15 = (statute: string) => ({
      ...days(20),
      extension: { n: 15, approver: 'head' as const, basis: { statute, article: '' } },
    });
    expect(rules({ ...food, statutory: with15('食品许可办法') })).toContain('L-42 error statutory.extension');
    expect(rules({ ...food, statutory: with15('673号') })).not.toContain('L-42 error statutory.extension');
  });
  test('joint handling: forty-five days, extended by the government', () => {
    const joint = {
      ...food,
      ...terms({ joint: true }),
      statutory: {
        ...days(45),
        extension: { n: 15, approver: 'head' as const, basis: { statute: '许可法', article: '42.2' } },
      },
    };
    expect(rules(joint)).toEqual(expect.arrayContaining(['L-42 error statutory.extension.approver']));
    expect(rules(joint)).not.toContain('L-42 error statutory');
  });
});

describe('the law’s own rules', () => {
  const withMaterial = (name: string, extra: object = {}): ItemVersion => ({
    ...food,
    materials: [...food.materials, { ...first, ref: 'extra', name: t(name, 'A paper'), ...extra }],
  });
  test.each(['其他相关材料', '其他材料', '法律、法规规定的其他材料', '有关部门要求提供的资料'])(
    '许可法 第三十条: no catch-all: %s',
    (name) => {
      expect(rules(withMaterial(name))).toContain('L-OTHER error materials[7].name');
    },
  );
  test('许可法 第三十条: a named paper is no catch-all', () => {
    expect(rules(withMaterial('其他股东放弃优先购买权的声明')).filter((r) => r.startsWith('L-OTHER'))).toEqual([]);
    expect(rules(withMaterial('x', { name: t('材料', 'Other relevant documents') }))).toContain(
      'L-OTHER error materials[7].name',
    );
  });
  test('716号 第七条: what the government issued is fetched or not asked', () => {
    expect(rules(withMaterial('户籍证明', { source: 'government' }))).toContain('L-716 error materials[7]');
    expect(rules(withMaterial('营业执照复印件'))).toContain('L-716 warning materials[7].name');
    expect(
      rules(withMaterial('营业执照', { source: 'government', register: 'business-licence' })).filter((r) =>
        r.startsWith('L-716'),
      ),
    ).toEqual([]);
  });
  test('许可法 第五十八条: a fee stands on law or administrative regulation', () => {
    const fee = (statute: string): ItemVersion => ({
      ...food,
      fee: { charged: true, name: t('工本费'), standard: t('10 元'), basis: { statute, article: '1' } },
    });
    expect(rules(fee('食品许可办法'))).toContain('L-58 error fee.basis');
    expect(rules(fee('某市收费规定'))).toContain('L-58 error fee.basis');
    expect(rules(fee('食品安全法条例'))).not.toContain('L-58 error fee.basis');
  });
  test('许可法 第四十五条: only the eight procedures, or a special law', () => {
    const proc = (ground: string, basis: string) => ({
      ...food,
      ...terms({ procedures: [{ ground, basis, excluded: true }] }),
    });
    expect(rules(proc('site-visit', '许可法45'))).toEqual([]);
    expect(rules(proc('site-visit', '食品许可办法'))).toContain('L-45 error terms.procedures[0]');
    expect(rules(proc('evaluation', '673号9'))).toEqual([]);
    expect(rules(proc('expert-review', '许可法45'))).toEqual([]);
  });
  test('许可法 第三十八条: a permit names organ and court', () => {
    expect(rules({ ...food, remedy: { organ: t(''), court: t('法院') } })).toContain('L-38 error remedy');
  });
  test('许可法 第三十条: basis, period and materials are published', () => {
    const { statutory: _s, ...bare } = food;
    expect(rules({ ...bare, basis: [], materials: [] } as ItemVersion)).toEqual(
      expect.arrayContaining(['L-30 error statutory', 'L-30 error basis', 'L-30 error materials']),
    );
  });
  test('673号 第十三条: a filing with a period or a refusal', () => {
    const filing = item('investment-filing');
    expect(rules({ ...filing, statutory: days(5) })).toContain('L-FILING error statutory');
    expect(rules({ ...filing, terms: { ...filing.terms, neverDeny: false } })).toContain(
      'L-FILING error terms.neverDeny',
    );
  });
  test('an unknown statute is told, and a basis that has ceased', () => {
    expect(rules({ ...food, basis: [{ statute: '某地办法', article: '1', title: t('某地办法') }] })).toContain(
      'L-BASIS warning basis[0]',
    );
    expect(
      rules({ ...food, basis: [{ statute: '环评法', article: '22', title: t('环评法'), validTo: '2026-08-14' }] }),
    ).toContain('L-BASIS error basis[0].validTo');
  });
  test('国办发〔2020〕42号: a commitment item spells out the promise', () => {
    expect(rules({ ...food, ...terms({ committable: 'permit' }) })).toContain('L-PROMISE error commitment');
  });
  test('国办发〔2020〕42号: the proofs a commitment may stand for are listed, and none of them is main or fetched', () => {
    const proof = terms({ committable: 'proof' });
    expect(rules({ ...food, ...proof })).toContain('L-PROOF error materials');
    const marked = (extra: object): ItemVersion => ({
      ...withMaterial('住所使用证明', { main: false, promisable: true, ...extra }),
      ...proof,
    });
    expect(rules(marked({})).filter((r) => r.startsWith('L-PROOF'))).toEqual([]);
    expect(rules(marked({ main: true }))).toContain('L-PROOF error materials[7].promisable');
    expect(rules(marked({ register: 'property' }))).toContain('L-PROOF error materials[7].promisable');
    expect(rules({ ...marked({}), ...terms({ committable: 'no' }) })).toContain(
      'L-PROOF error materials[7].promisable',
    );
  });
  test('a permit that is typed as something else', () => {
    expect(rules({ ...food, taskType: '20' })).toContain('L-NATURE error nature');
  });
});

describe('the shape of our data', () => {
  const withField = (extra: object): ItemVersion => ({
    ...food,
    form: {
      ...food.form,
      sections: [
        { key: 'one', title: t('一'), fields: [{ key: 'a', kind: 'text', label: t('甲'), ...extra }] },
      ] as never,
    },
    checks: [],
    materials: [],
    questions: [],
  });
  test('a key twice, a key that cannot be one', () => {
    expect(rules({ ...food, materials: [first, first] })).toContain('S-REF error materials');
    expect(rules(withField({ key: '__proto__' }))).toContain('S-REF error form.fields');
    expect(rules(withField({ key: 'constructor' }))).toContain('S-REF error form.fields');
  });
  test('a condition that reads nothing', () => {
    expect(rules(withField({ when: { field: 'ghost', is: 1 } }))).toContain('S-COND error form.a.when');
  });
  test('a choice with one option, a table in a table, a dangerous pattern', () => {
    expect(rules(withField({ kind: 'choice', options: [{ value: 'a', label: t('甲') }] }))).toContain(
      'S-FIELD error form.a',
    );
    expect(rules(withField({ kind: 'group', fields: [] }))).toContain('S-FIELD error form.a');
    expect(rules(withField({ pattern: { regex: '(a+)+b', says: t('x') } }))).toContain('S-FIELD error form.a.pattern');
    expect(rules(withField({ pattern: { regex: '[', says: t('x') } }))).toContain('S-FIELD error form.a.pattern');
    expect(rules(withField({ pattern: { regex: '\\d{4}-\\d{6}', says: t('x') } }))).not.toContain(
      'S-FIELD error form.a.pattern',
    );
  });
  test('missing English is told', () => {
    expect(rules(withField({ label: { zh: '甲', en: '甲' } }))).toContain('S-WORDS warning form.a.label');
  });
  test('a main material cannot follow later (B8)', () => {
    expect(rules({ ...food, materials: [{ ...first, main: true, necessity: 'deferrable' }] })).toContain(
      'S-MAIN error materials[0]',
    );
  });
  test('terms that say something else than the item', () => {
    const stale = { ...food, promised: days(3) };
    expect(lintVersion(stale, around).map((f) => f.rule)).toContain('S-TERMS');
  });
  test('every finding says what is wrong and how to mend it, in both languages; errors come first', () => {
    const broken = { ...food, faq: [], materials: [first, first], contact: {}, themes: [] };
    const found = lintVersion(withTerms(broken), around);
    expect(found.length).toBeGreaterThan(3);
    for (const f of found)
      for (const words of [f.text, f.repair]) expect([words.zh, words.en].every((s) => s.length > 3)).toBe(true);
    const order = found.map((f) => f.severity);
    expect(order).toEqual([...order].sort());
    expect(errorsOf(found).every((f) => f.severity === 'error')).toBe(true);
  });
});
