import { describe, expect, test } from 'vitest';
import { addDays, day } from '../kernel/day.ts';
import { STATUTES } from './statutes.data.ts';
import { citation, citationLabel, parseCitation, statuteInForce, statuteOf } from './statutes.ts';

describe('生态环境法典 第一千二百四十二条: the EIA law ends the day before the Code begins', () => {
  test('on 2026-08-14 环评法 is in force and the Code is not', () => {
    expect(statuteInForce('环评法', day('2026-08-14'))?.text).toBe('2018-12-29 修正');
    expect(statuteInForce('生态环境法典', day('2026-08-14'))).toBeUndefined();
  });
  test('on 2026-08-15 it is the other way round', () => {
    expect(statuteInForce('环评法', day('2026-08-15'))).toBeUndefined();
    expect(statuteInForce('生态环境法典', day('2026-08-15'))?.statute.title.zh).toBe('中华人民共和国生态环境法典');
  });
});

describe('text versions by day', () => {
  test('公共场所条例 changes its text on 2025-01-20', () => {
    expect(statuteInForce('公共场所条例', day('2025-01-19'))?.text).toBe('2019-04-23 修正');
    expect(statuteInForce('公共场所条例', day('2025-01-20'))?.text).toContain('797');
  });
  test('社会救助法 begins on 2026-07-01', () => {
    expect(statuteInForce('社会救助法', day('2026-06-30'))).toBeUndefined();
    expect(statuteInForce('社会救助法', day('2026-07-01'))?.confidence).toBe('read');
  });
  test('a statute that is not in the table is in force on no day', () => {
    expect(statuteInForce('某法', day('2026-07-01'))).toBeUndefined();
  });
});

describe('citations', () => {
  test.each([
    ['许可法42.1', '许可法', '42.1', '二十日内决定，经负责人批准延长十日'],
    ['许可法32.1.4', '许可法', '32.1.4', '五日内一次告知补正，逾期视为受理'],
    ['许可法48.2', '许可法', '48.2', '根据听证笔录决定'],
    ['716号7', '716号', '7', '能够通过共享获得的信息不得要求重复提供'],
    ['673号13', '673号', '13', '收到全部信息即为备案'],
    ['法释〔2009〕20号6', '法释〔2009〕20号', '6', '电子受理的期限起算'],
    ['优化条例36', '优化条例', '36', '一次告知、限时办结，逾期公开说明'],
    ['许可法69.1.2', '许可法', '69.1.2', '可以撤销的五种情形'],
  ])('%s', (code, statute, article, title) => {
    expect(citation(code)).toMatchObject({ statute, article, title: { zh: title } });
  });
  test('an article without a title of its own carries the statute’s name', () => {
    expect(citation('民法典1')?.title.en).toBe('Civil Code');
  });
  test('unknown statutes and texts that are no citation give nothing', () => {
    expect(citation('某法3')).toBeUndefined();
    expect(parseCitation('许可法')).toBeUndefined();
    expect(parseCitation('')).toBeUndefined();
  });
  test('as a ledger writes them', () => {
    // an article number that is not established is not invented: only the statute is named
    expect(citationLabel({ statute: '食品许可办法', article: '' }).zh).toBe('食品许可办法');
    expect(citationLabel({ statute: '许可法', article: '42' })).toEqual({
      zh: '许可法 第42条',
      en: 'Licensing Law art. 42',
    });
    expect(citationLabel({ statute: '许可法', article: '32.1.4' })).toEqual({
      zh: '许可法 第32条第1款第4项',
      en: 'Licensing Law art. 32(1)(4)',
    });
    expect(citationLabel({ statute: '本局公开承诺', article: '1' }).en).toBe('本局公开承诺 art. 1');
  });
});

describe('the table itself', () => {
  test('ids are unique and every text of a statute follows the one before without a gap or an overlap', () => {
    expect(new Set(STATUTES.map((s) => s.id)).size).toBe(STATUTES.length);
    for (const s of STATUTES)
      s.versions.forEach((v, i) => {
        const next = s.versions[i + 1];
        if (next) expect([s.id, next.validFrom]).toEqual([s.id, v.validTo && addDays(v.validTo, 1)]);
      });
  });
  test('whatever is only remembered says so', () => {
    expect(statuteOf('食品许可办法')?.versions[0]?.confidence).toBe('memory');
    expect(statuteOf('许可法')?.versions.at(-1)?.confidence).toBe('read');
  });
  test('every id can be cited', () => {
    for (const s of STATUTES) expect(citation(`${s.id}1`)?.statute).toBe(s.id);
  });
});
