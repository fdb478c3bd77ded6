import { describe, expect, test } from 'vitest';
import type { Actor, Post } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import type { Decision } from '../../kernel/decision.ts';
import { cancelOnRequest, change, issue, renew } from './acts/edition.ts';
import { decide } from './acts.ts';
import type { LicenceCommand } from './commands.ts';
import type { LicenceEvent, LicenceEventOf } from './events.ts';
import { settle } from './lapses.ts';
import { evolve, fold } from './licence.ts';
import type { LicenceFacts } from './spec.ts';

const officer = (id: string, ...posts: Post[]): Actor => ({ id, posts, channel: 'window' });
const acceptor = officer('p-acc', 'acceptor');
const decider = officer('p-dec', 'decider');
const supervisor = officer('p-sup', 'supervisor');
const head = officer('p-head', 'head');
const NONE: LicenceFacts = { renewal: 'none', respondBy: day('2026-11-02') };

const base = {
  item: 'public-venue',
  itemVersion: 3,
  kind: 'public-venue',
  holder: 'p-spa',
  number: '松审卫公〔2026〕第0183号',
  identifier: { type: '11100000000013338W011', issuer: '11430000006122244L', serial: '20260000183' },
  case: 'c-1832',
  from: day('2026-10-20'),
  until: day('2030-10-19'),
  faceHash: 'f1',
};
const issued: LicenceEventOf<'Issued'> = { type: 'Issued', on: day('2026-10-20'), by: 'system', ...base };

type Bare<C> = C extends unknown ? Omit<C, 'version'> : never;

/** given events, when somebody acts, then events or a refusal. */
const given = (...events: LicenceEvent[]) => {
  const all = [issued, ...events];
  return {
    state: fold(all)!,
    when: (by: Actor, today: string, command: Bare<LicenceCommand>, facts = NONE) =>
      decide(fold(all)!, { version: all.length, ...command } as LicenceCommand, by, day(today), facts).decision,
  };
};
const eventsOf = (d: Decision<LicenceEvent>): readonly LicenceEvent[] => {
  if (d.kind === 'refused') throw new Error(`refused: ${d.code}`);
  return d.events;
};
const types = (d: Decision<LicenceEvent>) =>
  d.kind === 'decided' ? d.events.map((e) => e.type) : `${d.code} ${d.article}`.trim();

const proposed = (end: 'withdraw' | 'revoke' | 'cancel', ground: string, by = 'p-dec'): LicenceEvent => ({
  type: 'EndProposed',
  on: day('2026-10-26'),
  by,
  end,
  ground,
  article: '许可法69',
});
const told: LicenceEvent = {
  type: 'ProposalTold',
  on: day('2026-10-26'),
  by: 'p-dec',
  mode: 'e',
  respondBy: day('2026-11-02'),
};

describe('许可法 第五十条: expiry and renewal', () => {
  test('on its last day the licence is in force, the day after it has expired', () => {
    const { state } = given();
    expect(settle(state, day('2030-10-19'), NONE).events).toEqual([]);
    const after = settle(state, day('2030-10-20'), NONE);
    expect(after.events).toEqual([{ type: 'Expired', on: '2030-10-19', by: 'system' }]);
    expect(after.state.state).toBe('expired');
  });
  test('a renewal in time that is not decided keeps it from expiring', () => {
    expect(settle(given().state, day('2030-12-01'), { renewal: 'protected' }).events).toEqual([]);
  });
  test('a late renewal suspends where the item says so, and its grant puts it in force again', () => {
    const { state } = settle(given().state, day('2030-10-20'), { renewal: 'late-suspends' });
    expect(state).toMatchObject({ state: 'suspended', since: '2030-10-20', reason: 'late-renewal' });
    expect(settle(state, day('2030-11-20'), { renewal: 'late-suspends' }).events).toEqual([]);
    const edition = { case: 'c-2', from: day('2030-11-20'), until: day('2034-11-19'), faceHash: 'f2', deemed: false };
    const renewed = renew(state, { on: day('2030-11-20'), by: 'p-head' }, edition);
    expect(types(renewed)).toEqual(['Renewed']);
    expect(evolve(state, eventsOf(renewed)[0]!)).toMatchObject({
      state: 'in-force',
      edition: 2,
      until: '2034-11-19',
    });
    expect(settle(state, day('2030-11-21'), NONE).state.state).toBe('expired');
  });
  test('a renewal after expiry is refused; a deemed one acts back to the expiry it saved', () => {
    const { state } = settle(given().state, day('2030-10-20'), NONE);
    const edition = { case: 'c-2', from: day('2030-10-20'), faceHash: 'f2', deemed: false };
    const by = { on: day('2030-10-25'), by: 'p-head' };
    expect(types(renew(state, by, edition))).toBe('expired 许可法50');
    expect(types(renew(state, by, { ...edition, deemed: true }))).toEqual(['Renewed']);
    expect(types(change(state, by, edition))).toBe('expired 许可法50');
  });
});

describe('editions', () => {
  test('issued once; each case makes one edition and raises the version by one, the number stays', () => {
    const { state } = given();
    expect(types(issue(state, { on: issued.on, by: 'system' }, base))).toBe('already-issued');
    const changed = change(
      state,
      { on: day('2027-01-05'), by: 'p-dec' },
      { case: 'c-2', from: base.from, until: base.until, faceHash: 'f2' },
    );
    const next = evolve(state, eventsOf(changed)[0]!);
    expect(next).toMatchObject({ edition: 2, number: base.number, until: '2030-10-19', faceHash: 'f2' });
    const again = change(
      next,
      { on: day('2027-01-05'), by: 'p-dec' },
      { case: 'c-2', from: base.from, faceHash: 'f2' },
    );
    expect(types(again)).toBe('already-followed');
  });
  test('a slip that is mended makes a new version too', () => {
    const { state } = given({
      type: 'Corrected',
      on: day('2026-10-23'),
      by: 'p-head',
      field: 'address',
      faceHash: 'f2',
    });
    expect(state).toMatchObject({ edition: 2, state: 'in-force' });
  });
  test('a change while suspended keeps it suspended', () => {
    const { state } = given(
      { type: 'Suspended', on: day('2026-11-10'), by: 'p-sup', reason: 'frozen' },
      { type: 'Changed', on: day('2026-11-20'), by: 'p-dec', case: 'c-2', from: base.from, faceHash: 'f2' },
    );
    expect(state.state).toBe('suspended');
    expect(state.until).toBeUndefined();
  });
});

describe('a suspension', () => {
  test('ends by itself after its last day', () => {
    const { state } = given({
      type: 'Suspended',
      on: day('2026-11-10'),
      by: 'p-sup',
      reason: 'order',
      reference: 'x',
      until: day('2026-11-30'),
    });
    expect(settle(state, day('2026-11-30'), NONE).state.state).toBe('suspended');
    expect(settle(state, day('2026-12-01'), NONE).events).toEqual([
      { type: 'Reinstated', on: '2026-12-01', by: 'system', why: 'lapse' },
    ]);
  });
  test('that outlasts the term ends with it, whether the sweep comes daily or late; one that ends before it does not', () => {
    const until = (last: string) =>
      given({
        type: 'Suspended',
        on: day('2030-09-02'),
        by: 'p-sup',
        reason: 'order',
        reference: 'x',
        until: day(last),
      }).state;
    const expired = { type: 'Expired', on: '2030-10-19', by: 'system' };
    expect(settle(until('2030-10-19'), day('2030-10-20'), NONE).events).toEqual([expired]);
    expect(settle(until('2030-10-19'), day('2030-12-01'), NONE).events).toEqual([expired]);
    const lifted = { type: 'Reinstated', on: '2030-10-19', by: 'system', why: 'lapse' };
    expect(settle(until('2030-10-18'), day('2030-12-01'), NONE).events).toEqual([lifted, expired]);
  });
  test('needs its paper, and an end after today', () => {
    expect(types(given().when(supervisor, '2026-11-10', { act: 'suspend', reason: 'penalty' }))).toBe(
      'reference-missing',
    );
    const command = { act: 'suspend', reason: 'frozen', until: '2026-11-10' } as const;
    expect(types(given().when(supervisor, '2026-11-10', command))).toBe('ends-before-it-begins');
    expect(types(given().when(supervisor, '2026-11-10', { ...command, until: '2026-11-11' }))).toEqual(['Suspended']);
  });
  test('for a late renewal is not lifted by an officer', () => {
    const late: LicenceEvent = { type: 'Suspended', on: day('2030-10-20'), by: 'system', reason: 'late-renewal' };
    const facts: LicenceFacts = { ...NONE, renewal: 'late-suspends' };
    expect(types(given(late).when(supervisor, '2030-10-21', { act: 'reinstate' }, facts))).toBe(
      'waits-for-renewal 许可法50',
    );
  });
});

describe('许可法 第五条, 回避: nobody acts in a post on their own licence', () => {
  test('the holder who is an officer, or who acts for the holder, is refused; a holder may declare a loss', () => {
    const own = 'own-matter 许可法5';
    const holder = officer('p-spa', 'head', 'decider', 'oversight', 'applicant');
    const boss: Actor = { ...officer('p-boss', 'oversight'), principal: 'p-spa' };
    for (const by of [holder, boss])
      expect(types(given().when(by, '2026-11-02', { act: 'suspend', reason: 'order', reference: 'r' }))).toBe(own);
    expect(types(given(proposed('revoke', 'fraud'), told).when(holder, '2026-11-09', { act: 'drop' }))).toBe(own);
    const lost = { act: 'reissue', why: 'lost', statement: 's' } as const;
    expect(types(given().when(holder, '2026-11-02', lost))).toEqual(['Reissued']);
  });
});

describe('许可法 第六十九条: revoking 撤销', () => {
  const facts = { hash: 'h' };
  test('proposed, told, heard, and decided by a head who did not propose it', () => {
    expect(
      types(given().when(decider, '2026-10-26', { act: 'propose', end: 'revoke', ground: 'fraud', facts })),
    ).toEqual(['EndProposed']);
    expect(types(given(proposed('revoke', 'fraud')).when(head, '2026-11-03', { act: 'revoke' }))).toBe(
      'holder-not-told 许可法7',
    );
    const both = officer('p-dec', 'head');
    expect(types(given(proposed('revoke', 'fraud'), told).when(both, '2026-11-03', { act: 'revoke' }))).toBe(
      'same-person',
    );
    expect(types(given(proposed('revoke', 'fraud'), told).when(decider, '2026-11-03', { act: 'revoke' }))).toBe(
      'not-your-post',
    );
  });
  test('not before the last day on which the holder may answer has passed, unless they were heard', () => {
    const open = given(proposed('revoke', 'fraud'), told);
    expect(types(open.when(head, '2026-11-02', { act: 'revoke' }))).toBe('statement-window-open 许可法7');
    expect(types(open.when(head, '2026-11-03', { act: 'revoke' }))).toEqual(['Revoked']);
    const heardThen = given(proposed('revoke', 'fraud'), told, {
      type: 'StatementHeard',
      on: day('2026-10-28'),
      by: 'p-dec',
      record: 'r',
    });
    expect(types(heardThen.when(head, '2026-10-28', { act: 'revoke' }))).toEqual(['Revoked']);
  });
  test('fraud bars the holder for three years (第七十九条) and gives nothing back', () => {
    const done = given(proposed('revoke', 'fraud'), told).when(head, '2026-11-03', {
      act: 'revoke',
      damages: { how: 'agreed', fen: 100 },
    });
    expect(done).toMatchObject({ events: [{ ground: 'fraud', barUntil: '2029-11-03' }] });
    expect(eventsOf(done)[0]).not.toHaveProperty('damages');
  });
  test('fraud bars nobody where the permit touches neither public safety nor health, life or property (第七十九条)', () => {
    const done = given(proposed('revoke', 'fraud'), told).when(head, '2026-11-03', { act: 'revoke', safety: false });
    expect(types(done)).toEqual(['Revoked']);
    expect(eventsOf(done)[0]).not.toHaveProperty('barUntil');
  });
  test.each(['abuse', 'ultra-vires', 'procedure', 'unqualified', 'other'] as const)(
    'under the first paragraph (%s) the damage must be settled (第六十九条第四款)',
    (ground) => {
      const open = given(proposed('revoke', ground), told);
      expect(types(open.when(head, '2026-11-03', { act: 'revoke' }))).toBe('damages-open 许可法69.4');
      expect(types(open.when(head, '2026-11-03', { act: 'revoke', damages: { how: 'agreed' } }))).toBe(
        'damages-open 许可法69.4',
      );
      expect(types(open.when(head, '2026-11-03', { act: 'revoke', damages: { how: 'agreed', fen: 500_00 } }))).toEqual([
        'Revoked',
      ]);
    },
  );
  test('never where it would gravely harm the public interest (第六十九条第三款)', () => {
    const open = given(proposed('revoke', 'fraud'), told);
    expect(types(open.when(head, '2026-11-03', { act: 'revoke', harmsPublic: true }))).toBe(
      'public-interest 许可法69.3',
    );
  });
  test('without facts nothing can be proposed, and only one end at a time', () => {
    expect(types(given().when(decider, '2026-10-26', { act: 'propose', end: 'revoke', ground: 'fraud' }))).toBe(
      'facts-missing',
    );
    expect(
      types(
        given(proposed('revoke', 'fraud')).when(supervisor, '2026-10-27', {
          act: 'propose',
          end: 'withdraw',
          ground: 'law-changed',
          facts,
        }),
      ),
    ).toBe('proposal-open');
    expect(
      types(given().when(decider, '2026-10-26', { act: 'propose', end: 'revoke', ground: 'law-changed', facts })),
    ).toBe('no-such-ground 许可法69');
  });
  test('an expired licence can still be revoked: 撤销 reaches back', () => {
    const past = given({ type: 'Expired', on: day('2030-10-19'), by: 'system' });
    expect(types(past.when(decider, '2030-11-01', { act: 'propose', end: 'revoke', ground: 'fraud', facts }))).toEqual([
      'EndProposed',
    ]);
    expect(
      types(past.when(decider, '2030-11-01', { act: 'propose', end: 'withdraw', ground: 'law-changed', facts })),
    ).toBe('not-in-force 许可法8');
  });
});

describe('许可法 第八条: withdrawing 撤回', () => {
  test('only for changed law or facts, with the compensation settled', () => {
    const open = given(proposed('withdraw', 'law-changed'), told);
    expect(types(open.when(head, '2026-11-03', { act: 'withdraw' }))).toBe('compensation-open 许可法8.2');
    expect(types(open.when(head, '2026-11-03', { act: 'withdraw', compensation: { how: 'none-due' } }))).toEqual([
      'Withdrawn',
    ]);
    expect(types(given(proposed('revoke', 'fraud'), told).when(head, '2026-11-03', { act: 'withdraw' }))).toBe(
      'no-proposal 许可法8',
    );
  });
});

describe('许可法 第七十条: cancelling 注销', () => {
  test('an expired licence is cancelled without hearing; one in force for that case is refused', () => {
    expect(types(given().when(acceptor, '2026-11-02', { act: 'propose', end: 'cancel', ground: 'not-renewed' }))).toBe(
      'not-expired 许可法70.1.1',
    );
    const past = given(
      { type: 'Expired', on: day('2030-10-19'), by: 'system' },
      proposed('cancel', 'not-renewed', 'p-acc'),
    );
    expect(types(past.when(decider, '2030-11-01', { act: 'cancel' }))).toEqual(['Cancelled']);
  });
  test('after revocation, withdrawal or penalty; not before', () => {
    expect(types(given().when(acceptor, '2026-11-02', { act: 'propose', end: 'cancel', ground: 'permit-ended' }))).toBe(
      'not-ended 许可法70.1.4',
    );
    const ended = given({ type: 'Penalised', on: day('2027-01-04'), by: 'p-sup', organ: 'x', decision: 'y' });
    expect(
      types(ended.when(acceptor, '2027-01-05', { act: 'propose', end: 'cancel', ground: 'permit-ended' })),
    ).toEqual(['EndProposed']);
  });
  test('for force majeure the holder is heard first', () => {
    const open = given(proposed('cancel', 'force-majeure', 'p-acc'));
    expect(types(open.when(decider, '2026-11-01', { act: 'cancel' }))).toBe('holder-not-told 许可法7');
  });
  test('on request it follows the case, and it is final', () => {
    const { state } = given();
    const done = cancelOnRequest(state, { on: day('2027-03-01'), by: 'p-dec' }, 'c-9');
    const over = evolve(state, eventsOf(done)[0]!);
    expect(over.state).toBe('cancelled');
    expect(types(cancelOnRequest(over, { on: day('2027-03-02'), by: 'p-dec' }, 'c-10'))).toBe(
      'cancelled-is-final 许可法70',
    );
    expect(settle(over, day('2040-01-01'), NONE).events).toEqual([]);
  });
});

describe('吊销 and annulment', () => {
  test('a penalty is only recorded, with the organ and its decision', () => {
    const note = (more: object) => given().when(supervisor, '2027-01-04', { act: 'note-penalty', organ: 'x', ...more });
    expect(types(note({}))).toBe('penalty-unnamed');
    expect(types(note({ decision: 'y' }))).toBe('penalty-unnamed');
    expect(note({ decision: 'y', article: '食品安全法124' })).toMatchObject({
      events: [{ type: 'Penalised', article: '食品安全法124' }],
    });
  });
  test('an order restores it; past its last day it then expires', () => {
    const ended = given({ type: 'Penalised', on: day('2027-01-04'), by: 'p-sup', organ: 'x', decision: 'y' });
    expect(types(ended.when(head, '2027-06-01', { act: 'annul' }))).toBe('reference-missing');
    const restored = given(
      { type: 'Penalised', on: day('2027-01-04'), by: 'p-sup', organ: 'x', decision: 'y' },
      { type: 'Restored', on: day('2028-01-04'), by: 'p-head', order: 'z' },
    );
    expect(restored.state).toMatchObject({ state: 'in-force', until: '2030-10-19' });
    expect(types(ended.when(head, '2031-01-04', { act: 'annul', order: 'z' }))).toEqual(['Restored', 'Expired']);
  });
});
