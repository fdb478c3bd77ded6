import { cleanText, type Fonts, type Weight } from './fonts.ts';

/**
 * Chinese lines (GB/T 15834 on punctuation, the practice of 公文): justified, no closing mark at the start of a line and
 * no opening mark at its end, adjacent marks closed up, a hair of room between Chinese and figures, dates, paper
 * numbers and figures with their unit kept whole, and no single character left alone on the last line.
 */
export type Run = { readonly text: string; readonly bold?: boolean };
export type Segment = { readonly text: string; readonly weight: Weight; readonly x: number; readonly spacing: number };
export type Line = { readonly segments: readonly Segment[]; readonly width: number };
export type Setting = {
  readonly width: number;
  readonly size: number;
  /** First line, in points. */
  readonly indent?: number;
  /** Extra room between all characters, in em: for titles. */
  readonly tracking?: number;
  readonly align?: 'justify' | 'left' | 'center' | 'right';
};

type Kind = 'han' | 'latin' | 'space' | 'open' | 'close';
type Atom = { text: string; kind: Kind; weight: Weight; width: number; keep: boolean };

const OPEN = '（《〈〔【“‘「『';
const CLOSE = '，。、；：！？）》〉〕】”’」』';
/** Never at the start of a line, but without a blank half to close up. */
const NOT_FIRST = '％℃—…·～';
const UNITS = '年月日号条款项个份名万元页时分岁级区室层栋';
/** Kept on one line: dates, paper numbers, articles of law. */
const WHOLE =
  /\d{4}年\d{1,2}月\d{1,2}日|[\u4e00-\u9fff]{1,4}〔\d{4}〕第?\s?\d+\s?号|第[一二三四五六七八九十百〇\d]+条|——|……/gu;
/** 0.09 em: visible, but below the tenth at which readers of the file would take it for a blank. */
const HAIR = 0.09;

const kindOf = (c: string): Kind => {
  if (c === ' ' || c === '\u00a0' || c === '\t') return 'space';
  if (OPEN.includes(c)) return 'open';
  if (CLOSE.includes(c)) return 'close';
  return c < '\u2000' ? 'latin' : 'han';
};

const atomsOf = (runs: readonly Run[], size: number, fonts: Fonts): Atom[] => {
  const atoms: Atom[] = [];
  for (const run of runs) {
    const text = cleanText(run.text).replace(/\s*\n\s*/g, ' ');
    const weight: Weight = run.bold ? 'bold' : 'regular';
    const whole = new Set<number>();
    for (const m of text.matchAll(WHOLE)) for (let i = m.index; i < m.index + m[0].length - 1; i++) whole.add(i);
    let at = 0;
    for (const c of text) {
      const kind = kindOf(c);
      const last = atoms.at(-1);
      const joins = kind === 'latin' && last?.kind === 'latin' && last.weight === weight && at > 0;
      // Long addresses of pages may go on in the next line after a stroke.
      if (joins && !(last.text.length >= 12 && /[/?&=-]$/.test(last.text))) last.text += c;
      else atoms.push({ text: c, kind, weight, width: 0, keep: false });
      atoms.at(-1)!.keep = whole.has(at + c.length - 1);
      at += c.length;
    }
  }
  for (const a of atoms) a.width = (fonts[a.weight].advance(a.text) * size) / 1000;
  return atoms;
};

/** Between two atoms of one line: closed up (negative), a hair, or nothing. In em. */
const gap = (a: Atom, b: Atom): number => {
  if ((a.kind === 'close' && (b.kind === 'close' || b.kind === 'open')) || (a.kind === 'open' && b.kind === 'open'))
    return -0.5;
  if ((a.kind === 'han' && b.kind === 'latin') || (a.kind === 'latin' && b.kind === 'han')) return HAIR;
  return 0;
};

const mayBreak = (a: Atom, b: Atom): boolean =>
  !(
    a.keep ||
    a.kind === 'open' ||
    b.kind === 'close' ||
    b.kind === 'space' ||
    NOT_FIRST.includes(b.text[0]!) ||
    (/\d$/.test(a.text) && UNITS.includes(b.text[0]!)) ||
    (a.text === '第' && /^\d/.test(b.text))
  );

/** Width as seen: the blank half of a closing mark at the end of a line stands outside, blanks there do not count. */
const seen = (atoms: readonly Atom[], size: number): number => {
  let width = 0;
  let end = atoms.length;
  while (end > 0 && atoms[end - 1]!.kind === 'space') end--;
  for (let i = 0; i < end; i++) width += atoms[i]!.width + (i > 0 ? gap(atoms[i - 1]!, atoms[i]!) * size : 0);
  return end > 0 && atoms[end - 1]!.kind === 'close' ? width - size / 2 : width;
};

/** A word longer than a line (an address of a page, a code) is cut where the line ends. */
const cutLongWords = (atoms: readonly Atom[], room: number, size: number, fonts: Fonts): Atom[] =>
  atoms.flatMap((a) => {
    if (a.width <= room) return [a];
    const parts: Atom[] = [];
    for (const c of a.text) {
      const width = (fonts[a.weight].advance(c) * size) / 1000;
      const last = parts.at(-1);
      if (last && last.width + width <= room * 0.5) {
        last.text += c;
        last.width += width;
      } else parts.push({ ...a, text: c, width, keep: false });
    }
    return parts;
  });

/** Where a line that has become too long is cut. */
const cutOf = (line: readonly Atom[], room: number, size: number): number => {
  const last = (may: (a: Atom, b: Atom) => boolean): number => {
    let cut = line.length - 1;
    while (cut > 0 && !may(line[cut - 1]!, line[cut]!)) cut--;
    return cut;
  };
  const cut = last(mayBreak);
  // Keeping a date whole may tear the line apart; then it is better broken after its year or month.
  if (cut === 0 || room - seen(line.slice(0, cut), size) > 3 * size) {
    const inDate = last((a, b) => mayBreak(a, b) || (a.keep && /[年月]/.test(a.text)));
    if (inDate > cut) return inDate;
  }
  // Nowhere to break by the rules: better a mark at a wrong place than text outside the paper.
  return cut || line.length - 1;
};

const breakAtoms = (atoms: readonly Atom[], set: Setting): Atom[][] => {
  const lines: Atom[][] = [];
  let line: Atom[] = [];
  const room = () => set.width - (lines.length === 0 ? (set.indent ?? 0) : 0);
  for (const atom of atoms) {
    if (line.length === 0 && lines.length > 0 && atom.kind === 'space') continue;
    line.push(atom);
    while (seen(line, set.size) > room() + 0.01 && line.length > 1) {
      const cut = cutOf(line, room(), set.size);
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
      while (line[0]?.kind === 'space') line = line.slice(1);
    }
  }
  if (line.length > 0 || lines.length === 0) lines.push(line);
  const last = lines.at(-1)!;
  const before = lines.at(-2);
  if (before && before.length > 4 && last.filter((a) => a.kind !== 'close').length < 2 && last[0]?.kind === 'han') {
    let cut = before.length - 1;
    while (cut > 1 && !mayBreak(before[cut - 1]!, before[cut]!)) cut--;
    lines[lines.length - 1] = [...before.slice(cut), ...last];
    lines[lines.length - 2] = before.slice(0, cut);
  }
  return lines;
};

const place = (atoms: readonly Atom[], from: number, spread: number, size: number): Segment[] => {
  const segments: { text: string; weight: Weight; x: number; spacing: number }[] = [];
  let x = from;
  let prior: Atom | undefined;
  for (const atom of atoms) {
    const between = prior ? gap(prior, atom) * size : 0;
    x += between + (prior ? spread : 0);
    const last = segments.at(-1);
    const joins =
      last && prior && between === 0 && prior.kind !== 'latin' && atom.kind !== 'latin' && last.weight === atom.weight;
    if (joins) last.text += atom.text;
    else segments.push({ text: atom.text, weight: atom.weight, x, spacing: atom.kind === 'latin' ? 0 : spread });
    x += atom.width;
    prior = atom;
  }
  return segments;
};

/** Lines of a paragraph; x is measured from its left edge. An empty text gives one empty line. */
export const setLines = (text: string | readonly Run[], set: Setting, fonts: Fonts): Line[] => {
  const runs = typeof text === 'string' ? [{ text }] : text;
  const atoms = cutLongWords(atomsOf(runs, set.size, fonts), set.width, set.size, fonts);
  const lines = breakAtoms(atoms, set);
  return lines.map((line, i) => {
    while (line.at(-1)?.kind === 'space') line.pop();
    const indent = i === 0 ? (set.indent ?? 0) : 0;
    const tracking = (set.tracking ?? 0) * set.size;
    const width = seen(line, set.size) + tracking * (line.length - 1);
    const slack = set.width - indent - width;
    const spread = line.length > 1 ? slack / (line.length - 1) : 0;
    const align = set.align ?? 'justify';
    const justify = align === 'justify' && i < lines.length - 1 && spread > 0 && spread < set.size * 0.2;
    const shift = align === 'center' ? slack / 2 : align === 'right' ? slack : 0;
    return { segments: place(line, indent + shift, justify ? spread : tracking, set.size), width };
  });
};

/** Width of a text on one line, in points. */
export const lineWidth = (text: string | readonly Run[], size: number, fonts: Fonts): number =>
  seen(atomsOf(typeof text === 'string' ? [{ text }] : text, size, fonts), size);
