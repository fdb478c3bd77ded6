import { describe, expect, test } from 'vitest';
import { climb } from '../../../test/ladder.ts';
import { day } from '../../kernel/day.ts';
import type { Command } from './commands.ts';
import { accepted as acceptedOn, type Story, served } from './story/story.ts';
import { PERMIT } from './story/terms.ts';
import type { ItemTerms } from './terms.ts';

const ON = '2026-03-03';

const accepted = (terms?: ItemTerms, eDelivery?: boolean): Story => acceptedOn('2026-03-02', terms, eDelivery);

describe('stakeholders (许可法36, 47) and hearing (46–48)', () => {
  const HEARD: ItemTerms = { ...PERMIT, hearing: 'on-request', stakeholders: true };
  const tell: Command = { act: 'tell-stakeholders', persons: ['party-s'], rights: ['statement'] };
  const call = (ground: string, date: string): Command =>
    ({ act: 'call-hearing', ground, date: day(date), place: 'room-1', public: true }) as Command;
  const hold: Command = { act: 'hold-hearing', record: 'h', signed: [] };
  const both = { eDeliveryOf: ['party-s'] };

  test('told once; the applicant too; of the hearing always where the item grants it', () => {
    const s = accepted(HEARD);
    s.do(ON, 'examiner', tell, both);
    expect(s.last('StakeholderTold')).toMatchObject({
      persons: ['party-a', 'party-s'],
      rights: ['statement', 'hearing'],
    });
    expect(s.no(ON, 'examiner', tell)).toBe('already-told');
    s.do(ON, 'examiner', { act: 'hear-statement', person: 'party-s', record: 'h' });
  });

  test('five days run for each person from their own notice', () => {
    const s = accepted(HEARD);
    s.do(ON, 'examiner', tell);
    expect(s.no('2026-03-05', 'stakeholder', { act: 'request-hearing' })).toBe('not-told 许可法47');
    const position = s.in('under-review').told!.position;
    s.do('2026-03-06', 'delivery', { ...served('stakeholder-notice', position), to: 'party-s' } as Command);
    s.do('2026-03-13', 'stakeholder', { act: 'request-hearing' });
    expect(s.no('2026-03-13', 'stakeholder', { act: 'request-hearing' })).toBe('already-requested 许可法47');
    expect(s.no('2026-03-13', 'applicant', { act: 'request-hearing' })).toBe('too-late 许可法47');
  });

  test('waive and cancel: guards in order', () => {
    const s = accepted(HEARD);
    const waive: Command = { act: 'waive-hearing' };
    const cancel: Command = { act: 'cancel-hearing' };
    climb(s, ON, 'stakeholder', waive, [
      { says: 'nothing-to-waive 许可法47' },
      { says: 'nothing-to-waive 许可法47', command: cancel },
      { says: 'done', command: waive, first: () => void s.do(ON, 'examiner', tell, both) },
      { says: 'nothing-to-waive 许可法47' },
      { says: 'done', who: 'applicant', command: { act: 'request-hearing' } },
      { says: 'done', who: 'applicant', command: cancel },
      { says: 'nothing-to-waive 许可法47' },
    ]);
  });

  test('call-hearing: guards in order', () => {
    const s = accepted(HEARD);
    climb(s, ON, 'reviewer', call('law', '2026-03-04'), [
      { says: 'not-your-post' },
      { says: 'no-ground 许可法46', who: 'examiner' },
      { says: 'no-ground 许可法47', command: call('requested', '2026-03-04') },
      { says: 'seven-days 许可法48.1.1', command: call('major', '2026-03-12') },
      { says: 'done', command: call('major', '2026-03-13') },
      { says: 'no-ground 许可法47', command: call('requested', '2026-03-20') },
    ]);
    expect(s.last('Paused')).toMatchObject({ ground: 'hearing', until: '2026-03-13' });
  });

  test('called on the last day or later it pauses nothing', () => {
    const s = accepted(HEARD);
    s.do('2026-03-30', 'examiner', call('major', '2026-04-17'));
    expect(s.in('under-review').pauses).toEqual([]);
  });

  test('hold-hearing: guards in order', () => {
    const s = accepted(HEARD, false);
    s.do(ON, 'examiner', call('major', '2026-03-20'));
    const position = s.in('under-review').hearing.called!.position;
    climb(s, ON, 'examiner', hold, [
      { says: 'not-your-post' },
      { says: 'not-called 许可法48.1.1', who: 'chair' },
      { says: 'not-yet', first: () => void s.do(ON, 'delivery', served('hearing-notice', position)) },
    ]);
    expect(s.in('under-review').pauses[0]?.notices[0]?.served).toBe(ON);
    const signing: Command = { act: 'open-signing', quorum: { q: 'member', who: 'o-chair' } };
    s.do('2026-03-20', 'examiner', signing);
    expect(s.no('2026-03-20', 'chair', hold)).toBe('chair-examined 许可法48.1.3');
    s.do('2026-03-20', 'examiner', { act: 'revoke', what: 'signing' });
    s.do('2026-03-20', 'chair', hold);
    expect(s.no('2026-03-20', 'chair', hold)).toBe('already-held');
    expect(s.no('2026-03-20', 'examiner', call('major', '2026-04-20'))).toBe('already-held');
    expect(s.no('2026-03-20', 'examiner', signing)).toBe('bad-quorum');
  });

  test('a notice served less than seven days before calls nobody: the hearing is called anew', () => {
    const s = accepted(HEARD, false);
    s.do(ON, 'examiner', call('major', '2026-03-16'));
    s.do('2026-03-05', 'delivery', served('hearing-notice', s.in('under-review').hearing.called!.position));
    expect(s.last('Served').late).toBe(true);
    expect(s.no('2026-03-16', 'chair', hold)).toBe('not-called 许可法48.1.1');
    s.do('2026-03-16', 'examiner', call('major', '2026-03-26'));
    s.do('2026-03-16', 'delivery', served('hearing-notice', s.in('under-review').hearing.called!.position));
    s.do('2026-03-26', 'chair', hold);
  });

  test('told of the case after the call, a person must be called too', () => {
    const s = accepted(HEARD);
    s.do(ON, 'examiner', call('major', '2026-03-20'));
    s.do(ON, 'examiner', tell, both);
    expect(s.no('2026-03-20', 'chair', hold)).toBe('not-called 许可法48.1.1');
  });

  test('the chair does not work on the case afterwards', () => {
    const s = accepted({ ...HEARD, hearing: 'by-law' });
    s.do(ON, 'examiner', call('law', '2026-03-20'));
    s.do('2026-03-20', 'chair', hold);
    const posts = { postsOf: { 'o-chair': ['chair', 'examiner'] as const } };
    expect(s.no('2026-03-20', 'supervisor', { act: 'assign', verb: 'assign', to: 'o-chair' }, posts)).toBe(
      'same-person',
    );
    const check: Command = {
      act: 'site-check',
      kind: 'site',
      inspectors: ['o-chair', 'o-exam-1'],
      finding: 'passed',
      record: 'h',
    };
    expect(s.no('2026-03-20', 'examiner', check)).toBe('same-person 许可法48.1.3');
  });
});
