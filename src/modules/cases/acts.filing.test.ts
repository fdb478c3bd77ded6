import { describe, expect, test } from 'vitest';
import { climb } from '../../../test/ladder.ts';
import { day } from '../../kernel/day.ts';
import type { Command } from './commands.ts';
import { people } from './story/people.ts';
import { ACCEPT, given, story } from './story/story.ts';
import { FILING, PERMIT } from './story/terms.ts';
import type { ItemTerms } from './terms.ts';

const ON = '2026-03-03';

const received = (terms: ItemTerms = PERMIT, refs: readonly string[] = ['plan', 'lease']) =>
  story(terms).receive('2026-03-02', { materials: given(...refs) });

const frozen = (terms: ItemTerms = PERMIT, refs: readonly string[] = []) => {
  const s = received(terms, refs);
  s.do('2026-03-02', 'oversight', { act: 'freeze', complaint: 'c-1' });
  return s;
};

const thaw = (s: ReturnType<typeof story>) => void s.do(ON, 'oversight', { act: 'unfreeze', finding: false });

const unpaper = { signaturesMissing: ['party-b'], confirmed: false, invalidFields: ['area'] };

describe('receive 收件', () => {
  const command: Command = {
    act: 'receive',
    item: PERMIT.item,
    version: 1,
    applicant: people.applicant.id,
    materials: [],
    eDelivery: true,
  };

  test('guards in order', () => {
    climb(story(PERMIT), ON, 'delivery', command, [
      { says: 'not-your-post', facts: { mandateOk: false, itemOpen: false, channelAgreed: false, ...unpaper } },
      { says: 'no-mandate 许可法29', who: 'applicant' },
      { says: 'item-not-open', facts: { mandateOk: true } },
      { says: 'channel-not-in-agreement', facts: { itemOpen: true } },
      { says: 'signature-missing 许可法31', facts: { channelAgreed: true } },
      { says: 'not-confirmed', facts: { signaturesMissing: [] } },
      { says: 'field-invalid', facts: { confirmed: true } },
      { says: 'done', facts: { invalidFields: [] } },
      { says: 'wrong-state' },
    ]);
  });

  test('许可法29: nobody files for another without being principal or agent', () => {
    expect(story(PERMIT).no(ON, 'applicant', { ...command, applicant: 'party-z' } as Command)).toBe(
      'no-mandate 许可法29',
    );
  });

  test('a letter is received on the day it came in, never in the future', () => {
    const s = story(PERMIT).receive('2026-03-03', { enteredAt: '2026-03-02T08:00:00.000Z' }, 'intake');
    expect(s.now()).toMatchObject({ receivedOn: '2026-03-02', window: '2026-03-02' });
    expect(() => story(PERMIT).receive('2026-03-03', { enteredAt: '2026-03-04T08:00:00.000Z' }, 'intake')).toThrow(
      'field-invalid',
    );
  });
});

describe('accept 受理 (许可法32.1.5)', () => {
  test('guards in order', () => {
    climb(frozen(), ON, 'examiner', ACCEPT, [
      { says: 'not-your-post' },
      { says: 'frozen', who: 'acceptor' },
      { says: 'material-missing 许可法32.1.4', first: thaw },
    ]);
    expect(received(FILING).no(ON, 'acceptor', ACCEPT)).toBe('filing-has-no-approval 673号13');
  });

  test('opens the first step, tells the applicant, pins the periods of the day where they are shorter', () => {
    const s = received();
    const ten = { ...PERMIT.statutory!, n: 10 };
    const events = s.do(ON, 'acceptor', ACCEPT, {
      inForce: [{ from: day('2026-01-01'), statutory: ten, basis: [{ statute: '许可法', article: '42.1' }] }],
    });
    expect(events.map((e) => e.type)).toEqual(['Accepted', 'TaskOpened', 'Served']);
    expect(s.in('under-review').accepted.periods).toMatchObject({ statutory: { n: 10 }, promised: { n: 10 } });
    expect(s.last('Served').paper).toEqual({ kind: 'acceptance', position: 3 });
  });

  test('a longer text in force on the day of acceptance gives way to the one of receipt', () => {
    const s = received();
    const thirty = { ...PERMIT.statutory!, n: 30 };
    s.do(ON, 'acceptor', ACCEPT, { inForce: [{ from: day('2026-01-01'), statutory: thirty, basis: [] }] });
    expect(s.in('under-review').accepted.periods.statutory?.n).toBe(20);
  });
});

describe('accept tolerant 容缺 (B8)', () => {
  const command: Command = { act: 'accept-tolerant', owed: [], owedBy: day('2026-03-03') };
  test('guards in order', () => {
    const s = frozen({ ...PERMIT, tolerable: true }, ['plan']);
    climb(s, ON, 'acceptor', command, [
      { says: 'frozen', facts: { subjectRestricted: true } },
      { says: 'subject-restricted', first: thaw },
      { says: 'nothing-owed', facts: { subjectRestricted: false } },
      { says: 'main-material-missing', command: { ...command, owed: ['plan'] } as Command },
      { says: 'owed-after-promise', command: { ...command, owed: ['lease'] } as Command },
      { says: 'promise-unsigned', command: { ...command, owed: ['lease'], owedBy: day('2026-03-10') } as Command },
      { says: 'done', command: { ...command, owed: ['lease'], owedBy: day('2026-03-10'), promise: 'h' } as Command },
    ]);
    expect(received({ ...PERMIT, tolerable: false }, []).no(ON, 'acceptor', command)).toBe('not-tolerable');
    expect(received(PERMIT, ['lease']).no(ON, 'acceptor', command)).toBe('main-material-missing');
    expect(received(FILING, []).no(ON, 'acceptor', command)).toBe('filing-has-no-approval 673号13');
  });

  test('what is missing and not owed is still missing', () => {
    const two = {
      ...PERMIT,
      materials: PERMIT.materials.map((m) => ({ ...m, main: false, necessity: 'deferrable' as const })),
    };
    const part: Command = { act: 'accept-tolerant', owed: ['lease'], owedBy: day('2026-03-10'), promise: 'h' };
    expect(received(two, []).no(ON, 'acceptor', part)).toBe('material-missing 许可法32.1.4');
  });
});

describe('accept by commitment 告知承诺 (B9)', () => {
  const command: Command = { act: 'accept-by-commitment', commitments: ['c'] };
  test('permit kind: guards in order, then straight to the decision', () => {
    const s = frozen({ ...PERMIT, committable: 'permit' }, ['plan']);
    climb(s, ON, 'acceptor', command, [
      { says: 'frozen', facts: { subjectRestricted: true } },
      { says: 'material-missing 许可法32.1.4', first: thaw },
      { says: 'subject-restricted', facts: { due: [] } },
      { says: 'promise-unsigned', facts: { subjectRestricted: false } },
      { says: 'done', command: { ...command, promise: 'h' } as Command },
    ]);
    expect(s.in('under-review').tasks.map((t) => t.key)).toEqual(['decide']);
    expect(received().no(ON, 'acceptor', command)).toBe('not-committable');
  });

  test('国办发〔2020〕42号: a commitment stands for listed proofs only, never for the main material', () => {
    const proof = { ...PERMIT, committable: 'proof' } as const;
    const all: Command = { act: 'accept-by-commitment', commitments: ['plan', 'lease'], promise: 'h' };
    expect(received(proof, []).no(ON, 'acceptor', all)).toBe('not-promisable');
    const marked = PERMIT.materials.map((m) => ({ ...m, promisable: true }));
    expect(received({ ...proof, materials: marked }, []).no(ON, 'acceptor', all)).toBe('not-promisable');
    const unmarked = PERMIT.materials.map(({ promisable: _, ...m }) => m);
    expect(received({ ...proof, materials: unmarked }, ['plan']).no(ON, 'acceptor', all)).toBe('not-promisable');
    received(proof, ['plan']).do(ON, 'acceptor', all);
  });

  test('proof kind: stands for the material it names, normal route', () => {
    const s = received({ ...PERMIT, committable: 'proof' }, ['plan']);
    expect(s.no(ON, 'acceptor', { ...command, promise: 'h' } as Command)).toBe('material-missing 许可法32.1.4');
    s.do(ON, 'acceptor', { ...command, commitments: ['lease'], promise: 'h' } as Command);
    expect(s.in('under-review').tasks.map((t) => t.key)).toEqual(['examine']);
  });
});

describe('decide on the spot 即办 (许可法34.2)', () => {
  const command: Command = { act: 'decide-on-the-spot', articles: ['许可法34.2'] };
  test('guards in order', () => {
    const s = frozen({ ...PERMIT, instant: true, quota: 'q' });
    climb(s, ON, 'acceptor', command, [
      { says: 'frozen', facts: { glyphsMissing: ['x'], prerequisitesMissing: ['p'] } },
      { says: 'material-missing 许可法32.1.4', first: thaw },
      { says: 'rule-says-no', facts: { due: [] } },
      { says: 'prerequisite-missing', facts: { instantAuthority: true } },
      { says: 'quota-empty 许可法57', facts: { prerequisitesMissing: [] } },
      { says: 'glyph-missing', facts: { quotaLeft: 1 } },
      { says: 'done', facts: { glyphsMissing: [] } },
    ]);
    expect(received().no(ON, 'acceptor', command)).toBe('not-instant 许可法34.2');
    expect(received(FILING).no(ON, 'acceptor', command)).toBe('filing-has-no-approval 673号13');
  });

  test('an item whose law demands an examination is not decided at once', () => {
    const now = (terms: Partial<ItemTerms>) =>
      received({ ...PERMIT, instant: true, ...terms }).no(ON, 'acceptor', command, { instantAuthority: true });
    expect(now({ checks: { site: true, technical: false } })).toBe('check-missing 许可法34.3');
    expect(now({ hearing: 'by-law' })).toBe('hearing-due 许可法46');
    expect(now({ stakeholders: true })).toBe('stakeholders-not-told 许可法36');
    expect(now({ publicity: { days: 5, unit: 'WORKING_DAY', statutory: true } })).toBe('publicity-running');
  });

  test('by a rule set signed by a person', () => {
    const s = received({ ...PERMIT, instant: true });
    s.do(ON, 'system', command, { ruleSays: 'yes' });
    expect(s.in('decided').decided).toMatchObject({ by: 'system', outcome: 'granted' });
  });
});

describe('file 备案 (673号13)', () => {
  const command: Command = { act: 'file' };
  test('guards in order; filed on the day it came in', () => {
    const s = frozen(FILING);
    climb(s, ON, 'system', command, [
      { says: 'frozen' },
      { says: 'information-missing 673号13', first: thaw },
      { says: 'done', facts: { informationMissing: [] } },
    ]);
    expect(s.in('closed')).toMatchObject({ how: 'filed', on: '2026-03-02' });
    expect(received().no(ON, 'acceptor', command)).toBe('not-a-filing');
  });

  test('L1: nothing done in five days: filed by law on the day of the window', () => {
    const s = received(FILING, []);
    s.sweep('2026-03-10');
    expect(s.in('closed')).toMatchObject({ how: 'filed', on: '2026-03-02', detail: 'deemed' });
  });
});
