import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import type { LicenceView } from './contract.ts';
import type { Printed } from './face.ts';
import { type LicenceDeps, loadLicence } from './handle.ts';
import type { Proposal } from './licence.ts';
import { licencePapers } from './queries.life.ts';
import { editionOf, type LicenceRow, licenceById, licenceOfCase } from './queries.ts';
import { articleOfEvent, titleOf } from './words.ts';

type Face = { readonly holder: string; readonly face: readonly Printed[] };

/** What is printed on an edition, opened. */
export const faceOf = async (deps: LicenceDeps, db: Db, row: Pick<LicenceRow, 'id' | 'edition'>) => {
  const edition = await editionOf(db, deps.bureau, row.id, row.edition);
  if (!edition) return undefined;
  const open = (sealed: Buffer) => deps.vault.openText(db, edition.holder, sealed);
  return {
    ...(JSON.parse(await open(edition.sealedFace)) as Face),
    verifyUrl: await open(edition.sealedCode),
    test: edition.test,
  };
};

const proposalOf = ({ end, ground, article, on, respondBy, heard }: Proposal) => ({
  end,
  ground,
  article,
  on,
  ...(respondBy ? { respondBy } : {}),
  heard,
});

/** A licence as its holder and the register see it. */
export const viewOf = async (deps: LicenceDeps, db: Db, row: LicenceRow): Promise<LicenceView> => {
  const papers = await licencePapers(db, deps.bureau, row.id);
  const living = row.state === 'in-force' || row.state === 'suspended';
  const change = living ? await deps.facts.changeItem(db, row.item) : undefined;
  const [face, loaded, window] = [
    await faceOf(deps, db, row),
    await loadLicence(deps, db, row.id),
    row.until && row.state !== 'cancelled' ? await deps.facts.renewalWindow(db, row.item, row.until) : undefined,
  ];
  return {
    id: row.id,
    caseId: row.caseId,
    item: row.item,
    name: row.name,
    number: row.number,
    identifier: row.identifier,
    version: row.version,
    state: row.state,
    holder: face?.holder ?? '',
    face: (face?.face ?? []).map(({ label, value, from }) => ({ label, value, ...(from ? { from } : {}) })),
    from: row.from,
    ...(row.until ? { until: row.until } : {}),
    issuer: row.issuer,
    issuedOn: row.issuedOn,
    verifyUrl: face?.verifyUrl ?? '',
    qr: face?.verifyUrl ?? '',
    events: (loaded?.events ?? []).map((e) => {
      const article = articleOfEvent(e);
      return { on: e.on, title: titleOf(e), ...(article ? { article } : {}) };
    }),
    test: face?.test ?? true,
    edition: row.edition,
    papers: papers.map(({ id, title, number, on }) => ({ id, title, number, on })),
    ...(loaded?.state.proposal ? { proposal: proposalOf(loaded.state.proposal) } : {}),
    ...(window ? { renewal: window } : {}),
    ...(change ? { change: { item: change } } : {}),
    reissue: living,
    lastCase: loaded?.state.cases.at(-1) ?? row.caseId,
  };
};

/** For the acts of cases: number, state and last day of a licence, by its id or its case. */
export const licenceState = async (
  deps: Pick<LicenceDeps, 'bureau'>,
  db: Db,
  of: { readonly licence?: Id; readonly caseId?: Id },
) => {
  const { bureau } = deps;
  const row =
    (of.licence !== undefined ? await licenceById(db, bureau, of.licence) : undefined) ??
    (of.caseId !== undefined ? await licenceOfCase(db, bureau, of.caseId) : undefined);
  return row && { id: row.id, number: row.number, state: row.state, ...(row.until ? { until: row.until } : {}) };
};

/** For drafts about a licence: undefined when it is not the applicant's. */
export const licenceSource = async (deps: Pick<LicenceDeps, 'bureau'>, db: Db, id: Id, holder: Id) => {
  const row = await licenceById(db, deps.bureau, id);
  if (!row || row.holder !== holder) return undefined;
  const { item, number, from, until, state } = row;
  return { id, item, number, from, ...(until ? { until } : {}), state };
};
