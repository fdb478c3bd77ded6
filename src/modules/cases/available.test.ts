import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import type { ActName } from './commands.ts';
import { ACT_NAMES } from './commands.ts';
import type { CaseFacts } from './facts.ts';
import type { StateName } from './state.ts';
import type { Role } from './story/people.ts';
import { ACCEPT, ask, CLAIM, DENY, GRANT, given, type Story, served, story, text, toDecision } from './story/story.ts';
import { FILING, PERMIT } from './story/terms.ts';
import type { ItemTerms } from './terms.ts';

const ON = '2026-03-04';
/** An item in which every conditional act has its occasion. */
const FULL: ItemTerms = {
  ...PERMIT,
  committable: 'permit',
  instant: true,
  divisible: true,
  hearing: 'on-request',
};

const at: Record<StateName, (terms?: ItemTerms) => Story> = {
  received: (terms = FULL) => story(terms).receive('2026-03-02', { eDelivery: false }),
  correcting: (terms = FULL) => {
    const s = at.received(terms);
    s.do('2026-03-02', 'acceptor', ask('plan'));
    return s;
  },
  'under-review': (terms = FULL) => {
    const s = at.received(terms);
    s.do('2026-03-02', 'acceptor', ACCEPT);
    return s;
  },
  decided: (terms = PERMIT) => {
    const s = toDecision(at['under-review'](terms), '2026-03-03');
    s.do('2026-03-03', 'decider', GRANT);
    return s;
  },
  closed: (terms = PERMIT) => {
    const s = at.decided(terms);
    s.do('2026-03-03', 'delivery', { act: 'deliver', mode: 'window', items: [] });
    return s;
  },
};

const ACTS_OF: Partial<Record<Role, string>> = {
  acceptor:
    'accept accept-tolerant accept-by-commitment decide-on-the-spot file ask-correction cancel-correction reject-filing close-for-no-reply',
  applicant: 'resubmit withdraw supply request-hearing waive-hearing cancel-hearing',
  examiner:
    'claim pass-on take-back consult revoke open-signing site-check publish invite-supplement tell-stakeholders hear-statement pause resume call-hearing remind copy discuss',
  reviewer: 'return',
  decider: 'grant deny grant-in-part prolong terminate correct-decision',
  head: 'appoint extend',
  supervisor: 'recuse assign',
  oversight: 'freeze unfreeze note-remedy',
  delivery: 'deliver serve',
  chair: 'hold-hearing',
  consultee: 'give-opinion',
  signer: 'sign add-signer drop-signer',
};
const WHO: Partial<Record<ActName, Role>> = Object.fromEntries(
  Object.entries(ACTS_OF).flatMap(([role, acts]) => acts.split(' ').map((act) => [act, role as Role])),
);
const FACTS: Partial<CaseFacts> = { instantAuthority: true, ownStaffAvailable: false, waitReminded: true };

/** `yes` or the code of the refusal, for an act by the person it belongs to. */
const may = (
  s: Story,
  act: ActName,
  who: Role = WHO[act] ?? 'intake',
  on = ON,
  facts: Partial<CaseFacts> = {},
): string => {
  const offer = s.offers(on, who, { ...FACTS, ...facts }).get(act);
  return offer?.may ? 'yes' : (offer?.refusal.code ?? 'none');
};

// Section 6: ● yes in that state, – another state's. What stands under a condition (◐) has its own tests below.
const TABLE: readonly (readonly [readonly ActName[], string])[] = [
  [['accept', 'accept-by-commitment'], '● – – – –'],
  [['cancel-correction', 'resubmit'], '– ● – – –'],
  [['reject-filing'], '● – – – –'],
  [['withdraw'], '● ● ● – –'],
  [['claim', 'assign'], '– – ● – –'],
  [['remind', 'copy', 'discuss'], '– – ● – –'],
  [['consult', 'open-signing', 'site-check', 'publish', 'invite-supplement', 'appoint'], '– – ● – –'],
  [['tell-stakeholders', 'hear-statement'], '– – ● – –'],
  [['recuse'], '● ● ● – –'],
  [['freeze'], '● ● ● ● –'],
  [['deliver'], '– – – ● –'],
  [['correct-decision'], '– – – ● ●'],
  [['note-remedy'], '– – ● ● ●'],
  [['serve'], '● ● ● ● ●'],
  [['pause', 'extend', 'call-hearing'], '– – ● – –'],
];
const STATES = ['received', 'correcting', 'under-review', 'decided', 'closed'] as const;

describe('lifecycle 6: which act is available in which state', () => {
  for (const [acts, row] of TABLE)
    for (const act of acts)
      test(`${act}: ${row}`, () => {
        const answers = STATES.map((state) => may(at[state](), act));
        const elsewhere = act === 'withdraw' ? ['already-decided'] : ['wrong-state'];
        expect(answers.map((a) => (a === 'yes' ? '●' : '–')).join(' ')).toBe(row);
        const reasons = [...elsewhere, 'wrong-state', 'case-closed'];
        expect(answers.filter((a) => a !== 'yes' && !reasons.includes(a))).toEqual([]);
        expect(answers[4] === 'yes' || answers[4] === 'case-closed').toBe(true);
      });

  test('every act is answered for every state', () => {
    for (const state of STATES) {
      const offers = at[state]().offers(ON, 'head');
      expect([...offers.keys()]).toEqual(ACT_NAMES);
    }
    expect(may(at.closed(), 'receive')).toBe('wrong-state');
  });

  test('ask-correction: ● in R; in U too late when deemed, else already accepted', () => {
    expect(may(at.received(), 'ask-correction')).toBe('yes');
    expect(may(at.correcting(), 'ask-correction')).toBe('wrong-state');
    expect(may(at['under-review'](), 'ask-correction')).toBe('already-accepted');
    expect(may(at.received(), 'ask-correction', 'acceptor', '2026-03-10')).toBe('too-late');
  });

  test('decide-on-the-spot ◐ instant, file ◐ filing, accept-tolerant ◐ tolerable', () => {
    const INSTANT: ItemTerms = { ...FULL, hearing: 'none' };
    expect(may(at.received(INSTANT), 'decide-on-the-spot')).toBe('yes');
    expect(may(at.received({ ...INSTANT, instant: false }), 'decide-on-the-spot')).toBe('not-instant');
    expect(may(at.received(FILING), 'file')).toBe('yes');
    expect(may(at.received(), 'file')).toBe('not-a-filing');
    expect(may(at.received(), 'accept-tolerant')).toBe('yes');
    expect(may(at.received({ ...FULL, tolerable: false }), 'accept-tolerant')).toBe('not-tolerable');
  });

  test('close-for-no-reply ◐ K5 over', () => {
    const s = at.correcting();
    s.do('2026-03-03', 'delivery', served('correction', s.in('correcting').correction.position));
    expect(may(s, 'close-for-no-reply', 'acceptor', '2026-03-24')).toBe('still-waiting');
    expect(may(s, 'close-for-no-reply', 'acceptor', '2026-03-25')).toBe('yes');
  });

  test('terminate ◐: R, C, U with a ground, D only when revoked', () => {
    expect(STATES.map((state) => may(at[state](), 'terminate'))).toEqual([
      'yes',
      'yes',
      'yes',
      'not-revoked',
      'case-closed',
    ]);
    expect(may(at.decided(), 'terminate', 'decider', ON, { decisionRevoked: true })).toBe('yes');
  });

  test('pass-on, return, take-back belong to whoever has the task', () => {
    const s = at['under-review']();
    expect(may(s, 'pass-on')).toBe('not-yours');
    s.do(ON, 'examiner', CLAIM);
    expect([may(s, 'pass-on'), may(s, 'return', 'examiner'), may(s, 'take-back')]).toEqual([
      'yes',
      'no-such-step',
      'not-yours',
    ]);
    s.do(ON, 'examiner', { act: 'pass-on', opinion: text('ok') });
    expect(may(s, 'take-back')).toBe('yes');
  });

  test('supply ◐ owed, invited; give-opinion, sign, add, drop, revoke ◐ open', () => {
    const s = at['under-review']();
    const acts = ['supply', 'give-opinion', 'sign', 'add-signer', 'drop-signer', 'revoke'] as const;
    expect(acts.map((a) => may(s, a))).toEqual([
      'nothing-owed-or-invited',
      'not-asked',
      'no-signing',
      'no-signing',
      'no-signing',
      'nothing-open',
    ]);
    s.do(ON, 'examiner', { act: 'invite-supplement', refs: ['photo'] });
    s.do(ON, 'examiner', { act: 'consult', purpose: 'opinion', to: ['unit-2'] });
    s.do(ON, 'examiner', { act: 'open-signing', quorum: { q: 'member', who: 'o-sign-1' } });
    s.do(ON, 'signer', { act: 'add-signer', who: 'o-sign-2', where: 'after' });
    expect(acts.map((a) => may(s, a))).toEqual(['yes', 'yes', 'yes', 'yes', 'yes', 'yes']);
  });

  test('hearing acts ◐ told, 46', () => {
    const s = at['under-review']();
    const acts = ['request-hearing', 'waive-hearing', 'cancel-hearing', 'hold-hearing'] as const;
    expect(acts.map((a) => may(s, a))).toEqual(['not-told', 'nothing-to-waive', 'nothing-to-waive', 'not-called']);
    s.do(ON, 'examiner', { act: 'tell-stakeholders', persons: [], rights: ['hearing'] });
    s.do(ON, 'delivery', served('stakeholder-notice', s.in('under-review').told!.position));
    expect(acts.map((a) => may(s, a))).toEqual(['yes', 'yes', 'nothing-to-waive', 'not-called']);
    s.do(ON, 'applicant', { act: 'request-hearing' });
    s.do(ON, 'examiner', {
      act: 'call-hearing',
      ground: 'requested',
      date: day('2026-03-20'),
      place: 'r',
      public: true,
    });
    s.do(ON, 'delivery', served('hearing-notice', s.in('under-review').hearing.called!.position));
    expect(acts.map((a) => may(s, a))).toEqual(['already-requested', 'yes', 'yes', 'not-yet']);
    expect(may(s, 'hold-hearing', 'chair', '2026-03-20')).toBe('yes');
  });

  test('pause ◐ < due; prolong, resume ◐ paused; extend ◐ ≤ due, once', () => {
    const s = at['under-review']();
    expect([may(s, 'pause', 'examiner', '2026-03-29'), may(s, 'pause', 'examiner', '2026-03-30')]).toEqual([
      'yes',
      'clock-lapsed',
    ]);
    expect([may(s, 'extend', 'head', '2026-03-30'), may(s, 'extend', 'head', '2026-03-31')]).toEqual([
      'yes',
      'too-late',
    ]);
    expect([may(s, 'prolong'), may(s, 'resume')]).toEqual(['nothing-paused', 'not-paused']);
    s.do(ON, 'examiner', { act: 'pause', ground: 'testing', procedure: 'p', until: day('2026-03-13') });
    s.do(ON, 'head', { act: 'extend', reasonCode: 'complex', reason: text('so') });
    expect([may(s, 'prolong'), may(s, 'resume'), may(s, 'extend')]).toEqual(['yes', 'yes', 'already-extended']);
  });

  test('freeze and unfreeze answer each other', () => {
    for (const state of ['received', 'correcting', 'under-review', 'decided'] as const) {
      const s = at[state]();
      expect(may(s, 'unfreeze')).toBe('not-frozen');
      s.do(ON, 'oversight', { act: 'freeze', complaint: 'c' });
      expect([may(s, 'freeze'), may(s, 'unfreeze')]).toEqual(['already-frozen', 'yes']);
    }
  });

  test('grant, deny, in part ◐ at the decision', () => {
    const DIVISIBLE: ItemTerms = { ...PERMIT, divisible: true };
    const acts = ['grant', 'deny', 'grant-in-part'] as const;
    expect(acts.map((a) => may(at['under-review'](DIVISIBLE), a))).toEqual(acts.map(() => 'not-at-decision'));
    const s = toDecision(at['under-review'](DIVISIBLE), '2026-03-03');
    expect(acts.map((a) => may(s, a))).toEqual(['yes', 'yes', 'yes']);
    s.do(ON, 'decider', DENY);
    expect(acts.map((a) => may(s, a))).toEqual(acts.map(() => 'wrong-state'));
  });

  test('correct-decision in X ◐ decided; serve ◐ when something is unserved', () => {
    const s = at.received();
    s.do(ON, 'applicant', { act: 'withdraw' });
    expect(may(s, 'correct-decision')).toBe('no-decision');
    const e = story(PERMIT).receive('2026-03-02', { materials: given('plan', 'lease') });
    expect(may(e, 'serve')).toBe('nothing-to-serve');
  });

  test('the table judges the case as it will be when the act is tried: lapses first, nothing recorded', () => {
    const s = at.received();
    const before = s.now();
    expect(may(s, 'accept', 'acceptor', '2026-03-10')).toBe('wrong-state');
    expect(s.now()).toBe(before);
  });
});
