import MiniSearch from 'minisearch';
import { pinyin } from 'pinyin-pro';
import type { ItemVersion } from './item.ts';
import { SYNONYMS } from './synonyms.ts';

/** Search as people type it: words, everyday words, pinyin and its initials, English, one wrong character. In process. */
export type Hit = { readonly item: string; readonly score: number; readonly why: Why };
export type Why = 'name' | 'alias' | 'synonym' | 'pinyin' | 'english' | 'spelling';
export type Found = { readonly hits: readonly Hit[]; readonly didYouMean: readonly string[] };
export type SearchIndex = { readonly size: number; readonly search: (q: string, limit?: number) => Found };

/** What the index needs of an item. */
export type Searchable = Pick<
  ItemVersion,
  'item' | 'name' | 'aliases' | 'summary' | 'department' | 'themes' | 'origin'
>;

const HAN_RUN = /\p{Script=Han}+/gu;
const LATIN_WORD = /[a-z0-9]+/g;
const normal = (s: string): string => s.normalize('NFKC').toLowerCase().trim();

/** Chinese by pairs of characters (a single one stands alone), Latin by words. */
export const tokens = (text: string): string[] => {
  const s = normal(text);
  const found: string[] = s.match(LATIN_WORD) ?? [];
  for (const run of s.match(HAN_RUN) ?? []) {
    if (run.length === 1) found.push(run);
    for (let i = 0; i + 1 < run.length; i++) found.push(run.slice(i, i + 2));
  }
  return found;
};

/** What people say around the thing they want. */
const POLITE =
  /^(我想要?|我要|想要?|请问|怎么样?|如何|哪里能?|在哪儿?|办理?一?个?|申请一?个?)+|(怎么办理?|怎么弄|要什么材料|需要什么材料|多少钱|在哪办|流程|手续|吗|呢|啊|？|\?)+$/gu;
const core = (q: string): string => {
  const left = q.replace(POLITE, '').trim();
  return left.length >= 2 ? left : q;
};

const RENEWING = /延续|续办|换证|到期|变更|改|renew|expir|chang/;

const synonymsOf = (q: string): string =>
  SYNONYMS.filter(([said]) => q.includes(said))
    .map(([, means]) => means)
    .join(' ');

const letters = (text: string, pattern: 'first' | 'pinyin'): string =>
  pinyin(text.replace(/[^\p{Script=Han}]/gu, ''), { pattern, toneType: 'none', type: 'array' }).join('');

type Spelling = { readonly item: string; readonly initials: string; readonly full: string };
const spellings = (v: Searchable): readonly Spelling[] =>
  [v.name.zh, ...v.aliases.filter((a) => /\p{Script=Han}/u.test(a))].map((word) => ({
    item: v.item,
    initials: letters(word, 'first'),
    full: letters(word, 'pinyin'),
  }));

/** Whole > start > inside; the longer the match in proportion, the better. */
const rate = (where: string, what: string): number => {
  const at = where.indexOf(what);
  if (at < 0) return 0;
  return (where === what ? 60 : at === 0 ? 30 : 10) + (20 * what.length) / where.length;
};

/** Every phrase with one character left out, to find phrases one slip away without comparing with all of them. */
const shortened = (phrase: string): readonly string[] => {
  const chars = [...phrase];
  return [phrase, ...chars.map((_, i) => chars.filter((__, j) => j !== i).join(''))];
};

const slips = (a: string, b: string): number => {
  const [x, y] = [[...a], [...b]];
  if (Math.abs(x.length - y.length) > 1) return 2;
  let i = 0;
  while (i < x.length && x[i] === y[i]) i++;
  const rest = (s: readonly string[], from: number) => s.slice(from).join('');
  if (i === x.length && i === y.length) return 0;
  const oneAway = rest(x, i + 1) === rest(y, i + 1) || rest(x, i + 1) === rest(y, i) || rest(x, i) === rest(y, i + 1);
  return oneAway ? 1 : 2;
};

/** Letters to change between two spellings. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
};

const isShort = (s: string): boolean => [...s].length >= 3 && [...s].length <= 12;

const vocabulary = (items: readonly Searchable[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const near = new Map<string, Set<string>>();
  const phrases = new Set([
    ...SYNONYMS.map(([said]) => said),
    ...items.flatMap((v) => [v.name.zh.replace(/[（(].*$/u, ''), ...v.aliases]).map(normal),
  ]);
  for (const phrase of phrases) {
    if (!isShort(phrase) || !/^\p{Script=Han}+$/u.test(phrase)) continue;
    for (const key of shortened(phrase)) near.set(key, (near.get(key) ?? new Set()).add(phrase));
  }
  return near;
};

const byPinyin = (all: readonly Spelling[], q: string): ReadonlyMap<string, number> => {
  const typed = q.replace(/[\s']/g, '');
  const best = new Map<string, number>();
  if (!/^[a-z]{2,40}$/.test(typed)) return best;
  for (const s of all) {
    const score = Math.max(rate(s.initials, typed), typed.length >= 4 ? rate(s.full, typed) : 0);
    if (score > (best.get(s.item) ?? 0)) best.set(s.item, score);
  }
  return best;
};

/** Builds the index; rebuilt when something is published. */
export const buildIndex = (items: readonly Searchable[]): SearchIndex => {
  const words = new MiniSearch<{ id: string; name: string; alias: string; more: string; en: string }>({
    fields: ['name', 'alias', 'more', 'en'],
    tokenize: tokens,
    processTerm: (term) => term,
    searchOptions: {
      boost: { name: 4, alias: 4, en: 2, more: 0.5 },
      prefix: (term) => /^[a-z]{3,}/.test(term) || [...term].length === 1,
      fuzzy: (term) => (/^[a-z]{5,}$/.test(term) ? 0.2 : false),
    },
  });
  words.addAll(
    items.map((v) => ({
      id: v.item,
      name: v.name.zh,
      alias: v.aliases.join(' '),
      more: `${v.summary.zh} ${v.department.name.zh} ${v.themes.join(' ')}`,
      en: `${v.name.en} ${v.summary.en}`,
    })),
  );
  const exact = new Map<string, string[]>();
  for (const v of items)
    for (const word of [v.name.zh, v.name.en, ...v.aliases])
      exact.set(normal(word), [...(exact.get(normal(word)) ?? []), v.item]);
  const sounds = items.flatMap(spellings);
  const follows = new Set(items.filter((v) => v.origin).map((v) => v.item));
  const near = vocabulary(items);

  /** Items that hold at least half of the query's pairs, rated by MiniSearch. */
  const byWords = (text: string, enough: number): ReadonlyMap<string, number> => {
    const wanted = new Set(tokens(text)).size;
    if (wanted === 0) return new Map();
    const hits = words.search(text, { filter: (h) => h.queryTerms.length / wanted >= enough });
    return new Map(hits.map((h) => [String(h.id), (h.score * h.queryTerms.length) / wanted]));
  };

  /** Known phrases one character away; those that sound alike first (ban ↔ fan before ban ↔ wang). */
  const suggestions = (q: string): readonly string[] => {
    const candidates = new Set(shortened(q).flatMap((key) => [...(near.get(key) ?? [])]));
    const sound = letters(q, 'pinyin');
    const far = (phrase: string) => distance(letters(phrase, 'pinyin'), sound);
    return [...candidates]
      .filter((phrase) => phrase !== q && slips(q, phrase) === 1)
      .sort((a, b) => far(a) - far(b) || (a < b ? -1 : 1))
      .slice(0, 3);
  };

  const collect = (text: string, enough = 0.7): ReadonlyMap<string, Hit> => {
    const best = new Map<string, Hit>();
    // Who asks for a licence by its bare name wants the first one; who wants it renewed says so.
    const later = RENEWING.test(text) ? 1 : 0.7;
    const put = (item: string, rated: number, why: Why) => {
      const score = follows.has(item) ? rated * later : rated;
      const before = best.get(item);
      if (!before || score > before.score) best.set(item, { item, score, why });
    };
    const latin = /^[\x20-\x7e]+$/.test(text);
    for (const item of exact.get(text) ?? []) put(item, 1000, 'alias');
    for (const [item, score] of byWords(text, enough)) put(item, score, latin ? 'english' : 'name');
    const meant = synonymsOf(text);
    if (meant)
      for (const part of meant.split(' '))
        for (const [item, score] of byWords(part, 0.75)) put(item, score * 0.8, 'synonym');
    if (latin) for (const [item, score] of byPinyin(sounds, text)) put(item, score * 3, 'pinyin');
    return best;
  };

  const ranked = (hits: ReadonlyMap<string, Hit>, limit: number): readonly Hit[] =>
    [...hits.values()].sort((a, b) => b.score - a.score || (a.item < b.item ? -1 : 1)).slice(0, limit);

  const search = (q: string, limit = 20): Found => {
    const text = normal(q).slice(0, 100);
    if (text === '') return { hits: [], didYouMean: [] };
    for (const strict of [collect(text), collect(core(text))])
      if (strict.size > 0) return { hits: ranked(strict, limit), didYouMean: [] };
    const didYouMean = suggestions(core(text));
    if (didYouMean[0]) {
      const corrected = [...collect(didYouMean[0]).values()].map((h): [string, Hit] => [
        h.item,
        { ...h, why: 'spelling' },
      ]);
      return { hits: ranked(new Map(corrected), limit), didYouMean };
    }
    return { hits: ranked(collect(core(text), 0.5), limit), didYouMean: [] };
  };
  return { size: items.length, search };
};
