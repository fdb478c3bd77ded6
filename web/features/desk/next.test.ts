import { describe, expect, test } from 'vitest';
import type { ClockView } from '../../../src/modules/cases/contract.ts';
import { sampleCase } from './acts/sample.ts';
import { nextStep } from './next.ts';

const running = (k: string, due: string, over: Partial<ClockView> = {}): ClockView => ({
  ...sampleCase().clocks[0]!,
  k,
  due,
  ...over,
});

describe('下一步', () => {
  test('许可法 第三十二条: a received case says by when to speak, and what silence means', () => {
    const view = sampleCase({ state: 'received', clocks: [running('K1', '2026-10-16')] });
    expect(nextStep(view)).toEqual({
      zh: '10\u00a0月\u00a016\u00a0日前告知受理或补正；到期不告知，依法自收到之日起即为受理。',
      en: 'Accept it or ask for correction by 16\u00a0Oct; with no word it counts as accepted from the day of receipt.',
    });
  });
  test('an unserved correction notice does not stop the window', () => {
    const correction = { on: '2026-10-14', served: false, missing: [] };
    expect(nextStep(sampleCase({ state: 'correcting', correction })).zh).toBe(
      '补正告知书还没有送达，五日窗口照走。请尽快送达。',
    );
    const served = { ...correction, served: true, waitUntil: '2026-11-06' };
    expect(nextStep(sampleCase({ state: 'correcting', correction: served })).zh).toBe(
      '等申请人补正，等到 11\u00a0月\u00a06\u00a0日。',
    );
  });
  test('a step nobody holds asks to be claimed', () => {
    const tasks = [{ task: 't', kind: 'step', name: { zh: '审查', en: 'Examination' } }];
    expect(nextStep(sampleCase({ tasks })).zh).toBe('“审查”还没有人承办，请认领。');
  });
  test('a held step names what can be done, a paused one why the clock stands', () => {
    const acts = [{ act: 'pass-on', name: { zh: '提出审查意见', en: 'Give the opinion' }, may: true as const }];
    expect(nextStep(sampleCase({ acts })).zh).toBe('可以办：提出审查意见。');
    const clocks = [running('K2', '2026-10-28', { state: 'paused' })];
    expect(nextStep(sampleCase({ acts, clocks })).zh).toBe('特别程序进行中，计时暂停。可以办：提出审查意见。');
    expect(nextStep(sampleCase()).zh).toBe('由乔承办。');
  });
  test('许可法 第四十四条: a decision is to be delivered', () => {
    const view = sampleCase({ state: 'decided', outcome: 'granted', clocks: [running('K8', '2026-10-30')] });
    expect(nextStep(view).zh).toBe('已准予，请在 10\u00a0月\u00a030\u00a0日前送达。');
    expect(nextStep({ ...view, outcome: 'denied' }).en).toBe('Refused; deliver by 30\u00a0Oct.');
  });
  test('a closed case asks nothing', () =>
    expect(nextStep(sampleCase({ state: 'closed' })).zh).toBe('已办结，没有要办的了。'));
});
