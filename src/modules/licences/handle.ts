import type { Actor } from '../../kernel/actor.ts';
import { addDays, type Day, earliest, yearOf } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import { canonical, sm3 } from '../../platform/canonical.ts';
import type { Db } from '../../platform/db.ts';
import type { Ports } from '../../platform/ports.ts';
import { append, type Envelope, type Head, load, NEW_STREAM } from '../../platform/trail.ts';
import { tell } from '../people/index.ts';
import type { SealDesk, Signer } from '../seal/index.ts';
import { codeOf, pointerBytes } from './code.ts';
import type { LicenceEvent } from './events.ts';
import { certificateOf, type Printed, printedFace, type Term } from './face.ts';
import type { GrantForLicence, LicenceRoomFacts } from './facts.ts';
import { type InForceTemplate, templateFor } from './handle.template.ts';
import { type IdentifierBase, licenceIdentifier } from './identifier.ts';
import { evolve, fold, type Licence } from './licence.ts';
import { PUBLISH_WITHIN, PUBLISHED } from './publicity.ts';
import { countEvent, publish } from './queries.life.ts';
import { editionOf, insertEdition, kindNumber, type LicenceRow, saveLicence, takeNumber } from './queries.ts';

export type LicenceDeps = Ports & {
  readonly facts: LicenceRoomFacts;
  readonly signer: Signer;
  readonly sealing: SealDesk;
  /** Without a slash at the end; `<base>/verify/<code>` stands in the QR code. */
  readonly base: string;
  /** A licence can be pressed. */
  readonly pressable?: () => void;
};

export const licenceStream = (id: Id) => ({ kind: 'licence', id });

export type LoadedLicence = {
  readonly id: Id;
  readonly state: Licence;
  readonly head: Head;
  readonly events: readonly LicenceEvent[];
};

/** A licence as its stream tells it; undefined when there is none. */
export const loadLicence = async (
  deps: Pick<LicenceDeps, 'bureau'>,
  db: Db,
  id: Id,
): Promise<LoadedLicence | undefined> => {
  const trail = await load<LicenceEvent>(db, deps.bureau, licenceStream(id));
  const events = trail.events.map((e) => e.event);
  const state = fold(events);
  return state && { id, state, head: trail.head, events };
};

/** The first day on which time alone may change the licence: the day after its last one, or after a suspension. */
const lapseOn = (l: Licence): Day | null => {
  if (l.state !== 'in-force' && l.state !== 'suspended') return null;
  const days = [l.until, l.state === 'suspended' ? l.suspendedUntil : undefined].filter((d) => d !== undefined);
  return days.length > 0 ? addDays(days.reduce(earliest), 1) : null;
};

const identifierText = (l: Licence): string =>
  l.identifier ? licenceIdentifier({ ...l.identifier, edition: l.edition }) : '';

type Shown = Pick<LicenceRow, 'name' | 'issuer'>;

const rowOf = (id: Id, l: Licence, since: Day, shown: Shown): LicenceRow => ({
  id,
  caseId: l.caseId,
  item: l.item,
  kind: l.kind,
  name: shown.name,
  number: l.number,
  identifier: identifierText(l),
  edition: l.edition,
  state: l.state,
  since,
  holder: l.holder,
  from: l.from,
  until: l.until ?? null,
  issuedOn: l.issuedOn,
  issuer: shown.issuer,
  version: l.position,
  lapseOn: lapseOn(l),
});

const isBroken = (before: Licence | undefined, after: Licence): boolean => before?.state !== after.state;

/** What its holder is told of, in the portal inbox; inner steps of the bureau are not among them. */
const TOLD: ReadonlySet<LicenceEvent['type']> = new Set([
  'Issued',
  'Changed',
  'Renewed',
  'Reissued',
  'Corrected',
  'Expired',
  'Suspended',
  'Reinstated',
  'ProposalTold',
  'Withdrawn',
  'Revoked',
  'Penalised',
  'Cancelled',
  'Restored',
]);
const kebab = (type: string): string => type.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();

/** Appends events, writes what the screens read and tells the holder, in one transaction. Undefined: somebody was faster. */
export const record = async (
  deps: LicenceDeps,
  tx: Db,
  l: {
    readonly id: Id;
    readonly state?: Licence;
    readonly head?: Head;
    readonly since?: Day;
    readonly shown: Shown;
    /** Of a new licence: whether it is a permit, and so public. */
    readonly permit?: boolean;
  },
  envelope: Envelope,
  events: readonly LicenceEvent[],
): Promise<Licence | undefined> => {
  const done = await append<LicenceEvent>(tx, {
    bureau: deps.bureau,
    stream: licenceStream(l.id),
    expected: l.head ?? NEW_STREAM,
    envelope,
    events,
  });
  if (done.kind === 'conflict') return undefined;
  let since = l.since ?? events[0]!.on;
  let state = l.state;
  for (const event of events) {
    const next = evolve(state, event);
    if (isBroken(state, next)) since = event.on;
    state = next;
  }
  await saveLicence(tx, deps.bureau, rowOf(l.id, state!, since, l.shown), deps.clock.now());
  const first = done.head.version - events.length + 1;
  for (const [i, event] of events.entries()) {
    await countEvent(tx, deps.bureau, event.on, state!.kind, event.type);
    if (PUBLISHED.has(event.type))
      await publish(tx, deps.bureau, {
        licence: l.id,
        version: first + i,
        event: event.type,
        on: event.on,
        dueOn: await deps.facts.workingDaysAfter(tx, event.on, PUBLISH_WITHIN),
        publishedOn: deps.clock.today(),
        first: l.permit === true,
      });
  }
  for (const event of events)
    if (TOLD.has(event.type)) {
      const facts = { licence: l.id, number: state!.number, on: event.on };
      await tell(tx, deps, state!.holder, `licence.${kebab(event.type)}`, facts);
    }
  return state;
};

export const faceHash = (holder: string, face: readonly Printed[]): string => sm3(canonical({ holder, face }));

/** What an edition takes from the decision behind it. */
type OnFace = Pick<GrantForLicence, 'name' | 'decidedOn'> & {
  readonly holder: Pick<GrantForLicence['holder'], 'name'>;
  readonly issuer: Pick<GrantForLicence['issuer'], 'name'>;
};

/** The face, the signed code and the certificate of the edition that the licence has now, on its template. */
export const makeEdition = async (
  deps: LicenceDeps,
  tx: Db,
  id: Id,
  l: Licence,
  g: OnFace,
  face: readonly Printed[],
  { version, template }: InForceTemplate,
): Promise<void> => {
  const { bureau, vault, signer, base, clock } = deps;
  const signed = pointerBytes({
    keyId: signer.current.keyId,
    licence: id,
    edition: l.edition,
    from: l.from,
    ...(l.until ? { until: l.until } : {}),
    number: l.number,
    holder: g.holder.name,
    title: g.name.zh,
  });
  const { signature, test } = await signer.sign(signed);
  const verifyUrl = `${base}/verify/${codeOf(signed, signature)}`;
  const model = certificateOf({
    title: g.name.zh,
    template,
    number: l.number,
    identifier: identifierText(l),
    face,
    holder: g.holder.name,
    term: { from: l.from, ...(l.until ? { until: l.until } : {}) },
    edition: l.edition,
    issuer: g.issuer.name,
    issuedOn: g.decidedOn,
    verifyUrl,
    test,
    madeAt: clock.now(),
  });
  const seal = (content: string) => vault.sealFor(tx, l.holder, content);
  await insertEdition(
    tx,
    bureau,
    {
      licence: id,
      edition: l.edition,
      caseId: l.cases.at(-1) ?? null,
      holder: l.holder,
      sealedFace: await seal(JSON.stringify({ holder: g.holder.name, face })),
      sealedCode: await seal(verifyUrl),
      sealedModel: await seal(JSON.stringify(model)),
      test,
      templateVersion: version,
    },
    clock.now(),
  );
  deps.pressable?.();
};

/** A new edition that says the same as the one before, on the same template: 补发. */
export const repeatEdition = async (deps: LicenceDeps, tx: Db, id: Id, l: Licence, row: Shown): Promise<void> => {
  const before = await editionOf(tx, deps.bureau, id, l.edition - 1);
  if (!before) throw new Error(`licence ${id} has no edition ${l.edition - 1}`);
  const printed = JSON.parse(await deps.vault.openText(tx, before.holder, before.sealedFace)) as {
    readonly holder: string;
    readonly face: readonly Printed[];
  };
  const g = {
    name: row.name,
    holder: { name: printed.holder },
    issuer: { name: row.issuer },
    decidedOn: l.decidedOn,
  };
  const of = {
    kind: l.kind,
    title: row.name.zh,
    face: printed.face.map(({ label, from }) => ({ label, from: from ?? '' })),
  };
  const template = await templateFor(tx, deps.bureau, of, before.templateVersion);
  await makeEdition(deps, tx, id, l, g, printed.face, template);
};

/** 22 characters that stay with the licence through all its editions; none where the bureau has no credit code. */
export const identifierFor = async (
  deps: LicenceDeps,
  tx: Db,
  g: GrantForLicence,
  on: Day,
): Promise<IdentifierBase | undefined> => {
  const issuer = g.issuer.creditCode;
  if (!issuer) return undefined;
  const kind = await kindNumber(tx, deps.bureau, g.kind);
  // Counted by itself: a series may be renamed within the year, the identifier stays one of a kind.
  const n = await takeNumber(tx, deps.bureau, `serial ${g.kind}`, yearOf(on));
  return {
    type: `${issuer}${String(kind).padStart(3, '0')}`,
    issuer,
    serial: `${yearOf(on)}${String(n).padStart(7, '0')}`,
  };
};

/** What will be printed, on which template: the one in force, or `version` for an edition that only mends the one before. */
export const faceFor = async (
  deps: Pick<LicenceDeps, 'bureau'>,
  tx: Db,
  g: GrantForLicence,
  term: Term,
  version?: number,
): Promise<{ readonly face: readonly Printed[]; readonly faceHash: string; readonly template: InForceTemplate }> => {
  const template = await templateFor(tx, deps.bureau, { kind: g.kind, title: g.name.zh, face: g.face }, version);
  const face = printedFace(g, term, template.template.fields);
  return { face, faceHash: faceHash(g.holder.name, face), template };
};

/** The envelope of what follows by itself: decisions in cases, lapses. */
export const systemEnvelope = (deps: Pick<LicenceDeps, 'clock'>, act: string): Envelope => ({
  instant: deps.clock.now(),
  day: deps.clock.today(),
  act,
  actor: 'system',
  post: 'system',
  channel: 'system',
});

export const officerEnvelope = (
  deps: Pick<LicenceDeps, 'clock'>,
  act: string,
  by: Actor,
  clientKey: string,
): Envelope => ({
  instant: deps.clock.now(),
  day: deps.clock.today(),
  act,
  actor: by.id,
  post: by.posts[0] ?? 'system',
  ...(by.site ? { site: by.site } : {}),
  channel: by.channel,
  ...(clientKey ? { clientKey } : {}),
});
