import type { PeriodRule, Unit } from '../../../law/period.ts';
import { FILING, PERMIT, promise } from '../story/terms.ts';
import type { ItemTerms, Step } from '../terms.ts';
import type { Chance } from './prng.ts';

const ROUTES: readonly (readonly Step[])[] = [
  PERMIT.steps,
  [{ key: 'decide', post: 'decider', within: 3 }],
  [
    { key: 'examine', post: 'examiner', within: 4 },
    { key: 'decide', post: 'decider', within: 2 },
  ],
  [
    { key: 'examine', post: 'examiner', within: 3 },
    { key: 'second', post: 'examiner', within: 3 },
    { key: 'review', post: 'reviewer', within: 2 },
    { key: 'decide', post: 'head', within: 2 },
  ],
];

const statutory = (r: Chance): PeriodRule | undefined => {
  if (r.is(0.08)) return undefined;
  const unit = r.weighted<Unit>([
    ['WORKING_DAY', 8],
    ['NATURAL_DAY', 2],
    ['MONTH', 1],
  ]);
  const n = unit === 'MONTH' ? r.between(1, 2) : r.of([7, 10, 20, 20, 45]);
  const basis = { statute: '许可法', article: '42.1' };
  const rule: PeriodRule = { n, unit, start: r.is(0.2) ? 'RECEIVED' : 'ACCEPTED', basis };
  const approver = r.is(0.2) ? 'government' : 'head';
  const extra = unit === 'MONTH' ? 1 : r.of([5, 10, 15]);
  return r.is(0.7) ? { ...rule, extension: { n: extra, approver, basis } } : rule;
};

const promised = (r: Chance): PeriodRule | undefined =>
  r.is(0.2)
    ? undefined
    : r.is(0.15)
      ? { ...promise(5), unit: 'NATURAL_DAY', n: r.between(3, 12) }
      : promise(r.between(1, 15));

/** An item like those of a catalogue, every rule that an act looks at varied. */
export const randomTerms = (r: Chance): ItemTerms => {
  if (r.is(0.08)) return FILING;
  const { statutory: _, promised: __, correctionWait: wait, ...base } = PERMIT;
  const by = statutory(r);
  const before = promised(r);
  return {
    ...base,
    nature: r.is(0.8) ? 'permit' : 'benefit',
    ...(by ? { statutory: by } : {}),
    ...(before ? { promised: before } : {}),
    steps: r.is(0.4) ? ROUTES[3]! : r.of(ROUTES),
    tolerable: r.is(0.7),
    committable: r.of(['no', 'no', 'permit', 'proof'] as const),
    instant: r.is(0.2),
    ...(wait && r.is(0.7) ? { correctionWait: wait } : {}),
    checks: { site: r.is(0.2), technical: r.is(0.12) },
    hearing: r.of(['none', 'none', 'none', 'on-request', 'by-law'] as const),
    stakeholders: r.is(0.15),
    ...(r.is(0.2) ? { publicity: { days: 5, unit: 'WORKING_DAY' as const, statutory: r.is(0.5) } } : {}),
    ...(r.is(0.3) ? { quota: 'taxi' } : {}),
    divisible: r.is(0.4),
    ...(r.is(0.15) ? { denialGrounds: ['g1', 'g2'] } : {}),
    ...(r.is(0.05) ? { neverDeny: true } : {}),
    technicalStandardRequired: r.is(0.1),
    onToleranceLapse: r.of([
      { how: 'treat-as-withdrawn' },
      { how: 'grace-then-withdrawn', graceWorkingDays: 3 },
      { how: 'decide-as-is' },
    ] as const),
    commitmentCheck: { workingDays: 20 },
    joint: r.is(0.1),
    ...(r.is(0.3)
      ? {
          renewal: {
            closes: { n: 15, unit: 'WORKING_DAY' as const },
            late: r.of(['decide-after-expiry', 'treat-as-new'] as const),
            lateSuspends: true,
          },
        }
      : {}),
  };
};
