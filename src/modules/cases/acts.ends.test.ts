import { describe, expect, test } from 'vitest';
import { climb } from '../../../test/ladder.ts';
import { day } from '../../kernel/day.ts';
import type { Command } from './commands.ts';
import {
  ACCEPT,
  accepted as acceptedOn,
  ask,
  GRANT,
  given,
  type Story,
  served,
  story,
  text,
  toDecision,
} from './story/story.ts';
import { PERMIT } from './story/terms.ts';
import type { ItemTerms } from './terms.ts';

const accepted = (terms?: ItemTerms, eDelivery?: boolean): Story => acceptedOn('2026-03-02', terms, eDelivery);

const ready = (terms: ItemTerms = PERMIT, eDelivery = true): Story =>
  toDecision(accepted(terms, eDelivery), '2026-03-03');

const ON = '2026-03-04';

describe('deliver, withdraw, terminate, correct, serve', () => {
  const decided = (eDelivery = true): Story => {
    const s = ready(PERMIT, eDelivery);
    s.do(ON, 'decider', GRANT);
    return s;
  };
  const end = (ground: string, reason = true): Command =>
    ({ act: 'terminate', ground, ...(reason ? { reason: text('so') } : {}) }) as Command;

  test('deliver: guards in order', () => {
    const s = decided(false);
    s.do(ON, 'oversight', { act: 'freeze', complaint: 'c' });
    const deliver = (mode: string, more: object = {}): Command =>
      ({ act: 'deliver', mode, items: [], ...more }) as Command;
    climb(s, '2026-04-03', 'decider', deliver('window'), [
      { says: 'not-your-post', facts: { pickUpCodeOk: false, stockNumberUsed: true } },
      { says: 'frozen', who: 'delivery' },
      { says: 'wrong-code', first: () => void s.do('2026-04-03', 'oversight', { act: 'unfreeze', finding: false }) },
      { says: 'stock-number-used', facts: { pickUpCodeOk: true } },
      { says: 'channel-not-in-agreement 电子签名法11', facts: { stockNumberUsed: false }, command: deliver('e') },
      { says: 'notice-running', command: deliver('public-notice') },
      { says: 'notice-running', command: deliver('public-notice', { noticeOn: '2026-03-03' }) },
      { says: 'notice-running', command: deliver('public-notice', { noticeOn: ON }) },
    ]);
    // Thirty natural days from 03-04 end on 04-03; a notice of the day before the decision never counts.
    climb(s, '2026-04-04', 'delivery', deliver('public-notice', { noticeOn: '2026-03-03' }), [
      { says: 'notice-running' },
      { says: 'done', command: deliver('public-notice', { noticeOn: ON }) },
    ]);
    expect(s.in('closed')).toMatchObject({ how: 'delivered', detail: 'public-notice' });
    // 送达回证: the decision went with it, so that nobody serves it a second time.
    expect(s.in('closed').unserved.map((u) => u.kind)).not.toContain('decision-granted');
    expect(s.in('closed').unserved.length).toBeGreaterThan(0);
  });

  test('withdraw: any time before the decision', () => {
    expect(decided().no(ON, 'applicant', { act: 'withdraw' })).toBe('already-decided');
    const s = story(PERMIT).receive('2026-03-02', { materials: [] });
    s.do('2026-03-02', 'acceptor', ask('plan'));
    s.do('2026-03-03', 'applicant', { act: 'withdraw', reason: text('later') });
    expect(s.no('2026-03-03', 'applicant', { act: 'withdraw' })).toBe('case-closed');
  });

  test('terminate: guards in order, by state', () => {
    const s = story(PERMIT).receive('2026-03-02');
    expect(s.no('2026-03-02', 'decider', end('law-changed'))).toBe('no-such-ground');
    expect(s.no('2026-03-02', 'decider', end('void', false))).toBe('reasons-missing 许可法38.2');
    s.do('2026-03-02', 'acceptor', ACCEPT);
    climb(s, ON, 'examiner', end('decision-revoked', false), [
      { says: 'not-your-post' },
      { says: 'no-such-ground', who: 'decider' },
      { says: 'not-lapsed', command: end('tolerance-lapsed', false) },
      { says: 'reasons-missing 许可法38.2', command: end('forwarded', false) },
      { says: 'done', command: end('forwarded') },
    ]);
    expect(decided().no(ON, 'decider2', end('void'), { decisionRevoked: true })).toBe('no-such-ground');
  });

  test('who accepted does not terminate', () => {
    const s = story(PERMIT).receive('2026-03-02');
    s.do('2026-03-02', 'acceptorAndDecider', ACCEPT);
    expect(s.no(ON, 'acceptorAndDecider', end('void'))).toBe('same-person');
    s.do(ON, 'decider', end('void'));
  });

  test('decide as is: a broken promise ends nothing', () => {
    const s = story({ ...PERMIT, onToleranceLapse: { how: 'decide-as-is' } }).receive('2026-03-02', {
      materials: given('plan'),
    });
    s.do('2026-03-02', 'acceptor', {
      act: 'accept-tolerant',
      owed: ['lease'],
      owedBy: day('2026-03-10'),
      promise: 'h',
    });
    expect(s.no('2026-03-12', 'decider', end('tolerance-lapsed'))).toBe('no-such-ground');
  });

  test('correct-decision only where there is one', () => {
    const s = accepted();
    s.do(ON, 'applicant', { act: 'withdraw' });
    expect(s.no(ON, 'decider', { act: 'correct-decision', field: 'issuedOn', oldHash: 'a', newHash: 'b' })).toBe(
      'no-decision',
    );
  });

  test('serve: guards in order', () => {
    const s = decided(false);
    const { position } = s.in('decided').decided;
    climb(s, ON, 'examiner', served('rejection', 3), [
      { says: 'not-your-post' },
      { says: 'nothing-to-serve', who: 'delivery' },
      {
        says: 'channel-not-in-agreement 电子签名法11',
        command: { act: 'serve', paper: { kind: 'decision-granted', position }, mode: 'e' },
      },
      { says: 'done', command: served('decision-granted', position) },
      { says: 'nothing-to-serve' },
      { says: 'done', command: served('pick-up', position) },
    ]);
    expect(decided().no(ON, 'delivery', served('decision-granted', position))).toBe('nothing-to-serve');
    s.do('2026-03-05', 'oversight', { act: 'note-remedy', kind: 'reconsideration', ref: 'r-1' });
  });
});
