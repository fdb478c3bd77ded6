import { refused } from '../../../kernel/decision.ts';
import { ACTS } from '../acts.ts';
import type { CaseEvent } from '../events.ts';
import { settle } from '../lapses.ts';
import { type Case, partiesOf } from '../state.ts';
import { PERMIT } from '../story/terms.ts';
import { type Fault, folding, forgetting, lapsing, right, withActs, writing } from './plant.ts';

/** Answers, tasks, decisions, persons, trail, several applicants (18–46). */
export const LATER: readonly Fault[] = [
  {
    invariant: 18,
    what: 'a refused act leaves a trace',
    engine: {
      ...right,
      act: (...args) => {
        const acted = right.act(...args);
        return acted.decision.kind === 'refused' && acted.state
          ? { ...acted, state: { ...acted.state, workers: ['x'] } }
          : acted;
      },
    },
  },
  {
    invariant: 19,
    what: 'the button gives another reason than the act',
    engine: {
      ...right,
      available: (...args) =>
        right
          .available(...args)
          .map((o) => (o.may ? o : { ...o, refusal: refused(o.act === 'grant' ? 'frozen' : o.refusal.code) })),
    },
  },
  {
    invariant: 20,
    what: 'nobody can be appointed',
    engine: withActs({ appoint: { may: () => refused('own-staff-available') } }),
  },
  {
    invariant: 21,
    what: 'passing on opens no next step',
    engine: withActs({ 'pass-on': { events: (c, command) => ACTS['pass-on'].events(c, command).slice(0, 1) } }),
  },
  {
    invariant: 22,
    what: 'a decision leaves the open signing and the tasks behind',
    engine: folding((s, e, before) =>
      e.type === 'Decided' && before?.state === 'under-review' ? ({ ...s, tasks: before.tasks } as Case) : s,
    ),
  },
  { invariant: 23, what: 'taken back from whoever has begun', engine: forgetting('already-begun', 'take-back') },
  {
    invariant: 24,
    what: 'nested straight returns lose the first returner',
    engine: writing((e) => {
      if (e.type !== 'TaskOpened' || !e.thenBack) return e;
      const { thenBack: _, ...rest } = e;
      return rest;
    }),
  },
  {
    invariant: 25,
    what: 'a filing is accepted like a permit',
    engine: lapsing((s, today, calendar, facts) =>
      settle(s, today, calendar, { ...facts, terms: { ...facts.terms, nature: 'permit', steps: PERMIT.steps } }),
    ),
  },
  ...(['material-owed', 'procedure-open', 'hearing-due', 'check-missing', 'frozen'] as const).map(
    (code): Fault => ({ invariant: 26, what: `granted in spite of ${code}`, engine: forgetting(code, 'grant') }),
  ),
  { invariant: 27, what: 'denied without reasons', engine: forgetting('reasons-missing', 'deny') },
  { invariant: 28, what: 'delivered on a false application', engine: forgetting('false-application', 'deliver') },
  {
    invariant: 29,
    what: 'a late renewal is granted by law',
    engine: lapsing((s, today, calendar, facts) => {
      const closes = { n: 0, unit: 'NATURAL_DAY' as const };
      const renewal = { closes, late: 'treat-as-new' as const, lateSuspends: false };
      return settle(s, today, calendar, { ...facts, terms: { ...facts.terms, renewal } });
    }),
  },
  { invariant: 30, what: 'one inspector', engine: forgetting('two-inspectors', 'site-check') },
  { invariant: 30, what: 'an examiner chairs', engine: forgetting('chair-examined', 'hold-hearing') },
  { invariant: 30, what: 'less than seven days of notice', engine: forgetting('seven-days', 'call-hearing') },
  {
    invariant: 31,
    what: 'recusal is forgotten',
    engine: {
      ...right,
      act: (state, ...rest) => {
        const acted = right.act(state && { ...state, recused: [] }, ...rest);
        const recused = [...(state?.recused ?? []), ...(acted.state?.recused ?? [])];
        return acted.state ? { ...acted, state: { ...acted.state, recused } } : acted;
      },
    },
  },
  {
    invariant: 32,
    what: 'signers are added after the verdict',
    engine: withActs({
      'add-signer': {
        may: (c) => (c.state.state === 'under-review' && c.state.signing ? undefined : refused('no-signing')),
      },
    }),
  },
  {
    invariant: 33,
    what: 'owed until after the promised end',
    engine: forgetting('owed-after-promise', 'accept-tolerant'),
  },
  {
    invariant: 34,
    what: 'withdrawn after the decision',
    engine: {
      ...right,
      act: (...args) => {
        const acted = right.act(...args);
        if (args[1].act !== 'withdraw' || acted.state?.state !== 'decided') return acted;
        const event: CaseEvent = { type: 'Withdrawn', on: args[3], by: args[2].id };
        const state: Case = { ...acted.state, state: 'closed', how: 'withdrawn', on: args[3] };
        return { ...acted, decision: { kind: 'decided', events: [event] }, state };
      },
    },
  },
  {
    invariant: 35,
    what: 'the last permit goes to a later rank',
    engine: forgetting('earlier-applicant-pending', 'grant'),
  },
  {
    invariant: 35,
    what: 'acceptance numbers do not grow',
    engine: writing((e) => (e.type === 'Accepted' ? { ...e, acceptSeq: 1 } : e)),
  },
  {
    invariant: 38,
    what: 'a telephone number in the trail',
    engine: writing((e) => (e.type === 'Noted' ? { ...e, to: ['13812345678'] } : e)),
  },
  {
    invariant: 38,
    what: 'a name in the trail',
    engine: writing((e) => (e.type === 'Recused' ? { ...e, ground: '张三的亲属' } : e)),
  },
  {
    invariant: 42,
    what: 'a refusal without words',
    engine: {
      ...right,
      act: (...args) => {
        const acted = right.act(...args);
        return acted.decision.kind === 'refused'
          ? { ...acted, decision: { ...acted.decision, code: 'just-no' } }
          : acted;
      },
    },
  },
  {
    invariant: 43,
    what: 'one of several applicants withdraws alone',
    engine: forgetting('co-applicants-agree', 'withdraw'),
  },
  {
    invariant: 43,
    what: 'the event keeps the word of one',
    engine: writing((e) => (e.type === 'Withdrawn' && e.agreed ? { ...e, agreed: e.agreed.slice(0, 1) } : e)),
  },
  {
    invariant: 44,
    what: 'served electronically without agreement',
    engine: forgetting('channel-not-in-agreement', 'serve', 'deliver'),
  },
  {
    invariant: 44,
    what: 'the applicant agrees for those beside them',
    engine: {
      ...right,
      act: (state, command, by, today, calendar, facts) =>
        right.act(state, command, by, today, calendar, { ...facts, eDeliveryOf: state ? partiesOf(state) : [] }),
    },
  },
  {
    invariant: 45,
    what: 'only who filed is told of the right to a hearing',
    engine: writing((e) =>
      e.type === 'StakeholderTold' ? { ...e, persons: e.persons.filter((p) => !/^a-\d-/.test(p)) } : e,
    ),
  },
  {
    invariant: 46,
    what: 'an applicant is given the step of their own case',
    engine: forgetting('party-to-the-case', 'assign'),
  },
  {
    invariant: 46,
    what: 'an applicant inspects their own case',
    engine: forgetting('party-to-the-case', 'site-check'),
  },
];
