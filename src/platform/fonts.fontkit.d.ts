/** fontkit ships no types; only what we use of it is stated. */
declare module 'fontkit' {
  export type Glyph = { readonly id: number; readonly advanceWidth: number; readonly path: { toSVG(): string } };
  export type Font = {
    readonly postscriptName: string;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
    layout(text: string): { readonly advanceWidth: number; readonly glyphs: readonly Glyph[] };
  };
  export function create(data: Uint8Array): Font;
}
