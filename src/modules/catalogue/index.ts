/** The door of the room: what other rooms may use of the catalogue. */

export { codeCheck, makeShelves, type Shelves } from './handle.shelf.ts';
export { loadBundled, moveVersion } from './handle.versions.ts';
export type {
  Duty,
  Eligibility,
  ItemVersion,
  LegalBasis,
  Material,
  OpeningQuestion,
} from './item.ts';
export { BUNDLED } from './items/index.ts';
export type { Finding } from './lint/finding.ts';
export { errorsOf, lintVersion } from './lint/lint.ts';
export { type MaterialLists, materialsFor, openQuestions, type Situation, situationAnswers } from './materials.ts';
export { itemVersion, publishedVersion } from './queries.ts';
export { basisOn, statutoryOn, termsOf } from './terms.ts';
