import type { Situation } from '../../api/catalogue.ts';

/** What was answered before the form, kept for this visit and over a sign-in, so that nothing is asked twice (3.3.7). */
export type Steps = readonly (readonly [question: string, chosen: string])[];

const read = <T>(key: string, nothing: T): T => {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '') as T;
  } catch {
    return nothing;
  }
};
const write = (key: string, value: unknown): void => {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Asked again then.
  }
};
const situationKey = (item: string) => `oneseal.situation.${item}`;
const stepsKey = (item: string) => `oneseal.eligibility.${item}`;

export const keepSituation = (item: string, situation: Situation): void => write(situationKey(item), situation);
export const keptSituation = (item: string): Situation => read<Situation>(situationKey(item), {});
/** 能不能办, in the order in which it was asked. */
export const keepSteps = (item: string, steps: Steps): void => write(stepsKey(item), steps);
export const keptSteps = (item: string): Steps => read<Steps>(stepsKey(item), []);
export const answersOf = (steps: Steps): Situation => Object.fromEntries(steps.map(([q, chosen]) => [q, [chosen]]));

/** The draft holds them now. */
export const forgetKept = (item: string): void => {
  try {
    sessionStorage.removeItem(situationKey(item));
    sessionStorage.removeItem(stepsKey(item));
  } catch {
    // Nothing was kept.
  }
};
