import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import { CHINA } from '../../law/calendar.china.ts';
import { ask, given, resubmit, type Story, story } from '../cases/story/story.ts';
import { PERMIT } from '../cases/story/terms.ts';
import type { CaseFact } from './facts.ts';
import { oversightOf } from './oversight.ts';

/** The red cards of one case whose lapses were recorded on a day, perhaps late. */
const cardsOf = (s: Story, recordedOn: string) => {
  const events = s.events.map(({ type, ...payload }, i) => ({
    caseId: 'c1',
    version: i + 1,
    type,
    day: day(payload.by === 'system' ? recordedOn : payload.on),
    actor: payload.by,
    payload,
    item: 'sample-permit',
    itemVersion: 1,
    channel: 'web',
  }));
  const fact = { id: 'c1', number: '2026-000001', item: 'sample-permit', applicant: 'party-a', decidedOn: null };
  const { view } = oversightOf({
    today: day('2026-11-22'),
    calendar: CHINA,
    open: [],
    cases: new Map([['c1', fact as unknown as CaseFact]]),
    decisions: [],
    events: events as never,
    clockOf: () => [],
    itemOf: () => undefined,
    asked: () => ({ name: () => undefined, held: () => false }),
    applicantOf: () => '松澜云栖餐饮有限公司',
    unitOf: () => ({ zh: '许可一处', en: 'Licences I' }),
    explainedOf: () => undefined,
  });
  return view.cards.map((c) => [c.colour, c.due, c.since, /第\d+条/.exec(c.sentence.zh)?.[0]]);
};
const renewal = { kind: 'renewal' as const, licence: 'lic-1', expiry: day('2026-10-08') };

describe('电子监察: what the law brought about by itself is a red card of its legal day', () => {
  test('许可法32.1.4: received 11-06, the five days end 11-13; recorded on 11-17, the card still says since 11-14', () => {
    const s = story(PERMIT).receive('2026-11-06');
    s.sweep('2026-11-17');
    expect(cardsOf(s, '2026-11-17')).toEqual([['red', '2026-11-13', '2026-11-14', '第32条']]);
  });

  test('许可法50: renewed by law on 10-08 because nobody decided', () => {
    const s = story(PERMIT).receive('2026-09-08', { origin: renewal });
    s.do('2026-09-10', 'acceptor', { act: 'accept' });
    s.sweep('2026-10-12');
    expect(cardsOf(s, '2026-10-12')).toEqual([['red', '2026-10-08', '2026-10-09', '第50条']]);
  });

  test('许可法50: corrected on the day of the expiry, nobody missed the five days: one card, for the renewal', () => {
    const s = story(PERMIT).receive('2026-09-08', { origin: renewal, materials: given('lease') });
    s.do('2026-09-10', 'acceptor', ask('plan'));
    s.do('2026-10-08', 'applicant', resubmit('plan'));
    s.sweep('2026-10-09');
    expect(cardsOf(s, '2026-10-09')).toEqual([['red', '2026-10-08', '2026-10-09', '第50条']]);
  });
});
