import { describe, expect, test } from 'vitest';
import type { Field, FormDefinition } from './definition.ts';
import { diffAnswers } from './diff.ts';
import { shown } from './format.ts';
import { prefill } from './prefill.ts';
import { readTyped, toTyped } from './typed.ts';

const t = (zh: string) => ({ zh, en: zh });
const definition: FormDefinition = {
  id: 'x',
  version: 1,
  sections: [
    {
      key: 's',
      title: t('s'),
      fields: [
        { key: 'companyName', kind: 'text', label: t('名称'), source: 'business-licence', sourcePath: 'name' },
        { key: 'creditCode', kind: 'credit-code', label: t('代码'), source: 'business-licence' },
        { key: 'beds', kind: 'integer', label: t('床位') },
      ],
    },
  ],
};

describe('716号 第七条: what a register holds is fetched, not asked', () => {
  test('values come with the register and its day', () => {
    const p = prefill(definition, {
      'business-licence': {
        day: '2026-10-16',
        ref: 'r1',
        values: { name: '云栖温泉', creditCode: '91350100M000100Y43', beds: 4 },
      },
    });
    expect(p.answers).toEqual({ companyName: '云栖温泉', creditCode: '91350100M000100Y43' });
    expect(p.provenance.companyName).toEqual({ from: 'business-licence', day: '2026-10-16', ref: 'r1' });
    expect(p.provenance.beds).toBeUndefined();
  });
  test('a value the register holds wrongly is not taken over, and told', () => {
    const p = prefill(definition, {
      'business-licence': { day: '2026-10-16', values: { name: '云栖', creditCode: '1' } },
    });
    expect(p.answers).toEqual({ companyName: '云栖' });
    expect(p.rejected.map((e) => e.at)).toEqual(['creditCode']);
  });
  test('without the register everything is left to the person', () => {
    expect(prefill(definition, {}).answers).toEqual({});
  });
});

describe('what changed after a correction', () => {
  test('changed, added and removed, rows by position', () => {
    const before = { beds: 46, note: 'a', rows: [{ n: 1 }, { n: 2 }] };
    const after = { beds: 68, note: '', more: 'b', rows: [{ n: 1 }, { n: 3 }, { n: 4 }] };
    expect(diffAnswers(before, after)).toEqual([
      { at: 'beds', kind: 'changed', was: 46, now: 68 },
      { at: 'note', kind: 'removed', was: 'a' },
      { at: 'rows.1.n', kind: 'changed', was: 2, now: 3 },
      { at: 'rows.2.n', kind: 'added', now: 4 },
      { at: 'more', kind: 'added', now: 'b' },
    ]);
  });
});

describe('what a person types is read kindly', () => {
  const field = (kind: Field['kind']): Field => ({ key: 'k', kind, label: t('项') });
  test.each([
    ['integer', '１，２３４', 1234],
    ['integer', ' 68 ', 68],
    ['decimal', '12.50', 12.5],
    ['money', '1,234.5', 123450],
    ['money', '0.07', 7],
    ['date', '2026/10/6', '2026-10-06'],
    ['date', '2026年10月16日', '2026-10-16'],
    ['date', '20261016', '2026-10-16'],
    ['resident-id', '11010519491231002x', '11010519491231002X'],
    ['phone', '138 0000 0000', '13800000000'],
    ['text', '  松澜  ', '松澜'],
  ] as const)('%s: %s', (kind, typed, value) => {
    expect(readTyped(field(kind), typed)).toEqual({ value });
  });
  test('a number that is none gives the error to show; an empty box gives nothing', () => {
    expect(readTyped(field('date'), '2026111')).toEqual({ value: '2026111' });
    expect(readTyped(field('date'), '202611')).toEqual({ value: '202611' });
    expect(readTyped(field('integer'), '六十八').error?.code).toBe('wrong-kind');
    expect(readTyped(field('money'), '1.234').error?.text.zh).toContain('最多两位小数');
    expect(readTyped(field('integer'), '  ')).toEqual({});
  });
  test('money goes back into its box in yuan', () => {
    expect(toTyped(field('money'), 123450)).toBe('1234.5');
  });
  test('answers as a person reads them', () => {
    expect(shown({ ...field('money') }, 150000000).zh).toBe('1,500,000 元');
    expect(shown({ ...field('integer'), unit: { zh: '张', en: 'beds' } }, 68).en).toBe('68 beds');
    expect(shown(field('text'), '').zh).toBe('没有填');
    expect(shown({ ...field('choices'), options: [{ value: 'a', label: t('热食') }] }, ['a']).zh).toBe('热食');
  });
});
