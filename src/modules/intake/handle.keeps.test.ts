import { describe, expect, test } from 'vitest';
import type { Day } from '../../kernel/day.ts';
import { BUNDLED } from '../catalogue/index.ts';
import { keptAnswers } from './handle.keeps.ts';

const food = BUNDLED.find((v) => v.item === 'food-service')!;
const TODAY = '2026-11-22' as Day;
const asked = { prepackedOnly: ['no'], hasLicence: ['yes'] };

describe('能不能办 and the form ask nothing twice', () => {
  test('an answer begins the form, as said by the person on that day', () => {
    expect(keptAnswers(food, { ...asked, dwelling: ['unsure'] }, TODAY)).toEqual({
      answers: { dwelling: 'unsure' },
      provenance: { dwelling: { from: 'self', day: '2026-11-22', ref: 'eligibility' } },
      situation: {},
    });
  });
  test('an answer to a question that was no longer asked, or that is no option, is left out', () => {
    expect(keptAnswers(food, { prepackedOnly: ['yes'], dwelling: ['no'] }, TODAY).answers).toEqual({});
    expect(keptAnswers(food, { ...asked, dwelling: ['castle'] }, TODAY).answers).toEqual({});
  });
  test('a question in the words of an opening question opens the situation', () => {
    const [opening] = food.questions;
    const both = { ...food, eligibility: { questions: [opening!], verdicts: [] } };
    expect(keptAnswers(both, { business: ['restaurant'] }, TODAY).situation).toEqual({ business: ['restaurant'] });
    expect(keptAnswers(food, { business: ['restaurant'] }, TODAY).situation).toEqual({});
  });
});
