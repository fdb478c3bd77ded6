import { describe, expect, test } from 'vitest';
import { climb } from '../../../test/ladder.ts';
import type { Command } from './commands.ts';
import { accepted as acceptedOn, CLAIM, GRANT, passOn, type Story, text } from './story/story.ts';

const ON = '2026-03-03';

const accepted = (): Story => acceptedOn('2026-03-02');

const claimed = (): Story => {
  const s = accepted();
  s.do(ON, 'examiner', CLAIM);
  return s;
};

const toDecisionFrom = (s: Story): void => {
  s.do(ON, 'examiner', passOn);
  s.do(ON, 'reviewer', CLAIM);
  s.do(ON, 'reviewer', passOn);
  s.do(ON, 'decider', CLAIM);
};

describe('consult, opinion, revoke', () => {
  const consult = (more: object = {}): Command =>
    ({ act: 'consult', purpose: 'opinion', to: ['unit-2'], ...more }) as Command;

  test('consult: guards in order', () => {
    const s = claimed();
    s.do(ON, 'examiner', consult());
    climb(s, ON, 'signer', consult({ requiredByLaw: true, silence: 'no-objection' }), [
      { says: 'not-your-post' },
      { says: 'enough', who: 'examiner' },
      {
        says: 'silence-not-allowed',
        command: consult({ to: ['unit-3'], requiredByLaw: true, silence: 'no-objection' }),
      },
      { says: 'done', command: consult({ to: ['unit-3'], requiredByLaw: true, silence: 'escalate' }) },
    ]);
    for (let n = 4; n <= 11; n++) s.do(ON, 'examiner', consult({ to: [`unit-${n}`] }));
    expect(s.no(ON, 'examiner', consult({ to: ['unit-12'] }))).toBe('enough');
  });

  test('never longer than the item or ten working days allow, and never a pause', () => {
    const s = claimed();
    const due = s.due('K2', ON);
    s.do(ON, 'examiner', consult({ within: 10 }));
    expect(s.last('TaskOpened').within).toBe(5);
    expect(s.due('K2', ON)).toBe(due);
  });

  test('only who was asked answers; the answer ends the question', () => {
    const s = claimed();
    s.do(ON, 'examiner', consult());
    expect(s.no(ON, 'signer', { act: 'give-opinion', verdict: 'agree' })).toBe('not-asked');
    expect(s.no(ON, 'consultee', { act: 'give-opinion', verdict: 'agree', task: 't-none' })).toBe('not-asked');
    s.do(ON, 'consultee', { act: 'give-opinion', verdict: 'disagree', opinion: text('no') });
    expect(s.last('TaskEnded')).toMatchObject({ verb: 'disagree', by: 'o-consult' });
    expect(s.no(ON, 'consultee', { act: 'give-opinion', verdict: 'agree' })).toBe('not-asked');
  });

  test('revoke: guards in order', () => {
    const s = claimed();
    const revoke = (what: string, reason = false): Command =>
      ({ act: 'revoke', what, ...(reason ? { reason: text('so') } : {}) }) as Command;
    climb(s, ON, 'decider', revoke('consultation'), [
      { says: 'nothing-open' },
      { says: 'not-yours', first: () => void s.do(ON, 'examiner', consult()) },
      { says: 'nothing-open', command: revoke('signing') },
      { says: 'done', command: revoke('consultation'), who: 'supervisor' },
      {
        says: 'not-yours',
        who: 'decider',
        command: revoke('signing'),
        first: () => void s.do(ON, 'examiner', { act: 'open-signing', quorum: { q: 'member', who: 'o-sign-1' } }),
      },
      { says: 'refusal-stands', who: 'examiner', first: () => void s.do(ON, 'signer', { act: 'sign', vote: 'no' }) },
      { says: 'refusal-stands', who: 'supervisor' },
      { says: 'done', command: revoke('signing', true) },
    ]);
  });
});

describe('signing 会签', () => {
  const all: Command = {
    act: 'open-signing',
    quorum: {
      q: 'all',
      of: [
        { q: 'member', who: 'o-sign-1' },
        { q: 'member', who: 'o-sign-2' },
      ],
    },
  };
  const opened = (quorum: Command = all): Story => {
    const s = claimed();
    s.do(ON, 'examiner', quorum);
    return s;
  };

  test('open-signing: guards in order', () => {
    const s = opened();
    climb(s, ON, 'decider', all, [
      { says: 'not-your-post' },
      { says: 'signing-exists', who: 'examiner' },
      {
        says: 'bad-quorum',
        first: () => void s.do(ON, 'examiner', { act: 'revoke', what: 'signing' }),
        command: { act: 'open-signing', quorum: { q: 'all', of: [] } },
      },
      { says: 'bad-quorum', command: { ...all, statutory: ['o-head'] } as Command },
      { says: 'done', command: all },
    ]);
  });

  test('sign: guards in order; abstention only in a vote', () => {
    const s = opened();
    climb(s, ON, 'head', { act: 'sign', vote: 'abstain' }, [
      { says: 'not-your-turn' },
      { says: 'no-abstention', who: 'signer' },
      { says: 'done', command: { act: 'sign', vote: 'no' } },
      { says: 'no-signing', who: 'signer2' },
    ]);
    expect(claimed().no(ON, 'signer', { act: 'sign', vote: 'yes' })).toBe('no-signing');
  });

  test('a settled no blocks the grant, not the denial; an open signing blocks both', () => {
    const s = opened();
    toDecisionFrom(s);
    expect(s.no(ON, 'decider', GRANT)).toBe('signing-open');
    s.do(ON, 'signer', { act: 'sign', vote: 'no' });
    expect(s.no(ON, 'decider', GRANT)).toBe('signing-refused');
  });

  test('add-signer and drop-signer: guards in order', () => {
    const votes: Command = {
      act: 'open-signing',
      quorum: { q: 'votes', threshold: 1, weights: { 'o-sign-1': 1, 'o-sign-2': 1 } },
    };
    const add = (who: string): Command => ({ act: 'add-signer', who, where: 'before' });
    expect(opened(votes).no(ON, 'signer', add('o-head'))).toBe('votes-fixed');
    const s = opened({ ...all, statutory: ['o-sign-2'] } as Command);
    s.do(ON, 'supervisor', { act: 'recuse', person: 'o-exam-2', ground: 'kinship' });
    climb(s, ON, 'head', add('o-sign-2'), [
      { says: 'not-your-turn' },
      { says: 'already-signer', who: 'signer' },
      { says: 'recused', command: add('o-exam-2') },
      { says: 'done', command: add('o-head') },
      { says: 'not-your-turn', command: { act: 'sign', vote: 'yes' } },
      { says: 'statutory-signer', command: { act: 'drop-signer', who: 'o-sign-2' } },
      { says: 'not-yours', command: { act: 'drop-signer', who: 'o-sign-1' } },
      { says: 'done', command: { act: 'drop-signer', who: 'o-head' } },
      { says: 'not-yours' },
    ]);
  });

  test('who was added before and has signed stays', () => {
    const s = opened();
    s.do(ON, 'signer', { act: 'add-signer', who: 'o-head', where: 'before' });
    s.do(ON, 'head', { act: 'sign', vote: 'yes' });
    expect(s.no(ON, 'signer', { act: 'drop-signer', who: 'o-head' })).toBe('already-signed');
    s.do(ON, 'signer', { act: 'sign', vote: 'yes' });
    s.do(ON, 'signer2', { act: 'sign', vote: 'yes' });
    expect(s.no(ON, 'signer2', { act: 'drop-signer', who: 'o-head' })).toBe('no-signing');
  });
});
