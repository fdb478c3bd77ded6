import { describe, expect, test } from 'vitest';
import { consult } from './opinions.ts';
import { prolong } from './procedure.ts';
import { recap } from './recap.ts';
import { sampleCase } from './sample.ts';
import { passOn } from './tasks.ts';

const view = sampleCase();

describe('looking over what was written', () => {
  test('choices by their words, empty fields left out', () => {
    const x = { recommend: 'grant', opinion: '现场核查合格。' };
    expect(recap(passOn.fields(view, x), x).map((r) => [r.label.zh, r.value.zh])).toEqual([
      ['建议', '建议准予'],
      ['意见', '现场核查合格。'],
    ]);
    expect(recap(passOn.fields(view, {}), {})).toEqual([]);
  });
  test('several people, a number with its unit, a tick', () => {
    const x = { purpose: 'opinion', to: ['u4', 'u1'], question: '疏散？', within: '5', requiredByLaw: true };
    const lines = recap(consult.fields(view, x), x);
    expect(lines.find((r) => r.key === 'to')?.value.zh).toBe('消防救援、乔');
    expect(lines.find((r) => r.key === 'within')?.value).toEqual({ zh: '5 个工作日', en: '5 working days' });
    expect(lines.find((r) => r.key === 'requiredByLaw')?.value.en).toBe('Yes');
  });
  test('a day as it is spoken, not as it is stored', () => {
    const x = { until: '2026-10-27' };
    expect(recap(prolong.fields(view, x), x)[0]?.value).toEqual({ zh: '2026年10月27日', en: '27\u00a0Oct\u00a02026' });
  });
});
