import type { Text } from '../../../kernel/text.ts';
import type { StateName } from '../state.ts';
import { GROUND_WORDS, POST_WORDS, STATE_WORDS } from './words.ts';

/** How the facts of a refusal are read out: ids, references and codes by their names. */
export type Lookups = {
  readonly material: (ref: string) => Text;
  readonly step: (key: string) => Text;
  readonly person: (id: string) => string;
  readonly part: (value: string) => Text;
};

const REFS = ['missing', 'refs', 'owed', 'asked', 'wanted', 'ref'];
const list = (texts: readonly Text[], and: Text): Text => ({
  zh: texts.map((x) => x.zh).join(and.zh),
  en: texts.map((x) => x.en).join(and.en),
});
const all = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

/** The words of one fact; undefined: it reads well as it is. */
export const nameFact =
  (l: Lookups) =>
  (fact: string, value: unknown): Text | undefined => {
    // `asked: 3` counts, `asked: [...]` names.
    if (REFS.includes(fact) && typeof value !== 'number')
      return list(all(value).map(l.material), { zh: '、', en: ', ' });
    if (fact === 'parts') return list(all(value).map(l.part), { zh: '、', en: ', ' });
    if (fact === 'post' || fact === 'posts') {
      const posts = all(value).flatMap((p) => (p in POST_WORDS ? [POST_WORDS[p as keyof typeof POST_WORDS]] : []));
      return list(posts, { zh: '或', en: ' or ' });
    }
    if (fact === 'persons') {
      const names = all(value).map(l.person);
      return { zh: names.join('、'), en: names.join(', ') };
    }
    if (typeof value !== 'string') return undefined;
    if (fact === 'holder' || fact === 'person') return { zh: l.person(value), en: l.person(value) };
    if (fact === 'step') return l.step(value);
    if (fact === 'state') return STATE_WORDS[value as StateName];
    if (fact === 'ground') return GROUND_WORDS[value];
    return undefined;
  };

/** A name as a stranger who holds number and code may see it: 林**, 松澜****公司. */
export const maskName = (name: string, kind: 'natural' | 'legal'): string => {
  const letters = [...name];
  if (kind === 'natural' || letters.length < 6) return (letters[0] ?? '') + '*'.repeat(Math.max(1, letters.length - 1));
  return `${letters.slice(0, 2).join('')}****${letters.slice(-2).join('')}`;
};
