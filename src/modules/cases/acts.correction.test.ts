import { describe, expect, test } from 'vitest';
import { climb } from '../../../test/ladder.ts';
import { day } from '../../kernel/day.ts';
import type { Command } from './commands.ts';
import { ACCEPT, ask, given, resubmit, story, text } from './story/story.ts';
import { FILING, PERMIT } from './story/terms.ts';
import type { ItemTerms } from './terms.ts';

const ON = '2026-03-03';

const received = (terms: ItemTerms = PERMIT, refs: readonly string[] = ['plan', 'lease']) =>
  story(terms).receive('2026-03-02', { materials: given(...refs) });

describe('ask for correction 补正 (许可法32.1.4)', () => {
  const asking = (ref: string, defect: 'absent' | 'slip' = 'absent'): Command => ({
    act: 'ask-correction',
    missing: [{ ref, defect }],
  });
  test('guards in order', () => {
    const s = received(PERMIT, []);
    s.do('2026-03-02', 'acceptor', ask('plan'));
    s.do(ON, 'applicant', resubmit('plan'));
    climb(s, ON, 'acceptor', { act: 'ask-correction', missing: [] }, [
      { says: 'nothing-missing 许可法32.1.4' },
      { says: 'not-in-the-list 许可法31', command: asking('blood-group', 'slip') },
      { says: 'obtainable 716号7', command: asking('licence', 'slip') },
      { says: 'correct-it-now 许可法32.1.3', command: asking('name', 'slip') },
      { says: 'not-asked-before 许可法72.4', command: asking('name') },
      { says: 'done', command: asking('plan') },
      { says: 'wrong-state' },
    ]);
  });

  test('after an acceptance by a person it is not too late but out of place', () => {
    const s = received();
    s.do(ON, 'acceptor', ACCEPT);
    expect(s.no(ON, 'acceptor', ask('plan'))).toBe('already-accepted 许可法32.1.4');
  });

  test('what a register holds is never asked, also when only the shell knows it', () => {
    expect(received().no(ON, 'acceptor', ask('lease'), { obtainable: ['lease'] })).toBe('obtainable 716号7');
  });
});

describe('resubmit, reject, withdraw before acceptance', () => {
  test('resubmit: something asked must have changed', () => {
    const s = received(PERMIT, []);
    s.do('2026-03-02', 'acceptor', ask('plan'));
    climb(s, ON, 'acceptor', resubmit('photo'), [
      { says: 'not-your-post' },
      { says: 'no-mandate 许可法29', who: 'applicant', facts: { mandateOk: false } },
      { says: 'nothing-changed', facts: { mandateOk: true } },
      { says: 'done', command: { act: 'resubmit', materials: given('plan'), fields: ['name'], answers: 'h' } },
    ]);
    expect(s.last('Resubmitted').refs).toEqual(['plan', 'name']);
  });

  test('asked and not supplied it is still missing, also a field', () => {
    const s = received();
    s.do('2026-03-02', 'acceptor', ask('plan', 'name'));
    s.do(ON, 'applicant', resubmit('plan'));
    expect(s.no(ON, 'acceptor', ACCEPT)).toBe('material-missing 许可法32.1.4');
  });

  test('reject-filing 不予受理: guards in order', () => {
    const reject = (more: object): Command =>
      ({ act: 'reject-filing', branch: 'needs-approval', article: '许可法32', reason: text('no'), ...more }) as Command;
    climb(received(), ON, 'acceptor', reject({}), [
      { says: 'no-such-branch 许可法32' },
      { says: 'name-the-organ 许可法32.1.2', command: reject({ branch: 'not-our-power' }) },
      { says: 'bar-unproven 许可法78', command: reject({ branch: 'false-material' }) },
      { says: 'bar-unproven 许可法79', command: reject({ branch: 'barred', record: 'r', until: '2029-01-01' }) },
      {
        says: 'bar-unproven 许可法78',
        command: reject({ branch: 'false-material', record: 'r', until: '2026-03-02' }),
      },
      {
        says: 'bar-too-long 许可法79',
        command: reject({ branch: 'barred', record: 'r', until: '2029-01-02' }),
        facts: { barredUntil: day('2029-01-01') },
      },
      {
        says: 'done',
        command: reject({ branch: 'barred', record: 'r', until: '2029-01-01' }),
        facts: { barredUntil: day('2029-01-01') },
      },
    ]);
  });

  test('许可法 第七十八条: a rejection for false material bars for a year at most; its own day bars from nothing later', () => {
    const reject = (more: object): Command =>
      ({
        act: 'reject-filing',
        branch: 'false-material',
        article: '许可法78',
        record: 'r',
        reason: text('no'),
        ...more,
      }) as Command;
    expect(received().no('2026-03-03', 'acceptor', reject({ until: '2027-03-04' }))).toBe('bar-too-long 许可法78');
    expect(received().no('2026-03-03', 'acceptor', reject({}))).toBe('bar-unproven 许可法78');
    for (const until of ['2026-03-03', '2027-03-03']) {
      const s = received();
      s.do('2026-03-03', 'acceptor', reject({ until }));
      expect(s.last('FilingRejected').until).toBe(until);
    }
  });

  test('a refusal to accept later than the day of receipt is made with a warning', () => {
    const s = received();
    expect(s.offers('2026-03-02', 'acceptor').get('reject-filing')).toEqual({ act: 'reject-filing', may: true });
    expect(s.offers(ON, 'acceptor').get('reject-filing')).toMatchObject({ may: true, warn: 'not-at-once' });
  });

  test('a filing that needs an approval is rejected as such (673号15)', () => {
    const s = received(FILING);
    s.do(ON, 'acceptor', { act: 'reject-filing', branch: 'needs-approval', article: '673号15', reason: text('no') });
    expect(s.in('closed')).toMatchObject({ how: 'rejected', detail: 'needs-approval' });
  });

  test('close for no reply: guards in order', () => {
    const s = story(PERMIT).receive('2026-03-02', { materials: [], eDelivery: false });
    s.do(ON, 'acceptor', ask('plan'));
    const close: Command = { act: 'close-for-no-reply' };
    expect(s.no(ON, 'acceptor', close)).toBe('not-served');
    const { correctionWait: _, ...never } = PERMIT;
    const t = received(never, []);
    t.do(ON, 'acceptor', ask('plan'));
    expect(t.no('2027-03-03', 'acceptor', close)).toBe('no-local-rule');
  });

  test('recusal binds at once', () => {
    const s = received();
    s.do(ON, 'supervisor', { act: 'recuse', person: 'o-accept', ground: 'kinship' });
    expect(s.no(ON, 'acceptor', ACCEPT)).toBe('recused');
    expect(s.no(ON, 'supervisor', { act: 'recuse', person: 'o-accept', ground: 'kinship' })).toBe('already-recused');
    expect(s.no(ON, 'supervisor', { act: 'recuse', person: 'o-super', ground: 'kinship' })).toBe('not-your-post');
    s.do(ON, 'head', { act: 'recuse', person: 'o-super', ground: 'kinship' });
  });
});
