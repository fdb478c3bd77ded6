import type { Notes } from './defect.ts';

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'" };
const decode = (s: string): string =>
  s.replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** Entities once or twice encoded, stray tags, control characters and blanks of every kind, as real files have them. */
export const cleaned = (raw: string): string =>
  decode(decode(raw))
    .replace(/<\s*br\s*\/?>/gi, '\n')
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, '')
    .replace(/(?![\n\t])\p{Cc}|\p{Cs}|[\u200b\u200e\u200f\u202a-\u202e\ufeff]/gu, '')
    .replace(/[ \t\u3000\u00a0]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const NOTHING = new Set(['', '无', '暂无', '无。', '没有', '/', '-', '——', 'null', 'NULL', '空']);
const TAGS = /<\/?[a-z][^<>]{0,200}>|&(amp|lt|gt|quot|nbsp);/i;

/** A text of a row, cleaned; empty when it says nothing. What had to be cleaned is told once a field. */
export const textOf = (row: Readonly<Record<string, unknown>>, field: string, notes: Notes, most = 20000): string => {
  const raw = Object.hasOwn(row, field) ? row[field] : undefined;
  if (raw === undefined || raw === null) return '';
  if (typeof raw !== 'string' && typeof raw !== 'number') {
    notes.warn(
      field,
      'row-shape',
      raw,
      ['这一项不是文字，没有导入', 'This is not text and was left out'],
      ['改成文字', 'Make it text'],
    );
    return '';
  }
  const said = String(raw);
  if (said.length > most * 4) {
    notes.error(
      field,
      'too-long',
      said,
      [`太长：${said.length} 个字`, `Too long: ${said.length} characters`],
      [`缩短到 ${most} 个字以内`, `Shorten it to ${most}`],
    );
    return '';
  }
  const text = cleaned(said);
  if (TAGS.test(said))
    notes.warn(
      field,
      'dirty-text',
      said,
      ['夹有网页标签或者转义符，已去掉', 'It holds tags or entities, which were removed'],
      ['在来源里改干净', 'Clean it at the source'],
    );
  const chars = [...text];
  if (chars.length > most) {
    notes.warn(
      field,
      'too-long',
      text,
      [
        `太长：${chars.length} 个字，只导入前 ${most} 个`,
        `Too long: ${chars.length} characters, the first ${most} came in`,
      ],
      ['在来源里缩短', 'Shorten it at the source'],
    );
    return chars.slice(0, most).join('');
  }
  return NOTHING.has(text) ? '' : text;
};

const DIGITS = '零一二三四五六七八九';
/** 三十三 → 33, 一百零二 → 102; undefined when it is no number. */
export const chineseNumber = (s: string): number | undefined => {
  if (/^\d+$/.test(s)) return Number(s);
  if (!/^[零〇一二两三四五六七八九十百千]+$/.test(s)) return undefined;
  let total = 0;
  let digit = 0;
  for (const c of s.replace(/〇/g, '零').replace(/两/g, '二')) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[c];
    if (unit) {
      total += (digit || 1) * unit;
      digit = 0;
    } else digit = DIGITS.indexOf(c);
  }
  return total + digit;
};

/** 第三十三条第一款第（二）项 → 33.1.2; '' when no article is named. */
export const articleOf = (clause: string): string => {
  const number = (suffix: string) => {
    const m = new RegExp(`第[（(]?([零〇一二两三四五六七八九十百千\\d]+)[）)]?${suffix}`, 'u').exec(clause);
    return m ? chineseNumber(m[1]!) : undefined;
  };
  const [article, paragraph, point] = [number('条'), number('款'), number('项')];
  if (article === undefined) return '';
  // A point without its paragraph stands in the first.
  const second = paragraph ?? (point === undefined ? undefined : 1);
  return [article, second, point].filter((n) => n !== undefined).join('.');
};

/** The title between 《 and 》, else the whole text. */
export const statuteName = (text: string): string => /《(.+?)》/u.exec(text)?.[1] ?? text;
