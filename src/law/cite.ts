import { parseCitation, statuteOf } from './statutes.ts';

const DIGITS = '〇一二三四五六七八九';
/** 1 … 99 as articles are counted: 十, 三十二; larger ones digit by digit groups: 一百二十三. */
export const numeral = (n: number): string => {
  if (n < 10) return DIGITS[n]!;
  if (n < 20) return `十${n % 10 ? DIGITS[n % 10] : ''}`;
  if (n < 100) return `${DIGITS[Math.floor(n / 10)]}十${n % 10 ? DIGITS[n % 10] : ''}`;
  const rest = n % 100;
  const hundreds =
    n < 1000
      ? `${DIGITS[Math.floor(n / 100)]}百`
      : `${DIGITS[Math.floor(n / 1000)]}千${DIGITS[Math.floor((n % 1000) / 100)]}百`;
  if (rest === 0) return hundreds.replace('〇百', '');
  return `${hundreds}${rest < 10 ? `零${DIGITS[rest]}` : rest < 20 ? `一${numeral(rest)}` : numeral(rest)}`;
};

/** `许可法32.1.4` → 《中华人民共和国行政许可法》第三十二条第一款第四项. An article without code is quoted as it was written. */
export const cite = (article: string): string => {
  const parsed = parseCitation(article);
  if (!parsed) return article;
  const [art, paragraph, point] = parsed.article.split('.').map(Number);
  const parts = [`第${numeral(art!)}条`];
  if (paragraph) parts.push(`第${numeral(paragraph)}款`);
  if (point) parts.push(`第${numeral(point)}项`);
  return `《${statuteOf(parsed.statute)?.title.zh ?? parsed.statute}》${parts.join('')}`;
};

/** Several articles in one sentence; a law named before is not named again. */
export const citeAll = (articles: readonly string[]): string => {
  let last = '';
  return articles
    .map((a) => {
      const text = cite(a);
      const law = /^《[^》]+》/.exec(text)?.[0] ?? '';
      const said = law !== '' && law === last ? text.slice(law.length) : text;
      last = law;
      return said;
    })
    .join('、');
};
