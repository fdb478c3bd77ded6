import { describe, expect, test } from 'vitest';
import { climb } from '../../../test/ladder.ts';
import { day } from '../../kernel/day.ts';
import type { Command } from './commands.ts';
import {
  ACCEPT,
  accepted as acceptedOn,
  CLAIM,
  DENY,
  GRANT,
  given,
  passOn,
  type Story,
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

describe('what stands before every decision, in order (38, 45–48)', () => {
  const ALL: ItemTerms = { ...PERMIT, hearing: 'on-request', stakeholders: true };
  test('one after the other', () => {
    const s = accepted(ALL);
    s.do('2026-03-02', 'examiner', CLAIM);
    s.do('2026-03-02', 'examiner', { act: 'consult', purpose: 'opinion', to: ['unit-2'] });
    s.do('2026-03-02', 'examiner', { act: 'open-signing', quorum: { q: 'member', who: 'o-decide-1' } });
    s.do('2026-03-02', 'examiner', { act: 'pause', ground: 'testing', procedure: 'p', until: day('2026-03-20') });
    s.do('2026-03-02', 'examiner', {
      act: 'call-hearing',
      ground: 'major',
      date: day('2026-03-16'),
      place: 'r',
      public: true,
    });
    const both = { eDeliveryOf: ['party-s'] };
    climb(s, '2026-03-03', 'examiner', GRANT, [
      { says: 'not-your-post', facts: { glyphsMissing: ['x'] } },
      { says: 'not-at-decision', who: 'decider' },
      {
        says: 'not-yours',
        first: () => {
          s.do('2026-03-03', 'examiner', passOn);
          s.do('2026-03-03', 'reviewer', CLAIM);
          s.do('2026-03-03', 'reviewer', passOn);
        },
      },
      {
        says: 'same-person',
        first: () => {
          s.do('2026-03-03', 'decider', CLAIM);
          s.do('2026-03-03', 'decider', { act: 'sign', vote: 'yes' });
        },
      },
      {
        says: 'consultation-open',
        who: 'decider2',
        first: () => {
          s.do('2026-03-03', 'supervisor', {
            act: 'assign',
            verb: 'take-over',
            to: 'o-decide-2',
            reason: text('signed'),
          });
          s.do('2026-03-03', 'supervisor', { act: 'revoke', what: 'signing' });
          s.do('2026-03-03', 'examiner', { act: 'open-signing', quorum: { q: 'member', who: 'o-sign-1' } });
        },
      },
      {
        says: 'signing-open',
        first: () => void s.do('2026-03-03', 'consultee', { act: 'give-opinion', verdict: 'agree' }),
      },
      { says: 'procedure-open 许可法45', first: () => void s.do('2026-03-03', 'signer', { act: 'sign', vote: 'yes' }) },
      {
        says: 'procedure-open 许可法45',
        first: () => void s.do('2026-03-03', 'examiner', { act: 'resume', result: 'passed' }),
      },
      {
        says: 'hearing-due 许可法46',
        first: () => void s.do('2026-03-03', 'examiner', { act: 'resume', result: 'none' }),
      },
    ]);
    s.do('2026-03-16', 'chair', { act: 'hold-hearing', record: 'h', signed: [] });
    climb(s, '2026-03-17', 'decider2', GRANT, [
      { says: 'stakeholders-not-told 许可法36', facts: { glyphsMissing: ['x'] } },
      {
        says: 'glyph-missing',
        first: () =>
          void s.do(
            '2026-03-17',
            'examiner',
            { act: 'tell-stakeholders', persons: ['party-s'], rights: ['statement'] },
            both,
          ),
      },
      { says: 'done', facts: { glyphsMissing: [] } },
    ]);
  });

  test('a name that no paper can show stands before a refusal too; what only the licence would show, before a grant', () => {
    const s = ready();
    expect(s.no(ON, 'decider', DENY, { glyphsMissing: ['\u{2A6D6}'] })).toBe('glyph-missing');
    expect(s.no(ON, 'decider', GRANT, { faceGlyphsMissing: ['\u{2A6D6}'] })).toBe('glyph-missing');
    s.do(ON, 'decider', DENY, { faceGlyphsMissing: ['\u{2A6D6}'] });
  });

  test('an open window blocks only while nobody has been heard', () => {
    const s = ready(ALL);
    s.do(ON, 'examiner', { act: 'tell-stakeholders', persons: [], rights: ['statement'] });
    expect(s.no(ON, 'decider', DENY)).toBe('hearing-window-open 许可法47');
  });
});

describe('自然资函〔2024〕709号: the number of another system', () => {
  const numbered = { ...GRANT, licenceNumber: '2301092026GG0012345' } as Command;
  test('is taken where the item says so, once; elsewhere the number is ours', () => {
    expect(ready().no(ON, 'decider', numbered)).toBe('number-is-ours');
    const taken = { numberedElsewhere: true, licenceNumberTaken: true };
    expect(ready().no(ON, 'decider', numbered, taken)).toBe('number-taken');
    const [decided] = ready().do(ON, 'decider', numbered, { numberedElsewhere: true });
    expect(decided).toMatchObject({ type: 'Decided', licenceNumber: '2301092026GG0012345' });
  });
  test('a licence that is changed keeps the one it has', () => {
    const s = story(PERMIT).receive('2026-03-02', { origin: { kind: 'change', licence: 'lic-1' } });
    s.do('2026-03-02', 'acceptor', ACCEPT);
    expect(toDecision(s, '2026-03-03').no(ON, 'decider', numbered, { numberedElsewhere: true })).toBe('number-is-ours');
  });
});

describe('grant 准予: what only a grant must satisfy, in order', () => {
  test('frozen, false application, signing', () => {
    const s = ready();
    s.do(ON, 'examiner', { act: 'open-signing', quorum: { q: 'member', who: 'o-sign-1' } });
    s.do(ON, 'signer', { act: 'sign', vote: 'no' });
    s.do(ON, 'oversight', { act: 'freeze', complaint: 'c' });
    climb(s, ON, 'decider', GRANT, [
      { says: 'frozen' },
      {
        says: 'false-application 许可法78',
        first: () => void s.do(ON, 'oversight', { act: 'unfreeze', finding: true }),
      },
    ]);
    s.do(ON, 'decider', DENY);
  });

  test('signing, owed material, checks, publicity, prerequisites, quota', () => {
    const terms: ItemTerms = {
      ...PERMIT,
      checks: { site: true, technical: true },
      publicity: { days: 5, unit: 'NATURAL_DAY', statutory: true },
      quota: 'q',
    };
    const s = story(terms).receive('2026-03-02', { materials: given('plan') });
    s.do('2026-03-02', 'acceptor', {
      act: 'accept-tolerant',
      owed: ['lease'],
      owedBy: day('2026-03-10'),
      promise: 'h',
    });
    toDecision(s, '2026-03-03');
    s.do(ON, 'examiner', { act: 'open-signing', quorum: { q: 'member', who: 'o-sign-1' } });
    s.do(ON, 'signer', { act: 'sign', vote: 'no' });
    const check = (kind: string): Command =>
      ({ act: 'site-check', kind, inspectors: ['o-exam-1', 'o-exam-2'], finding: 'passed', record: 'h' }) as Command;
    climb(s, ON, 'decider', GRANT, [
      { says: 'signing-refused', facts: { prerequisitesMissing: ['p'], quotaLeft: 0, earlierPending: 1 } },
      {
        says: 'material-owed',
        first: () => void s.do(ON, 'supervisor', { act: 'revoke', what: 'signing', reason: text('mistake') }),
      },
      {
        says: 'check-missing 许可法34.3',
        first: () => void s.do(ON, 'applicant', { act: 'supply', materials: given('lease') }),
      },
      { says: 'check-missing 许可法55', first: () => void s.do(ON, 'examiner', check('site')) },
      {
        says: 'publicity-running',
        first: () => {
          s.do(ON, 'examiner', { act: 'consult', purpose: 'inspection', to: ['o-exam-1', 'o-exam-2'] });
          s.do(ON, 'examiner', check('technical'));
        },
      },
      {
        says: 'publicity-running',
        first: () =>
          void s.do(ON, 'examiner', { act: 'publish', kind: 'plan', from: day(ON), until: day('2026-03-09') }),
      },
    ]);
    expect(s.no('2026-03-09', 'decider', GRANT)).toBe('publicity-running');
    climb(s, '2026-03-10', 'decider', GRANT, [
      { says: 'prerequisite-missing', facts: { prerequisitesMissing: ['p'], quotaLeft: 0, earlierPending: 1 } },
      { says: 'earlier-applicant-pending 许可法57', facts: { prerequisitesMissing: [] } },
      { says: 'quota-empty 许可法57', facts: { earlierPending: 0 } },
      { says: 'done', facts: { quotaLeft: 1 } },
    ]);
    expect(s.last('Decided').basedOn.checks).toEqual(['h', 'h']);
  });

  test('a licence that has ended by another way is not changed or renewed', () => {
    const s = story(PERMIT).receive('2026-03-02', { origin: { kind: 'change', licence: 'lic-1' } });
    s.do('2026-03-02', 'acceptor', ACCEPT);
    toDecision(s, '2026-03-03');
    expect(s.no(ON, 'decider', GRANT, { licence: { state: 'revoked' } })).toBe('licence-expired 许可法70');
    s.do(ON, 'decider', GRANT, { licence: { state: 'in-force' } });
  });

  test('许可法39: the term begins with the decision, ends after it begins, and within what the item allows', () => {
    const s = ready();
    const grant = (more: object): Command => ({ ...GRANT, ...more }) as Command;
    climb(s, ON, 'decider', grant({ validUntil: '2026-03-03' }), [
      { says: 'term-wrong 许可法39' },
      { says: 'term-wrong 许可法39', command: grant({ validFrom: '2026-03-03' }) },
      { says: 'term-wrong 许可法39', command: grant({ validUntil: '2031-03-04' }) },
      { says: 'term-wrong 许可法39', command: grant({ validFrom: '2026-04-01', validUntil: '2026-03-31' }) },
      { says: 'done', command: grant({ validUntil: '2031-03-03' }) },
    ]);
  });

  test('the decision says its term, its grounds and its account', () => {
    const s = ready();
    const [decided] = s.do(ON, 'decider', GRANT);
    expect(decided).toMatchObject({
      type: 'Decided',
      outcome: 'granted',
      validFrom: '2026-03-04',
      validUntil: '2031-03-03',
      ledger: { due: '2026-03-30', promised: '2026-03-16', strict: '2026-03-30', counted: 2, excluded: 0 },
    });
  });
});
