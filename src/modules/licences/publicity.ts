import type { LicenceEvent } from './events.ts';

/** 双公示 (a practice under the credit rules, no article of a law): permits and their ends are made public within seven working days of the decision. */
export const PUBLISH_WITHIN = 7;

/** Events that are made public; inner steps and suspensions are not. */
export const PUBLISHED: ReadonlySet<LicenceEvent['type']> = new Set<LicenceEvent['type']>([
  'Issued',
  'Changed',
  'Renewed',
  'Withdrawn',
  'Revoked',
  'Penalised',
  'Cancelled',
  'Restored',
]);

/** A natural person in public: the family name only. An organisation stands in full. */
export const publicName = (name: string, kind: 'natural' | 'legal' | string): string =>
  kind === 'natural' ? `${[...name][0] ?? ''}${'*'.repeat(Math.max(1, [...name].length - 1))}` : name;
