import type { Refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import type { Follower } from '../../platform/followers.ts';
import { isWaitedFor, type PressQueue, pressedFrom } from '../../platform/pdf.press.ts';
import type { Letter } from '../../platform/pdf.ts';
import { load, type Recorded } from '../../platform/trail.ts';
import { Erased } from '../../platform/vault.ts';
import { publishedVersion } from '../catalogue/index.ts';
import { personOf } from '../people/index.ts';
import type { LicenceEvent } from './events.ts';
import { type LicenceDeps, licenceStream } from './handle.ts';
import type { LicencePressDeps } from './jobs.ts';
import { fold } from './licence.ts';
import { letterOf, licencePaperNumber, PAPERED, paperRule } from './papers.ts';
import {
  insertLicencePaper,
  licencePaperAwaits,
  licencePaperById,
  licencePaperFailed,
  licencePaperPressed,
  licencePapers,
  licencePaperToPress,
  licenceWords,
} from './queries.life.ts';
import { licenceById, takeNumber } from './queries.ts';

/** The proposal that an event tells of or decides; one that is open when its holder gives the licence back is not. */
const proposalFor = (trail: readonly Recorded<LicenceEvent>[], r: Recorded<LicenceEvent>) =>
  r.event.type === 'Cancelled' && r.event.case
    ? undefined
    : fold(trail.filter((e) => e.version < r.version).map((e) => e.event))?.proposal;

const fileFor = async (tx: Db, deps: LicenceDeps, r: Recorded<LicenceEvent>): Promise<boolean> => {
  const { bureau, vault } = deps;
  const id = r.stream.id;
  const row = await licenceById(tx, bureau, id);
  if (!row || (await licencePapers(tx, bureau, id)).some((p) => p.version === r.version)) return false;
  const trail = await load<LicenceEvent>(tx, bureau, licenceStream(id));
  const proposal = proposalFor(trail.events, r);
  const rule = paperRule(r.event, proposal);
  const [holder, version, signer] = [
    await personOf(tx, deps, row.holder),
    await publishedVersion(tx, bureau, row.item),
    await deps.sealing.signerOf(tx, row.item),
  ];
  if (!rule || !holder) return false;
  const sealedFacts = proposal?.facts ? await licenceWords(tx, bureau, id, proposal.facts) : undefined;
  const short = `${signer.organ.slice(0, 1)}审`;
  const n = await takeNumber(tx, bureau, `${short}${rule.series}`, Number(r.event.on.slice(0, 4)));
  const number = licencePaperNumber(short, rule.series, r.event.on, n);
  const letter = letterOf(
    rule,
    r.event,
    {
      name: row.name,
      number: row.number,
      holder: holder.name,
      organ: { name: signer.organ, short },
      seal: signer.mark,
      test: signer.test,
      remedy: {
        organ: version?.remedy.organ.zh ?? '本级人民政府',
        court: version?.remedy.court.zh ?? '有管辖权的人民法院',
        channel: version?.remedy.url ?? `${deps.base}/reconsideration`,
      },
      ...(sealedFacts ? { proposedFacts: await vault.openText(tx, row.holder, sealedFacts) } : {}),
      madeAt: r.instant,
    },
    number,
  );
  await insertLicencePaper(
    tx,
    bureau,
    {
      id: deps.random.id(),
      licence: id,
      version: r.version,
      kind: r.event.type,
      number,
      title: rule.title(r.event),
      on: r.event.on,
      item: row.item,
      holder: row.holder,
      sealedModel: await vault.sealFor(tx, row.holder, JSON.stringify(letter)),
    },
    deps.clock.now(),
  );
  return true;
};

/** Files the papers of what happens to licences, numbered in the order of the trail, each event once. */
export const licencePapersFollower = (deps: LicenceDeps): Follower => ({
  name: `licence-papers ${deps.bureau}`,
  batch: 50,
  handle: async (events, tx) => {
    let filed = false;
    for (const recorded of events) {
      const { bureau, stream, event } = recorded;
      if (bureau !== deps.bureau || stream.kind !== 'licence' || !PAPERED.has(event.type)) continue;
      try {
        filed = (await fileFor(tx, deps, recorded as Recorded<LicenceEvent>)) || filed;
      } catch (error) {
        if (!(error instanceof Erased)) throw error; // nobody is left to write to
      }
    }
    if (filed) deps.pressable?.();
  },
});

export type PressedLicencePaper =
  | { readonly kind: 'file'; readonly content: Buffer }
  | { readonly kind: 'awaits'; readonly why: Refused };

/** The file of a paper, pressed and sealed now if it was not yet; undefined when there is none. `opened` as for an edition. */
export const pressLicencePaper = async (
  deps: LicencePressDeps,
  id: Id,
  opened = true,
): Promise<PressedLicencePaper | undefined> => {
  const { db, bureau, vault, files, clock, writer, sealing } = deps;
  const row = await licencePaperById(db, bureau, id);
  if (!row) return undefined;
  if (row.place !== null) return { kind: 'file', content: await files.read(row.holder, row.place) };
  const { item, number, title } = row;
  const waitedFor = opened || isWaitedFor(row.on, clock.now());
  const answer = await sealing.order({ kind: 'decision', document: id, item, title: title.zh, number, waitedFor });
  if (answer.kind === 'wait') {
    await licencePaperAwaits(db, bureau, id, answer.request);
    return { kind: 'awaits', why: answer.why };
  }
  const model = JSON.parse(await vault.openText(db, row.holder, row.sealedModel)) as Letter;
  const { bytes } = await writer.letter(model, answer.order);
  const stored = await files.putBytes(row.holder, bytes, 'application/pdf');
  const kept = await db.transaction(async (tx) => {
    const first = await licencePaperPressed(tx, bureau, id, stored, clock.now());
    if (first) await sealing.logUse(tx, answer.ticket, stored.hash);
    return first;
  });
  if (kept) return { kind: 'file', content: Buffer.from(bytes) };
  await files.remove(stored.place);
  return pressLicencePaper(deps, id, opened);
};

export const licencePaperQueue = (deps: LicencePressDeps): PressQueue => ({
  next: () => licencePaperToPress(deps.db, deps.bureau, deps.clock.now(), pressedFrom(deps.clock.now())),
  make: async (id) => void (await pressLicencePaper(deps, id, false)),
  failed: (id, error) => licencePaperFailed(deps.db, deps.bureau, id, error, deps.clock.now()),
});
