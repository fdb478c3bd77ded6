import { describe, expect, test } from 'vitest';
import { climb } from '../../../test/ladder.ts';
import { day } from '../../kernel/day.ts';
import type { Command } from './commands.ts';
import { accepted as acceptedOn, CLAIM, given, passOn, type Story, text } from './story/story.ts';
import { PERMIT } from './story/terms.ts';
import type { ItemTerms } from './terms.ts';

const ON = '2026-03-03';

const accepted = (terms?: ItemTerms, eDelivery?: boolean): Story => acceptedOn('2026-03-02', terms, eDelivery);

describe('supplement: invited, never demanded', () => {
  test('guards in order; no clock stops', () => {
    const s = accepted();
    const due = s.due('K2', ON);
    climb(s, ON, 'reviewer', { act: 'invite-supplement', refs: ['licence'] }, [
      { says: 'not-your-post' },
      { says: 'obtainable 716号7', who: 'examiner' },
      { says: 'not-in-the-list 许可法31', command: { act: 'invite-supplement', refs: ['blood-group'] } },
      { says: 'done', command: { act: 'invite-supplement', refs: ['photo'] } },
    ]);
    expect(s.due('K2', ON)).toBe(due);
  });

  test('supply: only what is owed or invited', () => {
    const s = accepted();
    climb(s, ON, 'applicant', { act: 'supply', materials: given('plan') }, [
      { says: 'nothing-owed-or-invited' },
      {
        says: 'nothing-owed-or-invited',
        first: () => void s.do(ON, 'examiner', { act: 'invite-supplement', refs: ['photo'] }),
      },
      { says: 'done', command: { act: 'supply', materials: given('photo') } },
      { says: 'nothing-owed-or-invited' },
    ]);
    expect(s.last('MaterialSupplied')).toMatchObject({ owed: false, late: false });
  });
});

describe('site check 现场核查 (许可法34.3), inspections (55)', () => {
  const check = (kind: string, ...inspectors: string[]): Command =>
    ({ act: 'site-check', kind, inspectors, finding: 'passed', record: 'h' }) as Command;

  test('guards in order', () => {
    const s = accepted();
    s.do(ON, 'supervisor', { act: 'recuse', person: 'o-x', ground: 'kinship' });
    climb(s, ON, 'reviewer', check('technical', 'o-exam-1', 'o-exam-1'), [
      { says: 'not-your-post' },
      { says: 'two-inspectors 许可法34.3', who: 'examiner' },
      {
        says: 'not-staff 许可法34.3',
        command: check('technical', 'o-exam-1', 'passer-by'),
        facts: { strangers: ['passer-by'] },
      },
      { says: 'recused', command: check('technical', 'o-exam-1', 'o-x') },
      { says: 'assign-first 许可法55', command: check('technical', 'o-exam-1', 'o-exam-2') },
      { says: 'recused', command: { act: 'consult', purpose: 'inspection', to: ['o-x', 'o-exam-2'] } },
      { says: 'done', command: { act: 'consult', purpose: 'inspection', to: ['o-exam-1', 'o-exam-2'] } },
      { says: 'done', command: check('technical', 'o-exam-1', 'o-exam-2') },
    ]);
    expect(s.events.filter((e) => e.type === 'TaskEnded').map((e) => e.verb)).toEqual(['done', 'done']);
    expect(s.now().workers).toEqual(['o-exam-1', 'o-exam-2']);
  });

  test('K12: two inspectors within five working days of acceptance', () => {
    const s = accepted({ ...PERMIT, checks: { site: false, technical: true } });
    expect(s.due('K12', ON)).toBe('2026-03-09');
    s.do('2026-03-09', 'examiner', { act: 'consult', purpose: 'inspection', to: ['o-exam-1'] });
    expect(s.clock('K12', '2026-03-10').status.kind).toBe('overrun');
    s.do('2026-03-10', 'examiner', { act: 'consult', purpose: 'inspection', to: ['o-exam-2'] });
    expect(s.clock('K12', '2026-03-10').status).toEqual({ kind: 'overrun', since: '2026-03-10', metOn: '2026-03-10' });
  });
});

describe('publish, pause, prolong, resume, extend', () => {
  const pause = (ground: string, until?: string): Command =>
    ({ act: 'pause', ground, procedure: 'p', ...(until ? { until: day(until) } : {}) }) as Command;

  test('publish 公示: as long as the item says, inside the clock', () => {
    const s = accepted({ ...PERMIT, publicity: { days: 5, unit: 'WORKING_DAY', statutory: true } });
    const publish = (until: string): Command => ({ act: 'publish', kind: 'plan', from: day(ON), until: day(until) });
    expect(s.no(ON, 'examiner', publish('2026-03-09'))).toBe('too-short');
    s.do(ON, 'examiner', publish('2026-03-10'));
    expect(s.due('K2', ON)).toBe('2026-03-30');
  });

  test('pause: guards in order', () => {
    const s = accepted();
    climb(s, ON, 'decider', pause('weather'), [
      { says: 'not-your-post' },
      { says: 'not-a-ground 许可法45', who: 'examiner' },
      { says: 'not-declared', command: pause('auction') },
      { says: 'no-length 许可法45', command: pause('testing') },
      { says: 'no-length 许可法45', command: pause('testing', ON) },
      { says: 'too-long', command: pause('testing', '2026-12-31') },
      { says: 'done', command: pause('testing', '2026-03-20') },
    ]);
  });

  test('许可法45: an item that declares nothing to leave out is never paused', () => {
    for (const procedures of [[], [{ ground: 'testing', basis: '许可法45', excluded: false }]]) {
      const s = accepted({ ...PERMIT, procedures });
      expect(s.no(ON, 'examiner', pause('testing', '2026-03-10'))).toBe('not-declared 许可法45');
    }
  });

  test('a special law’s own ground is excluded when the item declares it with its basis', () => {
    const own = { ground: 'commissioned-evaluation', basis: '673号9', maxWorkingDays: 30, excluded: true };
    const s = accepted({ ...PERMIT, procedures: [own] });
    s.do(ON, 'examiner', pause('commissioned-evaluation', '2026-03-13'));
    expect(s.due('K2', ON)).toBe('2026-04-10');
  });

  test('prolong and resume: guards in order', () => {
    const s = accepted();
    const prolong = (until?: string): Command =>
      ({ act: 'prolong', ...(until ? { until: day(until) } : {}) }) as Command;
    climb(s, ON, 'examiner', prolong(), [
      { says: 'not-your-post' },
      { says: 'nothing-paused', who: 'decider' },
      { says: 'no-length 许可法45', first: () => void s.do(ON, 'examiner', pause('testing', '2026-03-10')) },
      { says: 'no-length 许可法45', command: prolong('2026-03-10') },
      { says: 'too-long', command: prolong('2026-06-30') },
      { says: 'done', command: prolong('2026-03-12') },
    ]);
    const resume: Command = { act: 'resume', result: 'passed' };
    expect(s.no(ON, 'examiner', { ...resume, pause: 'p-none' } as Command)).toBe('not-paused');
    s.do(ON, 'examiner', resume);
    expect(s.no(ON, 'examiner', resume)).toBe('not-paused');
    expect(s.no('2026-03-30', 'decider', prolong('2026-04-30'))).toBe('nothing-paused');
  });

  test('a prolongation on the last day is too late', () => {
    const s = accepted();
    s.do(ON, 'examiner', pause('testing', '2026-03-04'));
    expect(s.no('2026-03-31', 'decider', { act: 'prolong', until: day('2026-04-03') })).toBe('clock-lapsed 许可法45');
  });

  test('extend: guards in order; joint matters need the government', () => {
    const extend: Command = { act: 'extend', reasonCode: 'complex' };
    climb(accepted(), ON, 'intake', extend, [
      { says: 'not-your-post' },
      { says: 'not-the-head 许可法42.1', who: 'decider' },
      { says: 'reason-missing 许可法42.1', who: 'head' },
      { says: 'done', command: { ...extend, reason: text('complex') } as Command },
      { says: 'already-extended 许可法42.1' },
    ]);
    const { extension: _, ...none } = PERMIT.statutory!;
    expect(accepted({ ...PERMIT, statutory: none }).no(ON, 'head', extend)).toBe('no-extension');
    const joint = accepted({ ...PERMIT, joint: true });
    expect(joint.no(ON, 'head', { ...extend, reason: text('so') } as Command)).toBe('not-the-head 许可法42.2');
    joint.do(ON, 'head', { ...extend, reason: text('so'), approval: 'gov-7' } as Command);
  });
});

describe('freeze 冒用', () => {
  test('guards in order; no clock stops', () => {
    const s = accepted();
    climb(s, ON, 'head', { act: 'unfreeze', finding: false }, [
      { says: 'not-your-post' },
      { says: 'not-frozen', who: 'oversight' },
      { says: 'done', command: { act: 'freeze', complaint: 'c' } },
      { says: 'already-frozen' },
      { says: 'done', command: { act: 'unfreeze', finding: true } },
    ]);
    expect(s.now()).toMatchObject({ frozen: false, falseApplication: true });
    expect(s.due('K2', ON)).toBe('2026-03-30');
  });
});

test('the examiner goes on while a pause is open; only the decision waits', () => {
  const s = accepted();
  s.do(ON, 'examiner', { act: 'pause', ground: 'testing', procedure: 'p', until: day('2026-03-13') });
  s.do(ON, 'examiner', CLAIM);
  s.do(ON, 'examiner', passOn);
});
