import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import type { Face, Fonts } from './fonts.ts';

const FILES = {
  regular: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
};

const openFace = (file: string): Face => {
  const font = create(readFileSync(createRequire(import.meta.url).resolve(file)));
  const known = new Map<string, number>();
  const advance = (text: string): number => {
    let width = known.get(text);
    if (width === undefined) {
      width = (font.layout(text).advanceWidth * 1000) / font.unitsPerEm;
      // Words come from people, so the store is bounded; single characters are most of it.
      if (known.size > 20_000) known.clear();
      known.set(text, width);
    }
    return width;
  };
  const outline = (char: string): string => font.glyphForCodePoint(char.codePointAt(0)!).path.toSVG();
  return { font, advance, outline, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) };
};

let opened: Fonts | undefined;

/** Noto Serif SC in two weights, parsed at the first call (about 40 ms, 30 MB) and shared by every paper after it. */
export const notoSerif = (): Fonts => {
  opened ??= { regular: openFace(FILES.regular), bold: openFace(FILES.bold) };
  return opened;
};
