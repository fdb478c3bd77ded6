import { describe, expect, test } from 'vitest';
import { ACCEPT, ask, given, resubmit, served, story, text } from './story/story.ts';
import { PERMIT } from './story/terms.ts';

const lacking = { materials: given('lease') };

describe('许可法 第三十二条第一款第四项: ask once, within five working days, else accepted from the day of receipt', () => {
  test('row 1: received Mon 2026-03-02, asked 03-09, the fifth working day: in time', () => {
    const s = story(PERMIT).receive('2026-03-02', lacking);
    const events = s.do('2026-03-09', 'acceptor', ask('plan'));
    expect(events.map((e) => e.type)).toEqual(['CorrectionAsked', 'Served']);
    expect(s.clock('K1', '2026-03-09').status).toEqual({ kind: 'met', on: '2026-03-09' });
  });

  test('row 2: asked 03-10: deemed accepted 03-02 first, decision due 03-30, the ask is refused, the lapse stays', () => {
    const s = story(PERMIT).receive('2026-03-02', lacking);
    expect(s.no('2026-03-10', 'acceptor', ask('plan'))).toBe('too-late 许可法32.1.4');
    expect(s.last('Accepted')).toMatchObject({ on: '2026-03-02', mode: 'deemed', by: 'system' });
    expect(s.in('under-review').accepted.on).toBe('2026-03-02');
    expect(s.due('K2', '2026-03-10')).toBe('2026-03-30');
    expect(s.clock('K1', '2026-03-10').status).toEqual({ kind: 'overrun', since: '2026-03-10' });
  });

  test('row 3: received 11-06, nothing by 11-13: on 11-14 deemed accepted on 11-06, due 12-04 and not 12-11', () => {
    const s = story(PERMIT).receive('2026-11-06');
    expect(s.sweep('2026-11-13')).toEqual([]);
    expect(s.sweep('2026-11-14').map((e) => [e.type, e.on])).toEqual([
      ['Accepted', '2026-11-06'],
      ['TaskOpened', '2026-11-14'],
    ]);
    expect(s.due('K2', '2026-11-14')).toBe('2026-12-04');
  });

  test('row 4: received 11-09, asked 11-13 by post, dispatched 11-17: unserved at K1 due 11-16, so deemed accepted; the notice is void', () => {
    const s = story(PERMIT).receive('2026-11-09', { ...lacking, eDelivery: false });
    expect(s.due('K1', '2026-11-09')).toBe('2026-11-16');
    s.do('2026-11-13', 'acceptor', ask('plan'));
    const position = s.now().version;
    expect(s.in('correcting').correction.servedOn).toBeUndefined();
    expect(s.no('2026-11-17', 'intake', served('correction', position, 'post'))).toBe('nothing-to-serve');
    expect(s.in('under-review').accepted).toMatchObject({ on: '2026-11-09', mode: 'deemed' });
    expect(s.due('K2', '2026-11-17')).toBe('2026-12-07');
  });

  test('row 4, a day earlier: dispatched on 11-16 the notice stops the window', () => {
    const s = story(PERMIT).receive('2026-11-09', { ...lacking, eDelivery: false });
    s.do('2026-11-13', 'acceptor', ask('plan'));
    s.do('2026-11-16', 'intake', served('correction', s.now().version, 'post'));
    s.sweep('2026-12-31');
    expect(s.in('correcting').correction.servedOn).toBe('2026-11-16');
  });

  test('row 5: received 03-02, asked 03-09, cancelled 03-12: at once deemed accepted on 03-02', () => {
    const s = story(PERMIT).receive('2026-03-02', lacking);
    s.do('2026-03-09', 'acceptor', ask('plan'));
    const events = s.do('2026-03-12', 'acceptor', { act: 'cancel-correction', reason: text('mistake') });
    expect(events.map((e) => e.type)).toEqual(['CorrectionCancelled', 'Served', 'Accepted', 'TaskOpened']);
    expect(s.in('under-review').accepted).toMatchObject({ on: '2026-03-02', mode: 'deemed' });
  });

  test('row 7: asked 09-30, resubmitted Mon 10-05 (holiday): window from 10-05, accept or ask until 10-13, accepted 10-13 → due 11-10', () => {
    const s = story(PERMIT).receive('2026-09-28', lacking);
    s.do('2026-09-30', 'acceptor', ask('plan'));
    s.do('2026-10-05', 'applicant', resubmit('plan'));
    expect(s.due('K1', '2026-10-05')).toBe('2026-10-13');
    s.do('2026-10-13', 'acceptor', ACCEPT);
    expect(s.due('K2', '2026-10-13')).toBe('2026-11-10');
  });

  test('row 7: resubmitted Fri 10-09: until 10-15; accepted 10-14 → due 11-11', () => {
    const s = story(PERMIT).receive('2026-09-28', lacking);
    s.do('2026-09-30', 'acceptor', ask('plan'));
    s.do('2026-10-09', 'applicant', resubmit('plan'));
    expect(s.due('K1', '2026-10-09')).toBe('2026-10-15');
    s.do('2026-10-14', 'acceptor', ACCEPT);
    expect(s.due('K2', '2026-10-14')).toBe('2026-11-11');
  });
});

describe('许可法 第七十二条第四项: what could be seen the first time may not be raised a second time', () => {
  const second = () => {
    const s = story(PERMIT).receive('2026-03-02', lacking);
    s.do('2026-03-04', 'acceptor', ask('plan'));
    s.do('2026-03-06', 'applicant', resubmit('plan'));
    return s;
  };

  test('row 8: a second notice that names a paper not in the first', () => {
    expect(second().no('2026-03-09', 'acceptor', ask('plan', 'name'))).toBe('not-asked-before 许可法72.4');
  });

  test('row 8: a defect inside the newly supplied material is allowed', () => {
    const s = second();
    s.do('2026-03-09', 'acceptor', { act: 'ask-correction', missing: [{ ref: 'plan', defect: 'illegible' }] });
    expect(s.last('CorrectionAsked').round).toBe(2);
  });

  test('a notice cancelled before its service told nothing, so it does not bind', () => {
    const s = story(PERMIT).receive('2026-03-02', { ...lacking, eDelivery: false });
    s.do('2026-03-03', 'acceptor', ask('plan'));
    s.do('2026-03-03', 'acceptor', { act: 'cancel-correction', reason: text('incomplete') });
    s.do('2026-03-04', 'acceptor', ask('plan', 'name'));
    expect(s.last('CorrectionAsked').round).toBe(1);
  });
});

describe('补正等待 K5: only a local rule ends an unanswered correction, and a person does it', () => {
  const waiting = () => {
    const s = story(PERMIT).receive('2026-09-22', lacking);
    s.do('2026-09-24', 'acceptor', ask('plan'));
    return s;
  };
  const close = { act: 'close-for-no-reply' } as const;

  test('row 6: served 09-24, 15 wd: waits until 10-22, may be closed from 10-23', () => {
    const s = waiting();
    expect(s.due('K5', '2026-09-24')).toBe('2026-10-22');
    expect(s.no('2026-10-22', 'acceptor', close, { waitReminded: true })).toBe('still-waiting');
    expect(s.no('2026-10-23', 'acceptor', close)).toBe('not-reminded');
    s.do('2026-10-23', 'acceptor', close, { waitReminded: true });
    expect(s.in('closed').how).toBe('no-reply');
  });

  test('row 6: resubmitted on 10-23 before the closing: normal, window from 10-23', () => {
    const s = waiting();
    s.do('2026-10-23', 'applicant', resubmit('plan'));
    expect(s.in('received').window).toBe('2026-10-23');
  });

  test('row 6: after the closing the resubmission is refused; its data go into a new draft (intake)', () => {
    const s = waiting();
    s.do('2026-10-23', 'acceptor', close, { waitReminded: true });
    expect(s.no('2026-10-23', 'applicant', resubmit('plan'))).toBe('case-closed');
  });
});

describe('法释〔2009〕20号 第六条: an electronic filing counts from its entry into the system', () => {
  test('row 9: e-filing Sat 03-07 22:00: K1 due 03-13 as for Fri 03-06; accepted 03-12 → due 04-10, strict twin 04-03', () => {
    const s = story(PERMIT).receive('2026-03-07', {}, 'applicant', '22:00');
    expect(s.due('K1', '2026-03-07')).toBe('2026-03-13');
    expect(story(PERMIT).receive('2026-03-06').due('K1', '2026-03-06')).toBe('2026-03-13');
    s.do('2026-03-12', 'acceptor', ACCEPT);
    expect(s.due('K2', '2026-03-12')).toBe('2026-04-10');
    expect(s.due('K2s', '2026-03-12')).toBe('2026-04-03');
  });

  test('row 10: entered 03-02, asked 03-05, corrected message 03-06, accepted 03-11: due 04-09, strict 04-03, warnings by 04-03', () => {
    const s = story(PERMIT).receive('2026-03-02', lacking);
    s.do('2026-03-05', 'acceptor', ask('plan'));
    s.do('2026-03-06', 'applicant', resubmit('plan'));
    s.do('2026-03-11', 'acceptor', ACCEPT);
    expect(s.due('K2', '2026-03-11')).toBe('2026-04-09');
    expect(s.due('K2s', '2026-03-11')).toBe('2026-04-03');
    expect(s.clock('K2', '2026-03-11').warnAt).toEqual(['2026-04-01', '2026-04-02']);
  });

  test('a filing over the counter has no strict twin', () => {
    const s = story(PERMIT).receive('2026-03-06', {}, 'intake');
    s.do('2026-03-12', 'acceptor', ACCEPT);
    expect(() => s.clock('K2s', '2026-03-12')).toThrow();
  });
});
