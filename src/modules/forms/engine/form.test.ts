import { describe, expect, test } from 'vitest';
import type { Day } from '../../../kernel/day.ts';
import type { Answers, Check, Field, FormDefinition } from './definition.ts';
import { evaluate, validateField } from './form.ts';

const t = (zh: string, en = zh) => ({ zh, en });
const f = (key: string, kind: Field['kind'], label: string, extra: Partial<Field> = {}): Field => ({
  key,
  kind,
  label: t(label, key),
  ...extra,
});

const hotel: FormDefinition = {
  id: 'hotel',
  version: 1,
  sections: [
    {
      key: 'place',
      title: t('场所'),
      fields: [
        f('rooms', 'integer', '客房数', { unit: t('间', 'rooms') }),
        f('beds', 'integer', '床位数', { unit: t('张', 'beds') }),
        f('pool', 'yes-no', '有泳池吗'),
        f('note', 'text', '备注', { required: false }),
      ],
    },
    {
      key: 'water',
      title: t('水'),
      when: { field: 'pool', is: true },
      fields: [
        f('source', 'choice', '水源', {
          options: [
            { value: 'mains', label: t('自来水') },
            { value: 'well', label: t('井水') },
          ],
        }),
        f('depth', 'decimal', '井深', { when: { field: 'source', is: 'well' } }),
      ],
    },
    {
      key: 'extra',
      title: t('其他'),
      when: { field: 'note', is: 'more' },
      fields: [f('extra', 'text', '补充')],
    },
    {
      key: 'people',
      title: t('人员'),
      fields: [
        f('staff', 'group', '员工', {
          minRows: 1,
          maxRows: 3,
          rowName: t('人', 'people'),
          fields: [
            f('name', 'text', '姓名', { maxLength: 5 }),
            f('hasId', 'yes-no', '有身份证吗'),
            f('id', 'resident-id', '公民身份号码', { when: { field: 'hasId', is: true } }),
          ],
        }),
      ],
    },
  ],
};
const checks: readonly Check[] = [
  {
    at: 'beds',
    unless: { field: 'beds', op: '>=', than: { field: 'rooms' } },
    says: t('客房 {rooms}，床位不能少于 {rooms}。', 'There are {rooms}.'),
  },
];
const whole: Answers = { rooms: 64, beds: 68, pool: false, staff: [{ name: '林', hasId: false }] };
const at = (answers: unknown) => evaluate(hotel, checks, answers).errors.map((e) => `${e.at}:${e.code}`);

describe('a form is judged as a whole', () => {
  test('complete when nothing is missing or wrong', () => {
    const v = evaluate(hotel, checks, whole);
    expect(v.errors).toEqual([]);
    expect(v.complete).toBe(true);
    expect(v.next).toBeUndefined();
    expect(v.sectionStates).toEqual({ place: 'done', people: 'done' });
  });
  test('an untouched form names every required field and starts at the first', () => {
    const v = evaluate(hotel, checks, {});
    expect(v.errors.map((e) => e.at)).toEqual(['rooms', 'beds', 'pool', 'staff']);
    expect(v.sectionStates).toEqual({ place: 'untouched', water: 'blocked', people: 'untouched' });
    expect(v.next).toEqual({ section: 'place', at: 'rooms' });
  });
  test('a check says both numbers with their units, in both languages', () => {
    const v = evaluate(hotel, checks, { ...whole, beds: 46 });
    expect(v.errors).toEqual([
      { at: 'beds', code: 'check', text: { zh: '客房 64 间，床位不能少于 64 间。', en: 'There are 64 rooms.' } },
    ]);
    expect(v.sectionStates.place).toBe('partial');
  });
  test('a check stays silent while one of its numbers is open', () => {
    expect(at({ beds: 46, pool: false, staff: [{ name: '林', hasId: false }] })).toEqual(['rooms:missing']);
  });
});

describe('sections and fields that depend on answers', () => {
  test('a section that waits for a required answer is blocked and says for which', () => {
    const water = evaluate(hotel, checks, {}).sections.find((s) => s.key === 'water');
    expect(water?.state).toBe('blocked');
    expect(water?.waitsFor.map((w) => w.label.zh)).toEqual(['有泳池吗']);
  });
  test('answered no, it does not apply; answered yes, its fields count', () => {
    expect(evaluate(hotel, checks, whole).sections.map((s) => s.key)).toEqual(['place', 'people']);
    expect(at({ ...whole, pool: true })).toEqual(['source:missing']);
    expect(at({ ...whole, pool: true, source: 'well' })).toEqual(['depth:missing']);
  });
  test('what hangs on an optional question left open does not apply and blocks nothing', () => {
    expect(evaluate(hotel, checks, whole).sections.some((s) => s.key === 'extra')).toBe(false);
    expect(at({ ...whole, note: 'more' })).toEqual(['extra:missing']);
  });
  test('a hidden answer is neither filed nor read: the well of a house without pool', () => {
    const v = evaluate(hotel, checks, { ...whole, source: 'well', depth: 12 });
    expect(v.answers).toEqual(whole);
    expect(v.complete).toBe(true);
  });
  test('conditions that run in a circle show nothing and do not hang', () => {
    const circle: FormDefinition = {
      id: 'c',
      version: 1,
      sections: [
        {
          key: 's',
          title: t('s'),
          fields: [
            f('a', 'text', 'a', { when: { field: 'b', is: 'x' } }),
            f('b', 'text', 'b', { when: { field: 'a', is: 'x' } }),
          ],
        },
      ],
    };
    expect(evaluate(circle, [], { a: 'x', b: 'x' }).sections[0]?.fields).toEqual([]);
  });
  test('the situation may decide a field, and no error stands at it', () => {
    const byKind: FormDefinition = {
      id: 'k',
      version: 1,
      sections: [
        {
          key: 's',
          title: t('s'),
          fields: [f('meals', 'integer', '供餐人数', { when: { field: 'business', is: 'canteen' } })],
        },
      ],
    };
    expect(evaluate(byKind, [], {}, { context: { business: 'canteen' } }).errors.map((e) => e.at)).toEqual(['meals']);
    expect(evaluate(byKind, [], {}, { context: { business: 'restaurant' } }).errors).toEqual([]);
  });
});

describe('repeated rows', () => {
  test('each row is judged by itself, the row’s own answers first', () => {
    const staff = [
      { name: '林', hasId: true, id: '11010519491231002X' },
      { name: '太长的姓名了', hasId: true },
    ];
    expect(at({ ...whole, staff })).toEqual(['staff.1.name:too-long', 'staff.1.id:missing']);
  });
  test('at least and at most', () => {
    const row = { name: '林', hasId: false };
    expect(at({ ...whole, staff: [] })).toEqual(['staff:missing']);
    expect(at({ ...whole, staff: [row, row, row] })).toEqual([]);
    expect(at({ ...whole, staff: [row, row, row, row] })).toEqual(['staff:too-many']);
  });
  test('sums and counts over rows', () => {
    const capital: FormDefinition = {
      id: 'c',
      version: 1,
      sections: [
        {
          key: 's',
          title: t('s'),
          fields: [
            f('capital', 'money', '注册资本'),
            f('owners', 'group', '股东', { fields: [f('amount', 'money', '出资')] }),
          ],
        },
      ],
    };
    const sum: Check = {
      at: 'capital',
      unless: { sumOf: 'owners.amount', op: '=', than: { field: 'capital' } },
      says: t('合计不等于 {capital}', 'differs from {capital}'),
    };
    const errors = (owners: Answers[]) =>
      evaluate(capital, [sum], { capital: 30000000, owners }).errors.map((e) => e.text.zh);
    expect(errors([{ amount: 10000000 }, { amount: 20000000 }])).toEqual([]);
    expect(errors([{ amount: 10000000 }, { amount: 20000001 }])).toEqual(['合计不等于 300,000 元']);
    expect(errors([{ amount: 10000000 }, {}])).toHaveLength(1);
  });
  test('areas with decimals add up as people add them, and large sums of money stay exact', () => {
    const rows = (total: number, ...areas: number[]) => {
      const form: FormDefinition = {
        id: 'a',
        version: 1,
        sections: [
          {
            key: 's',
            title: t('面积'),
            fields: [
              f('total', 'decimal', '总面积'),
              f('parts', 'group', '单体', { fields: [f('area', 'decimal', '面积')] }),
            ],
          },
        ],
      };
      const check: Check = {
        at: 'total',
        unless: { sumOf: 'parts.area', op: '<=', than: { field: 'total' } },
        says: t('超过'),
      };
      return evaluate(form, [check], { total, parts: areas.map((area) => ({ area })) }).complete;
    };
    expect(rows(3.3, 1.1, 2.2)).toBe(true);
    expect(rows(3.3, 1.1, 2.200001)).toBe(false);
    expect(rows(99_999_999_999_999, 12_345_678_901_234, 87_654_321_098_765)).toBe(true);
    expect(rows(99_999_999_999_998, 12_345_678_901_234, 87_654_321_098_765)).toBe(false);
  });
});

describe('hostile and malformed answers give errors that name the field', () => {
  test('keys of the prototype are unknown fields', () => {
    const found = at(JSON.parse('{"__proto__":{"rooms":1},"constructor":1,"toString":2}'));
    expect(found).toContain('__proto__:unknown-field');
    expect(found).toContain('constructor:unknown-field');
    expect(found).toContain('rooms:missing');
    expect(({} as Record<string, unknown>).rooms).toBeUndefined();
  });
  test.each([
    [null, 'rooms:missing'],
    ['text', ':wrong-kind'],
    [[1, 2], ':wrong-kind'],
    [42, ':wrong-kind'],
  ])('answers that are no answers: %j', (answers, expected) => {
    expect(at(answers)).toContain(expected);
  });
  test.each([
    [{ ...whole, rooms: '64' }, 'rooms:wrong-kind'],
    [{ ...whole, rooms: { $gt: 1 } }, 'rooms:wrong-kind'],
    [{ ...whole, rooms: 6.5 }, 'rooms:not-whole'],
    [{ ...whole, rooms: -1 }, 'rooms:too-small'],
    [{ ...whole, rooms: Number.NaN }, 'rooms:wrong-kind'],
    [{ ...whole, rooms: 2 ** 60 }, 'rooms:not-whole'],
    [{ ...whole, pool: 'true' }, 'pool:wrong-kind'],
    [{ ...whole, note: 7 }, 'note:wrong-kind'],
    [{ ...whole, note: 'a'.repeat(201) }, 'note:too-long'],
    [{ ...whole, note: 'a'.repeat(5_000_000) }, 'note:too-long'],
    [{ ...whole, note: 'a\u0000b' }, 'note:bad-characters'],
    [{ ...whole, note: 'a\u202eb' }, 'note:bad-characters'],
    [{ ...whole, note: '\ud800' }, 'note:bad-characters'],
    [{ ...whole, note: 'line\nbreak' }, 'note:bad-characters'],
    [{ ...whole, staff: 'all' }, 'staff:wrong-kind'],
    [{ ...whole, staff: [1] }, 'staff.0:wrong-kind'],
    [{ ...whole, staff: [{ name: '林', hasId: false, role: 'x' }] }, 'staff.0.role:unknown-field'],
  ])('wrong value %#', (answers, expected) => {
    expect(at(answers)).toContain(expected);
  });
  test('a list of a million rows is cut at the limit, not walked', () => {
    const staff = Array.from({ length: 1_000_000 }, () => ({ name: '林', hasId: false }));
    const v = evaluate(hotel, checks, { ...whole, staff });
    expect(v.errors.map((e) => e.code)).toEqual(['too-many']);
    expect(v.answers.staff).toHaveLength(3);
  });
  test('an error quotes a strange key cut, not whole', () => {
    const long = 'k'.repeat(10_000);
    const error = evaluate(hotel, checks, { ...whole, [long]: 1 }).errors[0];
    expect(error?.text.zh.length).toBeLessThan(100);
  });
});

describe('while typing', () => {
  const today = '2026-11-22' as Day;
  test('an empty value is not yet wrong', () => {
    expect(validateField(f('a', 'text', '甲'), '')).toBeUndefined();
    expect(validateField(f('a', 'integer', '甲'), undefined)).toBeUndefined();
  });
  test.each([
    [f('d', 'date', '日期'), '2026-02-30', 'no-such-day'],
    [f('d', 'date', '日期'), '2025-02-29', 'no-such-day'],
    [f('d', 'date', '日期'), '2024-02-29', undefined],
    [f('d', 'date', '日期', { notBefore: 'today' }), '2026-11-21', 'too-early'],
    [f('d', 'date', '日期', { notBefore: 'today' }), '2026-11-22', undefined],
    [f('d', 'date', '日期', { notAfter: 'today' }), '2026-11-22', undefined],
    [f('d', 'date', '日期', { notAfter: 'today' }), '2026-11-23', 'too-late'],
    [f('i', 'resident-id', '证件'), '11010519491231002X', undefined],
    [f('i', 'resident-id', '证件'), '110105194912310021', 'bad-check-digit'],
    [f('i', 'resident-id', '证件'), '360426199113010079', 'bad-shape'],
    [f('c', 'credit-code', '代码'), '91350100M000100Y43', undefined],
    [f('c', 'credit-code', '代码'), '91350100M000100Y44', 'bad-check-digit'],
    [f('p', 'phone', '电话'), '13800000000', undefined],
    [f('p', 'phone', '电话'), '0451-80000000', undefined],
    [f('p', 'phone', '电话'), '400-800-1234', undefined],
    [f('p', 'phone', '电话'), '12345', 'bad-shape'],
    [f('p', 'phone', '电话'), '11800000000', 'bad-shape'],
    [f('z', 'postcode', '邮编'), '150028', undefined],
    [f('z', 'postcode', '邮编'), '15002', 'bad-shape'],
    [f('r', 'region', '地区'), '230109', undefined],
    [f('r', 'region', '地区'), '230109001000', undefined],
    [f('r', 'region', '地区'), '2301', 'no-such-code'],
    [f('n', 'industry', '行业'), '6210', undefined],
    [f('n', 'industry', '行业'), 'Z', 'no-such-code'],
    [f('m', 'money', '金额'), 150, undefined],
    [f('m', 'money', '金额'), 1.5, 'not-whole'],
    [f('m', 'money', '金额', { max: 100_00 }), 100_01, 'too-large'],
    [f('x', 'decimal', '面积', { min: 5 }), 4.9, 'too-small'],
    [f('x', 'text', '编号', { pattern: { regex: '\\d{13}', says: t('13 位') } }), '123', 'bad-shape'],
    [f('x', 'text', '编号', { minLength: 4 }), '三个字', 'too-short'],
  ])('%o of %s', (field, value, code) => {
    expect(validateField(field, value, { today })?.code).toBe(code);
  });
  test('choices: unknown, twice, too few, too many', () => {
    const options = ['a', 'b', 'c'].map((value) => ({ value, label: t(value) }));
    const field = f('k', 'choices', '品类', { options, min: 2, max: 2 });
    const code = (v: unknown) => validateField(field, v)?.code;
    expect(code(['a', 'b'])).toBeUndefined();
    expect(code(['a'])).toBe('too-few');
    expect(code(['a', 'b', 'c'])).toBe('too-many');
    expect(code(['a', 'a'])).toBe('chosen-twice');
    expect(code(['a', 'z'])).toBe('not-a-choice');
    expect(validateField({ ...field, kind: 'choice' }, 'z')?.code).toBe('not-a-choice');
  });
  test('a code tree, when there is one, has the last word', () => {
    const knownCode = (_: 'region' | 'industry', code: string) => code === '230109';
    expect(validateField(f('r', 'region', '地区'), '230109', { knownCode })).toBeUndefined();
    expect(validateField(f('r', 'region', '地区'), '990000', { knownCode })?.code).toBe('no-such-code');
  });
  test('every error says what to do, in both languages, and names the field', () => {
    const error = validateField(f('d', 'date', '开业日期'), '2026-02-30');
    expect(error?.text.zh).toBe('“开业日期”：日历上没有“2026-02-30”这一天。请按 2026-10-16 的样子填。');
    expect(error?.text.en).toContain('there is no such day as “2026-02-30”');
  });
});
