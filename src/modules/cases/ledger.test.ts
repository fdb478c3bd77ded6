import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import { explain } from '../../law/explain.ts';
import { amend } from './amend.ts';
import { fold } from './case.ts';
import { nextLapseDay } from './lapses.ts';
import { ledgerEvents, ledgerInput } from './ledger.ts';
import { resultCode } from './outcome.ts';
import {
  ACCEPT,
  ask,
  DENY,
  GRANT,
  given,
  instantOn,
  resubmit,
  type Story,
  served,
  story,
  text,
  toDecision,
} from './story/story.ts';
import { FILING, PERMIT } from './story/terms.ts';

const input = (s: Story, k: 'K1' | 'K2' | 'K8', on: string) =>
  ledgerInput(k, s.events, s.now(), s.terms, s.calendar, day(on));

describe('lifecycle 4.7: the worked ledger from a case’s own events', () => {
  const worked = (): Story => {
    const s = story(PERMIT).receive('2026-09-18');
    s.do('2026-09-18', 'acceptor', ACCEPT);
    s.do('2026-09-28', 'examiner', {
      act: 'pause',
      ground: 'expert-review',
      procedure: 'review',
      until: day('2026-10-14'),
    });
    s.do('2026-10-12', 'examiner', { act: 'pause', ground: 'testing', procedure: 'testing', until: day('2026-10-16') });
    s.do('2026-10-30', 'head', { act: 'extend', reasonCode: 'complex', reason: text('complex') });
    return s;
  };

  test('due 11-19, first due 11-05, promised 10-22, ten days excluded as a union', () => {
    const e = explain(input(worked(), 'K2', '2026-10-30')!, worked().calendar, day('2026-10-30'));
    expect([e.due, e.firstDue, e.promisedDue]).toEqual(['2026-11-19', '2026-11-05', '2026-10-22']);
    expect(e.excluded).toBe(10);
  });

  test('the promise: 10-09 without the pauses, 10-22 with them, the tenth counted day', () => {
    const s = story(PERMIT).receive('2026-09-18');
    s.do('2026-09-18', 'acceptor', ACCEPT);
    expect(s.due('K3', '2026-09-18')).toBe('2026-10-09');
    expect(worked().due('K3', '2026-10-30')).toBe('2026-10-22');
  });

  test('the runs of the table', () => {
    const { runs } = explain(input(worked(), 'K2', '2026-10-30')!, worked().calendar, day('2026-10-30'));
    expect(runs.slice(0, 6).map((r) => [r.from, r.to, r.kind, r.counted])).toEqual([
      ['2026-09-18', '2026-09-18', 'start', 0],
      ['2026-09-19', '2026-09-19', 'rest', 0],
      ['2026-09-20', '2026-09-24', 'counted', 5],
      ['2026-09-25', '2026-09-27', 'rest', 5],
      ['2026-09-28', '2026-09-28', 'counted', 6],
      ['2026-09-29', '2026-09-30', 'excluded', 6],
    ]);
  });

  test('pauses and extensions stand on the day they were served', () => {
    const told = ledgerEvents(worked().events).filter((e) => e.kind === 'pause-told' || e.kind === 'extension');
    expect(told.map((e) => [e.kind, e.on, e.count])).toEqual([
      ['pause-told', '2026-09-28', undefined],
      ['pause-told', '2026-10-12', undefined],
      ['extension', '2026-10-30', 10],
    ]);
  });

  test('an extension served too late is told as void', () => {
    const s = story(PERMIT).receive('2026-06-18', { eDelivery: false });
    s.do('2026-06-18', 'acceptor', ACCEPT);
    s.do('2026-07-17', 'head', { act: 'extend', reasonCode: 'complex', reason: text('complex') });
    s.do('2026-07-20', 'delivery', served('extension', s.now().version));
    expect(ledgerEvents(s.events).at(-1)).toMatchObject({ kind: 'extension', on: '2026-07-20', void: true });
  });

  test('correction before acceptance, deemed acceptance, decision and delivery have their lines', () => {
    const s = story(PERMIT).receive('2026-03-02', { materials: given('lease') });
    s.do('2026-03-04', 'acceptor', ask('plan'));
    s.do('2026-03-06', 'applicant', resubmit('plan'));
    s.sweep('2026-03-16');
    toDecision(s, '2026-03-16');
    s.do('2026-03-17', 'decider', GRANT);
    s.do('2026-03-18', 'system', { act: 'deliver', mode: 'e', items: [] });
    expect(ledgerEvents(s.events).map((e) => `${e.on} ${e.kind}`)).toEqual([
      '2026-03-02 received',
      '2026-03-04 correction-asked',
      '2026-03-06 resubmitted',
      '2026-03-06 deemed-accepted',
      '2026-03-16 step',
      '2026-03-16 step',
      '2026-03-17 decided',
      '2026-03-18 delivered',
    ]);
    expect(input(s, 'K8', '2026-03-18')).toMatchObject({ metOn: '2026-03-18', rule: { start: 'DECIDED' } });
    expect(input(s, 'K1', '2026-03-18')?.clock.start).toBe('2026-03-06');
    expect(explain(input(s, 'K2', '2026-03-18')!, s.calendar, day('2026-03-18')).status).toEqual({
      kind: 'met',
      on: '2026-03-17',
    });
  });

  test('a filing has no statutory clock to explain', () => {
    expect(input(story(FILING).receive('2026-03-02'), 'K2', '2026-03-02')).toBeUndefined();
  });
});

describe('办结结果 (B5)', () => {
  const decided = (command: typeof GRANT): Story => {
    const s = story(PERMIT).receive('2026-03-02');
    s.do('2026-03-02', 'acceptor', ACCEPT);
    toDecision(s, '2026-03-03').do('2026-03-04', 'decider', command);
    return s;
  };
  const ended = (ground: 'void' | 'forwarded' | 'object-gone'): Story => {
    const s = story(PERMIT).receive('2026-03-02');
    s.do('2026-03-02', 'acceptor', ACCEPT);
    s.do('2026-03-03', 'decider', { act: 'terminate', ground, reason: text('so') });
    return s;
  };

  test('0 granted, 1 denied, 2 terminated, 3 void, 4 forwarded, 5 withdrawn, 6 rejected; open has none', () => {
    expect(resultCode(decided(GRANT).now())).toBeUndefined();
    const codes = [GRANT, DENY].map((command) => {
      const s = decided(command);
      s.do('2026-03-05', 'system', { act: 'deliver', mode: 'e', items: [] });
      return resultCode(s.now());
    });
    expect(codes).toEqual([0, 1]);
    expect((['object-gone', 'void', 'forwarded'] as const).map((g) => resultCode(ended(g).now()))).toEqual([2, 3, 4]);
    const s = story(PERMIT).receive('2026-03-02');
    s.do('2026-03-02', 'acceptor', {
      act: 'reject-filing',
      branch: 'no-permit-needed',
      article: '许可法32.1.1',
      reason: text('no'),
    });
    expect(resultCode(s.now())).toBe(6);
    const f = story(FILING).receive('2026-03-02');
    f.do('2026-03-02', 'system', { act: 'file' });
    expect(resultCode(f.now())).toBe(0);
  });
});

describe('lapses and the fold', () => {
  test('the day of the next lapse, for the sweep’s index', () => {
    const s = story(PERMIT).receive('2026-03-02');
    const facts = s.factsOn(instantOn('2026-03-02'));
    expect(nextLapseDay(s.now(), s.calendar, facts)).toBe('2026-03-09');
    s.do('2026-03-02', 'acceptor', ACCEPT);
    expect(nextLapseDay(s.now(), s.calendar, facts)).toBeUndefined();
  });

  test('lapses of several days are recorded in the order of their days, ties L2 before L4', () => {
    const s = story(PERMIT).receive('2026-03-02');
    s.do('2026-03-02', 'acceptor', ACCEPT);
    s.do('2026-03-02', 'examiner', { act: 'pause', ground: 'testing', procedure: 'p', until: day('2026-03-04') });
    s.do('2026-03-02', 'examiner', { act: 'pause', ground: 'expert-review', procedure: 'p', until: day('2026-03-03') });
    s.do('2026-03-02', 'examiner', {
      act: 'consult',
      purpose: 'opinion',
      to: ['u2'],
      within: 2,
      silence: 'no-objection',
    });
    expect(s.sweep('2026-03-30').map((e) => [e.on, e.type])).toEqual([
      ['2026-03-03', 'PauseLapsed'],
      ['2026-03-04', 'TaskEnded'],
      ['2026-03-04', 'PauseLapsed'],
    ]);
    expect(s.sweep('2026-03-30')).toEqual([]);
  });

  test('an amendment that moves nothing appends nothing', () => {
    const s = story(PERMIT).receive('2026-03-02');
    const same = { from: s.calendar, to: { ...s.calendar, version: 'CN-same' } };
    expect(amend(s.now(), same, day('2026-03-03'), s.factsOn(instantOn('2026-03-03')), 'notice').events).toEqual([]);
  });

  test('invariant 4: every prefix folds to the state it had; a broken trail is named', () => {
    const s = story(PERMIT).receive('2026-03-02');
    s.do('2026-03-02', 'acceptor', ACCEPT);
    toDecision(s, '2026-03-03').do('2026-03-04', 'decider', GRANT);
    expect(fold(s.events)).toEqual(s.now());
    expect(() => fold(s.events.slice(1))).toThrow('Served cannot follow in state none');
    expect(() => fold([...s.events, s.events[0]!])).toThrow('Received cannot follow in state decided');
    expect(() => fold([])).toThrow('without events');
  });
});
