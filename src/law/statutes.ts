import type { Day } from '../kernel/day.ts';
import type { Text } from '../kernel/text.ts';
import type { Citation } from './period.ts';
import type { Statute, TextVersion } from './statute.ts';
import { STATUTES } from './statutes.data.ts';

export type { Confidence, Rank, Statute, TextVersion } from './statute.ts';

const byId = new Map(STATUTES.map((s) => [s.id, s]));

export const statuteOf = (id: string): Statute | undefined => byId.get(id);

/** The text of a statute in force on a day; undefined when the statute is unknown or was not in force. */
export const statuteInForce = (id: string, day: Day): (TextVersion & { readonly statute: Statute }) | undefined => {
  const statute = byId.get(id);
  const version = statute?.versions.find((v) => v.validFrom <= day && (v.validTo === undefined || day <= v.validTo));
  return statute && version && { ...version, statute };
};

const CODE = /^(.+?)(\d+(?:\.\d+)*)$/;

/** Reads `许可法42.1` into statute and article without looking them up; undefined when it is no citation. */
export const parseCitation = (code: string): Citation | undefined => {
  const found = CODE.exec(code.trim());
  return found ? { statute: found[1]!, article: found[2]! } : undefined;
};

const titleOf = (statute: Statute, article: string): Text | undefined => {
  for (let key = article; key; key = key.includes('.') ? key.slice(0, key.lastIndexOf('.')) : '') {
    const title = statute.articles[key];
    if (title) return title;
  }
  return undefined;
};

export type Cited = Citation & { readonly title: Text };

/** `许可法42.1` → statute, article and what it says in a few words; undefined for a statute that is not in the table. */
export const citation = (code: string): Cited | undefined => {
  const parsed = parseCitation(code);
  const statute = parsed && byId.get(parsed.statute);
  if (!parsed || !statute) return undefined;
  return { ...parsed, title: titleOf(statute, parsed.article) ?? statute.title };
};

/** The words of a ledger: `许可法 第42条第1款`, `Licensing Law art. 42(1)`. Unknown statutes keep their own name. */
export const citationLabel = ({ statute, article }: Citation): Text => {
  // The number of the article is not established: only the statute is named.
  if (article === '') return { zh: statute, en: byId.get(statute)?.short ?? statute };
  const [art, paragraph, item] = article.split('.');
  const zh = `第${art}条${paragraph ? `第${paragraph}款` : ''}${item ? `第${item}项` : ''}`;
  const en = `art. ${art}${paragraph ? `(${paragraph})` : ''}${item ? `(${item})` : ''}`;
  return { zh: `${statute} ${zh}`, en: `${byId.get(statute)?.short ?? statute} ${en}` };
};
