/** The door of the room: what other rooms, the command line and the composition root may use of the catalogue. */
import type { Server } from '../../platform/http/server.ts';
import { readCatalogueFile } from './import/read.ts';
import type { ItemVersion } from './item.ts';
import { addCompareRoutes } from './routes.compare.ts';
import { addDeskRoutes } from './routes.desk.ts';
import { addSampleRoutes } from './routes.samples.ts';
import { addPublicRoutes, type CatalogueDeps } from './routes.ts';

export { openQuestions, type Situation, situationAnswers } from '../forms/index.ts';
export { standing } from './eligibility.ts';
export { importItems, lintItems } from './handle.files.ts';
export { importText } from './handle.import.ts';
export { pinnedVersion } from './handle.pinned.ts';
export { codeCheck, makeShelves, type Shelves } from './handle.shelf.ts';
export { loadBundled } from './handle.versions.ts';
export type { ItemVersion, Material } from './item.ts';
export { BUNDLED } from './items/index.ts';
export { type MaterialLists, materialsFor } from './materials.ts';
export { SAMPLES_NAMED_IN as SAMPLE_FILES_IN } from './queries.samples.ts';
export { itemVersion, licenceKinds, publishedNumber, publishedVersion, remedyOrgans } from './queries.ts';
export type { PastCase } from './replay.ts';
export { buildIndex as searchIndex } from './search.ts';
export { basisOn, termsOf } from './terms.ts';
export { todayView } from './view.ts';

export const register = (app: Server, deps: CatalogueDeps): void => {
  addPublicRoutes(app, deps);
  addDeskRoutes(app, deps);
  addCompareRoutes(app, deps);
  addSampleRoutes(app, deps);
};

/** The versions in a file's text, without storing them: for measurements and checks. */
export const importedItems = (text: string): readonly ItemVersion[] =>
  readCatalogueFile(text).rows.flatMap((r) => r.version ?? []);
