import type { PeriodRule } from '../../../law/period.ts';
import type { ItemTerms } from '../terms.ts';

const law = (article: string) => ({ statute: '许可法', article });

/** 许可法42.1: twenty working days, ten more by the head. */
export const TWENTY: PeriodRule = {
  n: 20,
  unit: 'WORKING_DAY',
  start: 'ACCEPTED',
  basis: law('42.1'),
  extension: { n: 10, approver: 'head', basis: law('42.1') },
};
export const promise = (n: number): PeriodRule => ({ n, unit: 'WORKING_DAY', start: 'ACCEPTED', basis: law('42.1') });

/** A permit with nothing special: two materials, of which one can be owed; examine, review, decide. */
export const PERMIT: ItemTerms = {
  item: 'sample-permit',
  version: 1,
  nature: 'permit',
  statutory: TWENTY,
  promised: promise(10),
  steps: [
    { key: 'examine', post: 'examiner', within: 5 },
    { key: 'review', post: 'reviewer', within: 3 },
    { key: 'decide', post: 'decider', within: 2 },
  ],
  materials: [
    { ref: 'plan', necessity: 'required', obtainable: false, main: true },
    { ref: 'lease', necessity: 'deferrable', obtainable: false, main: false, promisable: true },
    { ref: 'photo', necessity: 'optional', obtainable: false, main: false },
    { ref: 'licence', necessity: 'required', obtainable: true, main: false },
  ],
  fields: ['name', 'area'],
  tolerable: true,
  committable: 'no',
  instant: false,
  procedures: [
    { ground: 'expert-review', basis: '许可法45', excluded: true },
    { ground: 'testing', basis: '许可法45', maxWorkingDays: 30, excluded: true },
    { ground: 'site-check', basis: '许可法34', excluded: false },
  ],
  correctionWait: { workingDays: 15, basis: 'local' },
  checks: { site: false, technical: false },
  hearing: 'none',
  stakeholders: false,
  divisible: false,
  technicalStandardRequired: false,
  onToleranceLapse: { how: 'grace-then-withdrawn', graceWorkingDays: 3 },
  licence: { kind: 'sample', years: 5 },
  consultWithin: 5,
  joint: false,
};

/** 备案: received, never approved; no clock but that of acceptance. */
export const FILING: ItemTerms = (({ statutory: _, promised: __, ...rest }) => ({
  ...rest,
  item: 'sample-filing',
  nature: 'filing' as const,
  steps: [],
}))(PERMIT);
