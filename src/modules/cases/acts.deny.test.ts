import { describe, expect, test } from 'vitest';
import { climb } from '../../../test/ladder.ts';
import type { Command } from './commands.ts';
import { accepted as acceptedOn, DENY, REMEDIES, type Story, text, toDecision } from './story/story.ts';
import { PERMIT } from './story/terms.ts';
import type { ItemTerms } from './terms.ts';

const accepted = (terms?: ItemTerms, eDelivery?: boolean): Story => acceptedOn('2026-03-02', terms, eDelivery);

const ready = (terms: ItemTerms = PERMIT, eDelivery = true): Story =>
  toDecision(accepted(terms, eDelivery), '2026-03-03');

const ON = '2026-03-04';

const IN_PART: Command = {
  act: 'grant-in-part',
  articles: ['许可法38.1'],
  scopes: ['hot'],
  refused: [{ article: '许可法38', scope: 'raw', text: text('no') }],
  remedies: REMEDIES,
};

describe('deny 不予许可 and grant in part (38.2)', () => {
  const DENIAL: ItemTerms = { ...PERMIT, denialGrounds: ['g1'], technicalStandardRequired: true, stakeholders: true };
  test('deny: guards in order', () => {
    const s = ready(DENIAL);
    s.do(ON, 'examiner', { act: 'tell-stakeholders', persons: [], rights: ['statement'] });
    s.do(ON, 'oversight', { act: 'freeze', complaint: 'c' });
    const deny = (more: object): Command => ({ act: 'deny', reasons: [], ...more }) as Command;
    const because = (code?: string) => ({ reasons: [{ article: '许可法38', ...(code ? { code } : {}) }] });
    climb(s, ON, 'decider', deny({}), [
      { says: 'frozen' },
      {
        says: 'statement-not-heard 许可法36',
        first: () => void s.do(ON, 'oversight', { act: 'unfreeze', finding: false }),
      },
      {
        says: 'reasons-missing 许可法38.2',
        first: () => void s.do(ON, 'examiner', { act: 'hear-statement', person: 'party-a', record: 'h' }),
      },
      { says: 'reasons-missing 许可法38.2', command: deny(because()) },
      { says: 'reasons-missing 许可法38.2', command: deny(because('g9')) },
      { says: 'standard-missing 许可法55', command: deny(because('g1')) },
      { says: 'remedy-incomplete 许可法38.2', command: deny({ ...because('g1'), standard: 'GB 1' }) },
      {
        says: 'remedy-incomplete 许可法38.2',
        command: deny({ ...because('g1'), standard: 'GB 1', remedies: { ...REMEDIES, days: 30 } }),
      },
      { says: 'done', command: deny({ ...because('g1'), standard: 'GB 1', remedies: REMEDIES }) },
    ]);
    expect(s.last('Decided')).toMatchObject({ outcome: 'denied', articles: ['许可法38'], standard: 'GB 1' });
    expect(s.last('Decided')).not.toHaveProperty('validFrom');
  });

  test('never by rule', () => {
    expect(ready({ ...PERMIT, neverDeny: true }).no(ON, 'decider', DENY)).toBe('never-by-rule');
  });

  test('on paper no internet channel is needed (复议法22 speaks of delivery over the net)', () => {
    const s = ready(PERMIT, false);
    const { internetChannel: _, ...remedies } = REMEDIES;
    s.do(ON, 'decider', { ...DENY, remedies } as Command);
  });

  test('许可法 第三十八条第二款: every part applied for is granted, or refused with a reason of its own', () => {
    const part = (scopes: readonly string[], ...refused: readonly string[]): Command =>
      ({
        ...IN_PART,
        scopes,
        refused: refused.map((scope) => ({ article: '许可法38', scope, text: text('no') })),
      }) as Command;
    const s = ready({ ...PERMIT, divisible: true });
    const parts = { parts: ['hot', 'cold', 'raw'] };
    expect(s.no(ON, 'decider', part(['hot'], 'raw'), parts)).toBe('part-unanswered 许可法38.2');
    // the same part cannot be both granted and refused
    expect(s.no(ON, 'decider', part(['hot', 'cold', 'raw'], 'raw'), parts)).toBe('part-unanswered 许可法38.2');
    expect(s.no(ON, 'decider', part(['hot', 'cold', 'fish'], 'raw'), parts)).toBe('part-not-applied-for 许可法34');
    const { decision } = s.try(ON, 'decider', part(['hot'], 'raw'), parts);
    expect(decision).toMatchObject({ facts: { parts: ['cold'] } });
    s.do(ON, 'decider', part(['hot'], 'cold', 'raw'), parts);
    expect(s.last('Decided').reasons?.map((r) => r.scope)).toEqual(['cold', 'raw']);
  });

  test('grant in part: as grant, divisible, then as deny', () => {
    const s = ready();
    expect(s.no(ON, 'decider', IN_PART)).toBe('not-divisible');
    const divisible = ready({ ...PERMIT, divisible: true });
    expect(divisible.no(ON, 'decider', { ...IN_PART, refused: [] } as Command)).toBe('reasons-missing 许可法38.2');
    const wordless = { ...IN_PART, refused: [{ article: '许可法38', scope: 'raw' }] } as Command;
    expect(divisible.no(ON, 'decider', wordless)).toBe('part-unanswered 许可法38.2');
    divisible.do(ON, 'decider', IN_PART);
    expect(divisible.last('Decided')).toMatchObject({ outcome: 'granted-in-part', scopes: ['hot'] });
  });
});
