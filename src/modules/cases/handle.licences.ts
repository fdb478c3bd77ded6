import { addMonths, type Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import { before } from '../../law/clock.ts';
import { addWorkingDays } from '../../law/working.ts';
import type { Db } from '../../platform/db.ts';
import { eventAt } from '../../platform/trail.ts';
import { type ItemVersion, pinnedVersion, publishedVersion } from '../catalogue/index.ts';
import type { FaceLine, GrantForLicence, LicenceRoomFacts } from '../licences/index.ts';
import { type Person, personOf } from '../people/index.ts';
import { protectedUntil } from './clocks.dues.ts';
import type { CaseEvent } from './events.ts';
import { type CaseDeps, caseStream, type LoadedCase, loadCase } from './handle.load.ts';
import type { Organ } from './papers/index.ts';
import { caseById, contentOf, type Round } from './queries.ts';
import { answersOf, type Codes } from './view/answers.ts';
import { grantedOnly } from './view/scopes.ts';

const t = (zh: string, en: string): Text => ({ zh, en });
/** For results whose catalogue entry says nothing about a face: who, what for, until when. */
const PLAIN_FACE: NonNullable<ItemVersion['result']['face']> = [
  { label: t('持证人', 'Holder'), from: 'holder.name' },
  { label: t('统一社会信用代码', 'Credit code'), from: 'holder.creditCode' },
  { label: t('许可事项', 'Matter'), from: 'item.name' },
  { label: t('有效期至', 'Valid until'), from: 'decision.until' },
];

type Ground = {
  readonly version: ItemVersion;
  readonly rounds: readonly Round[];
  readonly holder: Person;
  readonly representative: Person | undefined;
  readonly codes: Codes;
};

/** The value of one line of the face; `decision.*` is the licence's own. Undefined: nothing to print. */
const lineValue = (from: string, g: Ground): string | undefined => {
  const [source, ...rest] = from.split('.');
  const key = rest.join('.');
  if (source === 'holder') {
    if (key === 'name') return g.holder.name;
    if (key === 'creditCode') return g.holder.kind === 'legal' ? g.holder.number : undefined;
    if (key === 'address') return g.holder.address;
    if (key === 'representative') return g.representative?.name;
    return undefined;
  }
  if (source === 'item') return g.version.name.zh;
  if (source === 'answer') return answersOf(g.version, g.rounds, g.codes, true).find((a) => a.key === key)?.shown.zh;
  if (source === 'situation') {
    const chosen = g.rounds.at(-1)?.situation[key] ?? [];
    const question = g.version.questions.find((q) => q.key === key);
    const labels = question?.options.filter((o) => chosen.includes(o.value)).map((o) => shortLabel(o.label.zh));
    return labels?.join('、');
  }
  return undefined;
};
/** On a licence an option stands without the everyday words that explain it in the form. */
const shortLabel = (label: string): string => /（([^）]+)）$/.exec(label)?.[1] ?? label;

const faceOf = (g: Ground): FaceLine[] =>
  (g.version.result.face ?? PLAIN_FACE).flatMap(({ label, from }): FaceLine[] => {
    if (from.startsWith('decision.')) return [{ label, from }];
    const value = lineValue(from, g);
    return value === undefined || value === '' ? [] : [{ label, from, value }];
  });

/** What the licences ask of the cases: what a grant was about, and whether a renewal still protects. */
export const licenceFactsOf = (
  deps: CaseDeps & { readonly codeName: (db: Db) => Promise<Codes> },
  organ: Organ,
): LicenceRoomFacts => ({
  grant: async (tx, bureau, caseId, version): Promise<GrantForLicence | undefined> => {
    const record = await caseById(tx, bureau, caseId);
    if (!record) return undefined;
    const item = await pinnedVersion(deps, tx, record.item, record.itemVersion);
    if (!item || (item.result.type !== 'licence' && item.result.type !== 'approval') || !item.result.name)
      return undefined;
    const [recorded, rounds, holder, codes] = await Promise.all([
      eventAt<CaseEvent>(tx, bureau, caseStream(caseId), version),
      contentOf(tx, deps.vault, bureau, caseId),
      personOf(tx, deps, record.applicant),
      deps.codeName(tx),
    ]);
    const decided = recorded?.event;
    if (!holder || !decided) return undefined;
    const representative = holder.representative ? await personOf(tx, deps, holder.representative) : undefined;
    const { result } = item;
    const scopes = decided.type === 'Decided' && decided.outcome === 'granted-in-part' ? decided.scopes : undefined;
    const shown = rounds.map((r) => grantedOnly(item, r, scopes));
    return {
      item: item.origin?.of ?? item.item,
      itemVersion: item.version,
      kind: result.kindCode ?? item.origin?.of ?? item.item,
      name: result.name!,
      series: result.series ?? `${organ.short}许`,
      ...(decided.type === 'Decided' && decided.licenceNumber ? { externalNumber: decided.licenceNumber } : {}),
      holder: { id: holder.id, name: holder.name },
      issuer: { name: organ.name, ...(organ.creditCode ? { creditCode: organ.creditCode } : {}) },
      face: faceOf({ version: item, rounds: shown, holder, representative, codes }),
      ...(result.years === undefined ? {} : { years: result.years }),
      ...(result.months === undefined ? {} : { months: result.months }),
      decidedOn: decided.on,
      permit: item.nature === 'permit',
    };
  },
  renewal: async (tx, bureau, licence) => {
    const open = await renewalOf(deps, tx, bureau, licence);
    if (!open) return 'none';
    const { state, terms, calendar } = open;
    const until = protectedUntil(state.origin, state.receivedOn, state.window, terms, calendar);
    const waits = state.state === 'correcting' && state.correction.servedOn !== undefined;
    if (until !== undefined && !waits) return 'protected';
    return terms.renewal?.lateSuspends ? 'late-suspends' : 'none';
  },
  workingDaysAfter: async (tx, from, n) => addWorkingDays(from, n, await deps.calendar(tx)),
  renewalWindow: async (tx, item, until) => {
    const version = await publishedVersion(tx, deps.bureau, item);
    const renewed = version?.renewedBy ? await publishedVersion(tx, deps.bureau, version.renewedBy) : undefined;
    const rule = renewed?.terms.renewal ?? version?.terms.renewal;
    if (!renewed || !rule) return undefined;
    const calendar = await deps.calendar(tx);
    const opens: Day = rule.opens ? before(rule.opens.n, rule.opens.unit, until, calendar) : addMonths(until, -3);
    return { item: renewed.item, opens, closes: before(rule.closes.n, rule.closes.unit, until, calendar) };
  },
  changeItem: async (tx, item) => {
    const version = await publishedVersion(tx, deps.bureau, item);
    const by = version?.changedBy ? await publishedVersion(tx, deps.bureau, version.changedBy) : undefined;
    return by?.item;
  },
});

/** The open case that asks to renew a licence, if there is one: among the matters of its holder. */
const renewalOf = async (deps: CaseDeps, tx: Db, bureau: string, licence: Id): Promise<LoadedCase | undefined> => {
  const [row] = await tx.query<{ id: Id }>(
    `select c.id from licence l join case_view c on c.bureau = l.bureau and c.applicant = l.holder
       join trail_event e on e.bureau = c.bureau and e.stream_kind = 'case' and e.stream_id = c.id and e.version = 1
      where l.bureau = $1 and l.id = $2 and c.state in ('received', 'correcting', 'under-review')
        and e.payload->'origin'->>'licence' = $2 and e.payload->'origin'->>'kind' = 'renewal'
      order by c.received_on, c.id limit 1`,
    [bureau, licence],
  );
  return row && loadCase(deps, tx, row.id);
};
