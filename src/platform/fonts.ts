/** Port: the faces papers are set in, and which characters they can show. */
export type Weight = 'regular' | 'bold';

export type Face = {
  /** The parsed font object that the PDF adapter embeds; opaque to everybody else. */
  readonly font: unknown;
  /** Advance of a text in thousandths of the type size. */
  readonly advance: (text: string) => number;
  /** Outline of one character as SVG path data, y upwards, in thousandths of the type size: for seals and watermarks, which are pictures and not text. */
  readonly outline: (char: string) => string;
  readonly has: (codePoint: number) => boolean;
};

export type Fonts = Readonly<Record<Weight, Face>>;

/** A register or a scanner may hand over Kangxi radicals (⽂ U+2F42) that look like, and are meant as, the unified character (文 U+6587). */
export const cleanText = (text: string): string =>
  text.normalize('NFC').replace(/[\u2E80-\u2FDF\uF900-\uFAFF]/gu, (c) => c.normalize('NFKC'));

/**
 * The characters of a text that cannot be printed, each once, in order of appearance: the fact `glyph-missing`
 * before a licence is granted, so that nobody receives a name with a hole in it. Blanks and line ends do not count.
 */
export const missingGlyphs = (text: string, fonts: Fonts): string[] => [
  ...new Set(
    [...cleanText(text)].filter((c) => {
      const code = c.codePointAt(0)!;
      return !/\s/u.test(c) && !(fonts.regular.has(code) && fonts.bold.has(code));
    }),
  ),
];
