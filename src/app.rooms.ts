import type { Text } from './kernel/text.ts';
import { type CaseRoutesDeps, calendarOf, caseById, type Organ } from './modules/cases/index.ts';
import { codeCheck, itemVersion, makeShelves, type Shelves } from './modules/catalogue/index.ts';
import { licenceById } from './modules/licences/index.ts';
import type { NoticeFacts } from './modules/notices/index.ts';
import { bureaus, sites } from './modules/places/index.ts';
import type { Db } from './platform/db.ts';
import { notoSerif } from './platform/fonts.noto.ts';
import { missingGlyphs } from './platform/fonts.ts';
import type { Ports } from './platform/ports.ts';

/** Answers that one room gives another without entering it; only the composition root knows both. */
type CaseAround = {
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

/** What notices name, from the rooms that know it. */
export const noticeFactsOf = (bureau: string): NoticeFacts => ({
  caseOf: async (db, id) => {
    const c = await caseById(db, bureau, id);
    if (!c) return undefined;
    const version = await itemVersion(db, bureau, c.item, c.itemVersion);
    const due = c.state === 'correcting' ? c.firstDue : null;
    return { name: version?.name ?? { zh: c.item, en: c.item }, number: c.number, ...(due ? { due } : {}) };
  },
  partiesOf: async (db, id) => {
    const c = await caseById(db, bureau, id);
    return (
      c && {
        applicants: [c.applicant, ...c.coApplicants],
        ...(c.agent ? { agent: c.agent } : {}),
        eDelivery: c.eDelivery,
      }
    );
  },
  itemOf: async (db, item, version) => (await itemVersion(db, bureau, item, version))?.name,
  licenceOf: async (db, id) => {
    const l = await licenceById(db, bureau, id);
    return l && { name: l.name, number: l.number };
  },
  bureauName: async (db) =>
    (await bureaus(db)).find((b) => b.id === bureau)?.name ?? { zh: '行政审批局', en: 'The approval bureau' },
});

/** The bureau as it signs its papers. */
export const organOf = async (db: Db, bureau: string): Promise<Organ> => {
  const own = (await bureaus(db)).find((b) => b.id === bureau);
  const name = own?.name.zh ?? bureau;
  const centre = (await sites(db, bureau)).find((s) => s.kind === 'centre');
  return {
    name,
    short: `${name.slice(0, 1)}审`,
    ...(own?.creditCode ? { creditCode: own.creditCode } : {}),
    ...(centre ? { address: `${centre.name.zh}（${centre.address.zh}）` } : {}),
    ...(centre?.hours ? { hours: centre.hours.zh } : {}),
  };
};
