import type { Text } from '../../kernel/text.ts';
import type { Matter } from './facts.ts';
import { saidOf } from './words.ts';

export type Facts = Readonly<Record<string, unknown>>;
export type NoticeText = {
  /** Name and number of what it is about; absent where it is the account. */
  readonly about?: Text;
  readonly happened: Text;
  readonly todo?: Text;
  readonly due?: string;
  /** Where in the product it leads. */
  readonly to: string;
};

const textFact = (facts: Facts, key: string): string | undefined => {
  const value = facts[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Where a notice leads: officers to the desk, the person to their own page. */
const pathOf = (kind: string, facts: Facts): string => {
  const [caseId, licence, draft] = [textFact(facts, 'case'), textFact(facts, 'licence'), textFact(facts, 'draft')];
  if (/^(task|noted)\./.test(kind) || (kind.startsWith('warning.') && !/K(5|6a|9)$/.test(kind)))
    return caseId ? `/desk/cases/${caseId}` : '/desk';
  if (caseId) return `/matters/${caseId}`;
  if (licence) return `/wallet/${licence}`;
  if (kind === 'joint.dropped') return '/matters';
  if (draft) return kind === 'joint.named' ? `/joint/${draft}` : `/apply/${draft}/check`;
  if (kind.startsWith('mandate-')) return '/mandates';
  return kind.startsWith('account.') ? '/account/safety' : '/notices';
};

/** Kinds whose matter's own last day is the one to keep. */
const WITH_DUE = new Set(['paper.correction', 'case.correction-asked']);

const named = ({ name, number }: Matter): Text =>
  number === '' ? name : { zh: `${name.zh}　${number}`, en: `${name.en || name.zh}, ${number}` };

export const textOf = (kind: string, facts: Facts, matter?: Matter): NoticeText => {
  const { happened, todo } = saidOf(kind);
  const due = textFact(facts, 'due') ?? textFact(facts, 'until') ?? (WITH_DUE.has(kind) ? matter?.due : undefined);
  return {
    ...(matter ? { about: named(matter) } : {}),
    happened,
    ...(todo ? { todo } : {}),
    ...(due ? { due } : {}),
    to: pathOf(kind, facts),
  };
};
