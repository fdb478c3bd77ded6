import type { ItemVersion } from '../item.ts';
import { consistency } from './consistency.ts';
import type { Finding, LintAround } from './finding.ts';
import { law } from './law.ts';
import { periods } from './periods.ts';
import { shape } from './shape.ts';

const RULES = [...consistency, ...periods, ...law, ...shape];

/** All that is wrong with a version, errors first. Pure; `today` is needed only to see whether its law still stands. */
export const lintVersion = (version: ItemVersion, around: LintAround): readonly Finding[] => {
  const found = RULES.flatMap((rule) => rule(version, around));
  return [...found.filter((f) => f.severity === 'error'), ...found.filter((f) => f.severity === 'warning')];
};

export const errorsOf = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((f) => f.severity === 'error');
