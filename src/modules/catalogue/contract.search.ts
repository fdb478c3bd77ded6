import Type, { type Static } from 'typebox';
import { ItemSummary } from './contract.lines.ts';
import { literals, TextShape } from './contract.shapes.ts';

/** GET /api/search?q=&limit= */
export const SearchQuery = Type.Object({
  q: Type.String({ maxLength: 100 }),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
});
export const SearchAnswer = Type.Object({
  q: Type.String(),
  /** `why`: what of the query found it, for the line under the name. */
  items: Type.Array(
    Type.Object({
      item: ItemSummary,
      score: Type.Number(),
      why: literals(['name', 'alias', 'synonym', 'pinyin', 'english', 'spelling']),
    }),
  ),
  /** 您是不是要找 … — only when the words themselves found nothing good. */
  didYouMean: Type.Array(Type.String()),
  /** Questions already answered in the guides, at most three. */
  answers: Type.Array(Type.Object({ item: Type.String(), itemName: TextShape, q: TextShape, a: TextShape })),
});
export type SearchAnswer = Static<typeof SearchAnswer>;

/** GET /api/regions?parent=&q=&code= */
export const RegionQuery = Type.Object({
  parent: Type.Optional(Type.String({ maxLength: 12 })),
  q: Type.Optional(Type.String({ maxLength: 40 })),
  code: Type.Optional(Type.String({ maxLength: 12 })),
});
export const RegionView = Type.Object({
  code: Type.String(),
  name: Type.String(),
  en: Type.Optional(Type.String()),
  kind: literals(['ADMIN', 'ZONE']),
  level: literals(['province', 'city', 'county', 'town', 'village', 'zone']),
  parent: Type.Optional(Type.String()),
  /** From the province down, for one line: 黑龙江省 哈尔滨市 松北区. */
  path: Type.Array(Type.String()),
  children: Type.Integer(),
  /** Of a ZONE: the codes of the regions it lies in. */
  members: Type.Optional(Type.Array(Type.String())),
});
export type RegionView = Static<typeof RegionView>;
export const RegionsAnswer = Type.Object({ regions: Type.Array(RegionView) });

/** GET /api/industries?parent=&q=&code= */
export const IndustryQuery = Type.Object({
  parent: Type.Optional(Type.String({ maxLength: 4 })),
  q: Type.Optional(Type.String({ maxLength: 40 })),
  code: Type.Optional(Type.String({ maxLength: 4 })),
});
export const IndustryView = Type.Object({
  code: Type.String(),
  name: TextShape,
  level: Type.Integer({ minimum: 1, maximum: 4 }),
  parent: Type.Optional(Type.String()),
  path: Type.Array(Type.String()),
  children: Type.Integer(),
});
export type IndustryView = Static<typeof IndustryView>;
export const IndustriesAnswer = Type.Object({ industries: Type.Array(IndustryView) });
