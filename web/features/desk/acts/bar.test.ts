import { describe, expect, test } from 'vitest';
import type { ActOffer } from '../../../../src/modules/cases/contract.ts';
import { articleWords } from '../../../ui/article.ts';
import { barOf, whyNot } from './bar.ts';
import { sampleCase } from './sample.ts';

const may = (act: string): ActOffer => ({ act, name: { zh: act, en: act }, may: true });
const not = (act: string, code: string, article: string, zh: string): ActOffer => ({
  act,
  name: { zh: act, en: act },
  may: false,
  because: { code, article, text: { zh, en: zh }, facts: {} },
});

describe('what can be done, left', () => {
  test('the examiner is offered the opinion first', () => {
    const view = sampleCase({ acts: ['remind', 'consult', 'assign', 'pass-on', 'pause', 'copy'].map(may) });
    const bar = barOf(view);
    expect(bar.primary?.act).toBe('pass-on');
    expect(bar.beside.map((o) => o.act)).toEqual(['consult', 'pause', 'assign']);
    expect(bar.more.map((o) => o.act)).toEqual(['remind', 'copy']);
  });
  test('whoever was asked answers first; an unheld step is claimed first', () => {
    expect(barOf(sampleCase({ acts: ['grant', 'give-opinion'].map(may) })).primary?.act).toBe('give-opinion');
    expect(barOf(sampleCase({ acts: ['consult', 'claim'].map(may) })).primary?.act).toBe('claim');
  });
  test('with required material missing the likely act is to ask for it', () => {
    const view = sampleCase({
      state: 'received',
      acts: ['accept', 'ask-correction'].map(may),
      materials: [{ ref: 'a', name: { zh: '甲', en: 'A' }, necessity: 'required', status: 'missing', files: [] }],
    });
    expect(barOf(view).primary?.act).toBe('ask-correction');
    expect(barOf({ ...view, materials: [] }).primary?.act).toBe('accept');
  });
  test("no button leads nowhere: the applicant's own acts are not shown here", () => {
    const bar = barOf(sampleCase({ acts: ['withdraw', 'pass-on'].map(may) }));
    expect([bar.primary?.act, ...bar.beside, ...bar.more]).toEqual(['pass-on']);
  });
  test('what asks or reminds stands there, but is never the blue button', () => {
    const bar = barOf(sampleCase({ acts: ['consult', 'remind', 'assign'].map(may) }));
    expect(bar.primary).toBeUndefined();
    expect(bar.beside.map((o) => o.act)).toEqual(['consult', 'assign']);
    expect(bar.more.map((o) => o.act)).toEqual(['remind']);
  });
  test('nothing can be done: nothing is primary', () => {
    expect(barOf(sampleCase())).toEqual({ primary: undefined, beside: [], more: [] });
  });
});

describe('现在不能办，因为', () => {
  const view = sampleCase({
    acts: [
      not('accept', 'wrong-state', '', '已经受理'),
      not('sign', 'no-signing', '', '没有没完的会签'),
      not('deliver', 'not-your-post', '', '须由出件岗办理'),
      not('grant', 'not-your-post', '', '须由决定岗办理'),
      not('extend', 'not-the-head', '许可法42.1', '须本局负责人批准并告知'),
      not('deny', 'not-your-post', '', '须由决定岗办理'),
      may('pass-on'),
    ],
  });
  test('acts with one reason share a line; what is looked for comes first, then what speaks of the case', () => {
    const { reasons, telling } = whyNot(view);
    expect(reasons.map((r) => r.acts)).toEqual([['grant', 'deny'], ['extend'], ['sign'], ['accept'], ['deliver']]);
    expect(telling).toBe(2);
    expect(reasons[1]).toEqual({
      acts: ['extend'],
      names: [{ zh: 'extend', en: 'extend' }],
      text: { zh: '须本局负责人批准并告知', en: '须本局负责人批准并告知' },
      article: '许可法42.1',
    });
  });
  test('nothing to resume is no reason worth a line of its own at once', () => {
    const { telling } = whyNot(sampleCase({ acts: [not('resume', 'not-paused', '', '没有暂停')] }));
    expect(telling).toBe(0);
  });
});

describe('articles as people read them', () => {
  test.each([
    ['许可法42.1', '许可法 第42条第1款'],
    ['许可法45', '许可法 第45条'],
    ['许可法32.1.4', '许可法 第32条第1款第4项'],
    ['法释〔2009〕20号 6', '法释〔2009〕20号 6'],
    ['', ''],
  ])('%s', (article, words) => expect(articleWords(article)).toBe(words));
});
