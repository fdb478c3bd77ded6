import type { Text } from './kernel/text.ts';
import { type CaseRoutesDeps, calendarOf } from './modules/cases/index.ts';
import { codeCheck, makeShelves, type Shelves } from './modules/catalogue/index.ts';
import { notoSerif } from './platform/fonts.noto.ts';
import { missingGlyphs } from './platform/fonts.ts';
import type { Ports } from './platform/ports.ts';

/** Answers that one room gives another without entering it; only the composition root knows both. */
export type CaseAround = {
  readonly base: string;
  readonly shelves?: Shelves;
  readonly licenceOf?: CaseRoutesDeps['licenceOf'];
  readonly licenceState?: CaseRoutesDeps['licenceState'];
  readonly isRestricted?: CaseRoutesDeps['isRestricted'];
};

export const caseDepsOf = (ports: Ports, around: CaseAround): CaseRoutesDeps => {
  const shelves = around.shelves ?? makeShelves();
  const shelf = (db: Ports['db']) => shelves.of(db, ports.bureau);
  return {
    ...ports,
    base: around.base,
    calendar: calendarOf(ports.bureau),
    knownCode: async (db) => codeCheck(await shelf(db)),
    codeName: async (db) => {
      const { regions, industries } = await shelf(db);
      return (kind, code): Text | undefined => {
        const found = (kind === 'region' ? regions : industries).byCode.get(code);
        return found && { zh: found.name, en: found.en ?? found.name };
      };
    },
    missingGlyphs: (text) => missingGlyphs(text, notoSerif()),
    licenceOf: around.licenceOf ?? (async () => undefined),
    licenceState: around.licenceState ?? (async () => undefined),
    isRestricted: around.isRestricted ?? (async () => false),
  };
};
