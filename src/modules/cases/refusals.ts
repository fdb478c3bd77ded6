import type { Refused } from '../../kernel/decision.ts';
import type { Text } from '../../kernel/text.ts';
import { DECISION_REFUSALS } from './refusals.decision.ts';
import { FILING_REFUSALS } from './refusals.filing.ts';
import { REVIEW_REFUSALS } from './refusals.review.ts';

/** Every refusal code of the case acts: what is wrong and what to do, in both languages. */
export const REFUSALS: Readonly<Record<string, Text>> = {
  ...FILING_REFUSALS,
  ...REVIEW_REFUSALS,
  ...DECISION_REFUSALS,
};

type Fact = Refused['facts'][string];
type Naming = (fact: string, value: Fact) => Text | undefined;
const plain = (value: Fact, locale: 'zh' | 'en'): string =>
  Array.isArray(value) ? value.join(locale === 'zh' ? '、' : ', ') : String(value);

/** `[…{fact}…]` is said only when the fact is there. */
const fill = (text: string, locale: 'zh' | 'en', facts: Refused['facts'], name: Naming): string => {
  const word = (key: string): string | undefined => {
    const value = facts[key];
    if (value === undefined || value === null) return undefined;
    return name(key, value)?.[locale] ?? plain(value, locale);
  };
  const put = (part: string): string => part.replace(/\{(\w+)\}/g, (_, key: string) => word(key) ?? '');
  return put(
    text.replace(/\[([^\]]*)\]/g, (_, part: string) =>
      [...part.matchAll(/\{(\w+)\}/g)].every(([, key]) => word(key!) !== undefined) ? put(part) : '',
    ),
  );
};

/**
 * The words of a refusal with its facts filled in. `name` turns an id, reference or code into its name (a material, a
 * person, a step); without it they stand as they are. Throws for a code without words, which a test rules out.
 */
export const refusalText = ({ code, facts }: Pick<Refused, 'code' | 'facts'>, name: Naming = () => undefined): Text => {
  const words = REFUSALS[code];
  if (!words) throw new Error(`no words for the refusal ${code}`);
  return { zh: fill(words.zh, 'zh', facts, name), en: fill(words.en, 'en', facts, name) };
};
