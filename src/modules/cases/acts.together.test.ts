import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import { people } from './story/people.ts';
import { ACCEPT, CLAIM, story, text } from './story/story.ts';
import { PERMIT } from './story/terms.ts';

const SPOUSE = people.stakeholder.id;
const ON = '2026-03-03';
const together = () => story(PERMIT).receive('2026-03-02', { coApplicants: [SPOUSE] });
const agrees = (party: string, on = ON) => ({ withdrawalAgreedBy: [{ party, by: party, on: day(on) }] });

describe('许可法 第三十一条: nobody is made an applicant by somebody else', () => {
  test('handed in while a yes is missing: refused by name; with every yes the receipt names all', () => {
    const s = story(PERMIT);
    const command = {
      act: 'receive',
      item: PERMIT.item,
      version: PERMIT.version,
      applicant: people.applicant.id,
    } as const;
    const full = { ...command, coApplicants: [SPOUSE], materials: [], eDelivery: true };
    expect(s.no('2026-03-02', 'applicant', full, { signaturesMissing: [SPOUSE] })).toBe('signature-missing 许可法31');
    expect(s.do('2026-03-02', 'applicant', full)[0]).toMatchObject({ type: 'Received', coApplicants: [SPOUSE] });
    expect(s.now().coApplicants).toEqual([SPOUSE]);
  });
  test('one who applies alone leaves no list behind', () => {
    const s = story(PERMIT).receive('2026-03-02');
    expect(s.events[0]).not.toHaveProperty('coApplicants');
    expect(s.now().coApplicants).toEqual([]);
  });
});

describe('许可法 第二十九条: nobody takes back what another has applied for', () => {
  test('one of two cannot withdraw: refused, and the case goes on', () => {
    const s = together();
    expect(s.no(ON, 'applicant', { act: 'withdraw' })).toBe('co-applicants-agree 许可法29');
    expect(s.offers(ON, 'applicant').get('withdraw')).toMatchObject({
      may: false,
      refusal: { facts: { persons: [SPOUSE] } },
    });
    s.do(ON, 'acceptor', ACCEPT);
    expect(s.now().state).toBe('under-review');
  });
  test('once the other agrees, one event carries the word of each', () => {
    const s = together();
    const [e] = s.do(ON, 'applicant', { act: 'withdraw', reason: text('moved') }, agrees(SPOUSE, '2026-03-02'));
    expect(e).toMatchObject({
      type: 'Withdrawn',
      agreed: [
        { party: SPOUSE, by: SPOUSE, on: '2026-03-02' },
        { party: people.applicant.id, by: people.applicant.id, on: ON },
      ],
    });
    expect(s.now()).toMatchObject({ state: 'closed', how: 'withdrawn' });
  });
  test('the word of somebody who is no party, or of oneself, stands for nobody', () => {
    expect(together().no(ON, 'applicant', { act: 'withdraw' }, agrees('somebody'))).toBe(
      'co-applicants-agree 许可法29',
    );
    expect(together().no(ON, 'applicant', { act: 'withdraw' }, agrees(people.applicant.id))).toBe(
      'co-applicants-agree 许可法29',
    );
  });
  test('who applied alone withdraws alone, and the event says nothing of agreement', () => {
    const [e] = story(PERMIT).receive('2026-03-02').do(ON, 'applicant', { act: 'withdraw' });
    expect(e).not.toHaveProperty('agreed');
  });
  test('after the decision it is too late, whoever agrees', () => {
    const s = together();
    expect(s.offers(ON, 'applicant', agrees(SPOUSE)).get('withdraw')).toMatchObject({ may: true });
    s.do(ON, 'applicant', { act: 'withdraw' }, agrees(SPOUSE));
    expect(s.no(ON, 'applicant', { act: 'withdraw' }, agrees(SPOUSE))).toBe('case-closed');
  });
});

describe('许可法 第四十七条: each of several applicants is told of the right to a hearing', () => {
  test('told are both, and each paper waits for whom it is for', () => {
    const s = together();
    s.do(ON, 'acceptor', ACCEPT);
    s.do(ON, 'examiner', CLAIM);
    s.do(ON, 'examiner', { act: 'tell-stakeholders', persons: ['neighbour'], rights: ['hearing'] });
    const told = s.now();
    expect('told' in told && told.told?.persons).toEqual([people.applicant.id, SPOUSE, 'neighbour']);
    expect(told.unserved.map((u) => u.to)).toEqual([SPOUSE, 'neighbour']);
  });
});
