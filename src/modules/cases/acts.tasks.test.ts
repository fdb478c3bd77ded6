import { describe, expect, test } from 'vitest';
import { climb } from '../../../test/ladder.ts';
import type { Actor } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { act } from './act.ts';
import type { Command } from './commands.ts';
import { people } from './story/people.ts';
import {
  ACCEPT,
  accepted as acceptedOn,
  CLAIM,
  instantOn,
  passOn,
  type Story,
  story,
  text,
  toDecision,
} from './story/story.ts';
import { PERMIT } from './story/terms.ts';

const ON = '2026-03-03';

const accepted = (): Story => acceptedOn('2026-03-02');

const claimed = (): Story => {
  const s = accepted();
  s.do(ON, 'examiner', CLAIM);
  return s;
};

const task = (s: Story) => s.in('under-review').tasks.find((t) => t.kind === 'step')!;

const BLANK: Command = { act: 'pass-on' };

describe('claim 认领', () => {
  test('guards in order', () => {
    const s = claimed();
    climb(s, ON, 'delivery', CLAIM, [
      { says: 'not-your-post' },
      { says: 'taken', who: 'reviewer' },
      { says: 'wrong-post', first: () => void s.do(ON, 'examiner', passOn), who: 'decider' },
      { says: 'done', who: 'reviewer' },
      { says: 'already-yours' },
    ]);
    expect(s.no(ON, 'reviewer', { act: 'claim', task: 't-none' })).toBe('already-yours');
    expect(accepted().no(ON, 'examiner', { act: 'claim', task: 't-none' })).toBe('no-task');
  });

  test('who examined does not review: same person', () => {
    const s = claimed();
    s.do(ON, 'examiner', passOn);
    const both = { postsOf: { 'o-exam-1': ['examiner', 'reviewer'] as const } };
    expect(s.no(ON, 'supervisor', { act: 'assign', verb: 'assign', to: 'o-exam-1' }, both)).toBe('same-person');
  });

  test('the step clock is not restarted by whoever takes it', () => {
    const s = accepted();
    const due = s.due('K4', '2026-03-02');
    s.do('2026-03-05', 'examiner', CLAIM);
    s.do('2026-03-06', 'supervisor', { act: 'assign', verb: 'take-over', to: 'o-exam-2', reason: text('ill') });
    expect(s.due('K4', '2026-03-06')).toBe(due);
  });
});

describe('assign 派件', () => {
  const assign = (verb: string, to?: string, reason = false): Command =>
    ({ act: 'assign', verb, ...(to ? { to } : {}), ...(reason ? { reason: text('ill') } : {}) }) as Command;

  test('guards in order', () => {
    const s = claimed();
    s.do(ON, 'supervisor', { act: 'recuse', person: 'o-exam-2', ground: 'kinship' });
    climb(s, ON, 'intake', assign('take-over', 'o-exam-2'), [
      { says: 'not-your-post' },
      { says: 'not-yours', who: 'reviewer' },
      { says: 'not-yours', who: 'examiner' },
      { says: 'recused', who: 'supervisor' },
      { says: 'wrong-post', command: assign('take-over', 'o-decide-1') },
      { says: 'reason-missing', command: assign('take-over', 'o-exam-1') },
      { says: 'done', command: assign('take-over', 'o-exam-1', true) },
    ]);
    expect(s.no(ON, 'supervisor', { ...assign('assign', 'o-exam-1'), task: 't-none' } as Command)).toBe('no-task');
  });

  test('transfer ends one’s part; delegate comes back to the delegator, who ends the task', () => {
    const s = claimed();
    s.do(ON, 'examiner', assign('delegate', 'o-exam-2'));
    expect(task(s)).toMatchObject({ holder: 'o-exam-2', delegator: 'o-exam-1' });
    expect(s.no(ON, 'examiner2', passOn)).toBe('not-yours');
    s.do(ON, 'examiner2', assign('hand-back'));
    expect(task(s).holder).toBe('o-exam-1');
    expect(s.now().workers).toEqual(['o-exam-2']);
    s.do(ON, 'examiner', assign('transfer', 'o-exam-2'));
    expect(task(s)).not.toHaveProperty('delegator');
    s.do(ON, 'examiner2', passOn);
  });

  test('only the holder delegates, only the delegate hands back', () => {
    const s = claimed();
    expect(s.no(ON, 'supervisor', assign('delegate', 'o-exam-2'))).toBe('not-yours');
    expect(s.no(ON, 'examiner', assign('hand-back'))).toBe('not-yours');
  });

  test('a recused delegator leaves the task without a holder', () => {
    const s = claimed();
    s.do(ON, 'examiner', assign('delegate', 'o-exam-2'));
    s.do(ON, 'supervisor', { act: 'recuse', person: 'o-exam-1', ground: 'kinship' });
    expect(task(s)).not.toHaveProperty('holder');
  });
});

describe('appoint 指定', () => {
  test('guards in order', () => {
    const s = claimed();
    s.do(ON, 'supervisor', { act: 'recuse', person: 'o-out', ground: 'kinship' });
    climb(s, ON, 'supervisor', { act: 'appoint', to: 'o-out' }, [
      { says: 'not-your-post' },
      { says: 'own-staff-available', who: 'head' },
      { says: 'recused', facts: { ownStaffAvailable: false } },
      { says: 'done', command: { act: 'appoint', to: 'o-other' } },
    ]);
    expect(s.in('under-review').appointed).toEqual([{ person: 'o-other', post: 'examiner' }]);
  });

  test('nobody is appointed to decide who accepted', () => {
    const s = toDecision(accepted(), ON);
    expect(s.no(ON, 'head', { act: 'appoint', to: 'o-accept' }, { ownStaffAvailable: false })).toBe('same-person');
  });
});

describe('pass on, return, take back', () => {
  test('pass-on: guards in order', () => {
    const s = accepted();
    climb(s, ON, 'intake', BLANK, [
      { says: 'not-your-post' },
      { says: 'not-yours', who: 'examiner' },
      { says: 'opinion-missing', first: () => void s.do(ON, 'examiner', CLAIM) },
      {
        says: 'recused',
        command: { act: 'pass-on', opinion: text('ok'), to: 'o-review-2' },
        first: () => void s.do(ON, 'supervisor', { act: 'recuse', person: 'o-review-2', ground: 'kinship' }),
      },
      { says: 'wrong-post', command: { act: 'pass-on', opinion: text('ok'), to: 'o-decide-1' } },
      { says: 'done', command: { act: 'pass-on', opinion: text('ok'), to: 'o-review-1' } },
    ]);
    expect(task(s)).toMatchObject({ key: 'review', to: 'o-review-1' });
  });

  test('the decision is not passed on', () => {
    expect(toDecision(accepted(), ON).no(ON, 'decider', passOn)).toBe('at-decision');
  });

  test('return: guards in order, never to before acceptance', () => {
    const s = claimed();
    const back = (to: string, reason = false): Command =>
      ({ act: 'return', to, straight: false, ...(reason ? { reason: text('again') } : {}) }) as Command;
    climb(s, ON, 'reviewer', back('nowhere'), [
      { says: 'not-yours' },
      { says: 'no-such-step', who: 'examiner' },
      {
        says: 'no-such-step',
        who: 'reviewer',
        first: () => {
          s.do(ON, 'examiner', passOn);
          s.do(ON, 'reviewer', CLAIM);
        },
      },
      { says: 'no-such-step', command: back('decide') },
      { says: 'no-such-step', command: back('review') },
      { says: 'reason-missing', command: back('examine') },
      { says: 'done', command: back('examine', true) },
    ]);
    expect(task(s)).toMatchObject({ key: 'examine', thenBack: [] });
    expect(s.now().workers).toEqual(['o-exam-1']);
  });

  test('a return drops an unsettled signing; consultations go on', () => {
    const s = claimed();
    s.do(ON, 'examiner', passOn);
    s.do(ON, 'reviewer', CLAIM);
    s.do(ON, 'reviewer', { act: 'open-signing', quorum: { q: 'member', who: 'o-sign-1' } });
    s.do(ON, 'reviewer', { act: 'consult', purpose: 'opinion', to: ['unit-2'] });
    s.do(ON, 'reviewer', { act: 'return', to: 'examine', straight: true, reason: text('again') });
    expect(s.in('under-review').signing).toBeUndefined();
    expect(s.in('under-review').tasks.map((t) => t.kind)).toEqual(['consult', 'step']);
  });

  test('take-back: guards in order', () => {
    const s = claimed();
    s.do(ON, 'examiner', passOn);
    climb(s, ON, 'reviewer', { act: 'take-back' }, [
      { says: 'not-yours' },
      { says: 'done', who: 'examiner' },
      { says: 'not-yours' },
      {
        says: 'already-begun',
        first: () => {
          s.do(ON, 'examiner', passOn);
          s.do(ON, 'reviewer', CLAIM);
        },
      },
      {
        says: 'recused',
        first: () => void s.do(ON, 'supervisor', { act: 'recuse', person: 'o-exam-1', ground: 'interest' }),
      },
    ]);
    expect(s.last('TaskEnded').verb).toBe('done');
  });

  test('taken back, the task is the former one with its holder', () => {
    const s = claimed();
    const before = task(s);
    s.do(ON, 'examiner', passOn);
    s.do(ON, 'examiner', { act: 'take-back' });
    expect(task(s)).toEqual(before);
    expect(s.in('under-review').at).toBe(0);
  });
});

test('remind 催办: once a day each, by officers and the applicant', () => {
  const s = claimed();
  s.do(ON, 'applicant', { act: 'remind' });
  expect(s.last('Noted').to).toEqual(['o-exam-1']);
  expect(s.no(ON, 'applicant', { act: 'remind' })).toBe('too-often');
  s.do(ON, 'head', { act: 'remind', to: ['o-exam-1'] });
  s.do('2026-03-04', 'applicant', { act: 'remind', to: ['party-z', 'o-head'] });
  expect(s.last('Noted').to).toEqual(['o-exam-1']);
  s.do(ON, 'examiner', { act: 'copy', to: ['o-head'], note: text('fyi') });
});

describe('回避: nobody is an officer in their own matter', () => {
  const of = (who: 'acceptor' | 'examiner' | 'oversight'): Story =>
    story(PERMIT).receive('2026-03-02', { applicant: people[who].id }, 'intake');

  test('whoever applies neither accepts, nor examines, nor freezes their own application', () => {
    expect(of('acceptor').no(ON, 'acceptor', ACCEPT)).toBe('own-matter 许可法5');
    expect(of('oversight').no(ON, 'oversight', { act: 'freeze', complaint: 'c' })).toBe('own-matter 许可法5');
    const s = of('examiner');
    s.do('2026-03-02', 'acceptor', ACCEPT);
    expect(s.no(ON, 'examiner', CLAIM)).toBe('own-matter 许可法5');
    s.do(ON, 'examiner2', CLAIM);
  });

  test('whoever applies is not named to work on it either: not assigned, passed to, appointed, asked, made to inspect or sign', () => {
    const s = story(PERMIT).receive('2026-03-02', { coApplicants: [people.examiner2.id, people.reviewer.id] });
    s.do('2026-03-02', 'acceptor', ACCEPT);
    const to = people.examiner2.id;
    const own = 'party-to-the-case 许可法5';
    expect(s.no(ON, 'supervisor', { act: 'assign', verb: 'assign', to })).toBe(own);
    expect(s.no(ON, 'head', { act: 'appoint', to }, { ownStaffAvailable: false })).toBe(own);
    s.do(ON, 'examiner', CLAIM);
    expect(s.no(ON, 'examiner', { act: 'assign', verb: 'transfer', to })).toBe(own);
    expect(s.no(ON, 'examiner', { act: 'consult', purpose: 'opinion', to: [to], question: text('?') })).toBe(own);
    const both = [people.examiner.id, to];
    expect(
      s.no(ON, 'examiner', { act: 'site-check', kind: 'site', inspectors: both, finding: 'passed', record: 'h' }),
    ).toBe(own);
    expect(s.no(ON, 'examiner', { act: 'open-signing', quorum: { q: 'member', who: to } as never })).toBe(own);
    expect(s.no(ON, 'examiner', { act: 'copy', to: [to] })).toBe(own);
    expect(s.no(ON, 'examiner', { act: 'pass-on', opinion: text('ok'), to: people.reviewer.id })).toBe(own);
  });

  test('an agent who is an officer too is none in the principal’s case, and may still act as the agent', () => {
    const s = story(PERMIT).receive('2026-03-02');
    const facts = s.factsOn(instantOn('2026-03-02'));
    const agent: Actor = { ...people.acceptor, posts: ['acceptor', 'applicant'], principal: people.applicant.id };
    const tried = (command: Command) => act(s.now(), command, agent, day('2026-03-02'), s.calendar, facts).decision;
    expect(tried(ACCEPT)).toMatchObject({ kind: 'refused', code: 'own-matter' });
    expect(tried({ act: 'withdraw' })).toMatchObject({ kind: 'decided' });
  });
});
