import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Actor, Post } from '../src/kernel/actor.ts';
import { addDays, day } from '../src/kernel/day.ts';
import type { Id } from '../src/kernel/ids.ts';
import { instant } from '../src/kernel/instant.ts';
import type { LicenceWire } from '../src/modules/licences/commands.ts';
import type { GrantForLicence } from '../src/modules/licences/facts.ts';
import { actOnLicence } from '../src/modules/licences/handle.act.ts';
import { licenceFollower } from '../src/modules/licences/handle.follow.ts';
import { licencePapersFollower } from '../src/modules/licences/handle.papers.ts';
import type { LicenceDeps } from '../src/modules/licences/handle.ts';
import { viewOf } from '../src/modules/licences/handle.view.ts';
import { licenceOfCase } from '../src/modules/licences/queries.ts';
import { enterPerson } from '../src/modules/people/index.ts';
import type { SealWire } from '../src/modules/seal/commands.ts';
import { actOnSeal, type SealDeps } from '../src/modules/seal/handle.ts';
import { requestsWaiting, seals } from '../src/modules/seal/queries.ts';
import { fixedClock } from '../src/platform/clock.system.ts';
import type { Db } from '../src/platform/db.ts';
import { diskFiles } from '../src/platform/files.disk.ts';
import { type Follower, followersOf } from '../src/platform/followers.ts';
import type { PdfWriter } from '../src/platform/pdf.ts';
import { randomOf } from '../src/platform/random.ts';
import { append, type EventBody, eventAt, load, NEW_STREAM } from '../src/platform/trail.ts';
import { vaultOf } from '../src/platform/vault.ts';
import { newFolder } from './database.ts';
import { localSigner, testSealing } from './sealing.ts';

const t = (zh: string) => ({ zh, en: zh });
/** What a granted case tells the licences: one spa in an invented town. */
export const SPA: GrantForLicence = {
  item: 'public-venue',
  itemVersion: 3,
  kind: 'public-venue',
  name: { zh: '公共场所卫生许可证', en: 'Public venue hygiene licence' },
  series: '松审卫公',
  holder: { id: 'p-spa', name: '松澜云栖温泉度假有限公司' },
  issuer: { name: '松澜新区行政审批局', creditCode: '11430000006122244L' },
  face: [
    { label: t('单位名称'), from: 'holder.name', value: '松澜云栖温泉度假有限公司' },
    { label: t('经营地址'), from: 'answer.venueAddress', value: '松澜新区云岭街道栖霞路18号' },
    { label: t('备注'), from: 'answer.note' },
    { label: t('有效期至'), from: 'decision.until' },
  ],
  years: 4,
  decidedOn: day('2026-10-20'),
  permit: true,
};
export const officer = (id: string, ...posts: Post[]): Actor => ({ id, posts, channel: 'window' });
type Told = EventBody & Record<string, unknown>;
export const received = (origin: object = { kind: 'new' }): Told => ({ type: 'Received', on: '2026-09-11', origin });
export const decided = (on: string, more: object = {}): Told => ({
  type: 'Decided',
  on,
  outcome: 'granted',
  deemed: false,
  ...more,
});
/** Ten in the morning in the bureau's town. */
export const at = (on: string) => instant(Date.parse(`${on}T02:00:00Z`));

let bureaus = 0;

/** The licence room over a real database, in a bureau of its own for each test. Call it inside a describe. */
export const licenceRoom = (open: () => Promise<Db>) => {
  const clock = fixedClock(at('2026-10-20'));
  const room = {
    clock,
    db: undefined as unknown as Db,
    folder: '',
    deps: undefined as unknown as LicenceDeps,
    house: undefined as unknown as SealDeps,
    /** The head acts on the one seal there is. */
    actOnSeal: async (command: object) => {
      const [seal] = await seals(room.db, room.deps.bureau);
      const wire = { version: seal!.version, ...command } as SealWire;
      return actOnSeal(room.house, seal!.id, wire, officer('p-head', 'head'), `seal-key-${seal!.version}`);
    },
    /** From now on every paper needs a word of its own: the standing approval of the first seal is ended. */
    endStandingApproval: async () => {
      const { deps, db } = room;
      await deps.sealing.signerOf(db, '');
      const [given] = await db.query<{ allowance: string }>(
        `select payload->>'allowance' as allowance from trail_event
          where bureau = $1 and stream_kind = 'seal' and type = 'UseAllowed'`,
        [deps.bureau],
      );
      return room.actOnSeal({ act: 'end-allowance', ...given });
    },
    /** Titles of the papers that wait for the head's word. */
    sealWaits: async () => (await requestsWaiting(room.db, room.deps.bureau, 10)).map((r) => `${r.title} ${r.number}`),
    writer: undefined as unknown as PdfWriter,
    /** What the other rooms say, as a test wants it. */
    renewal: 'none' as 'protected' | 'late-suspends' | 'none',
    given: SPA,
    tell: async (caseId: Id, ...events: Told[]): Promise<void> => {
      const { db, deps } = room;
      const { head } = await load(db, deps.bureau, { kind: 'case', id: caseId });
      const done = await append(db, {
        bureau: deps.bureau,
        stream: { kind: 'case', id: caseId },
        expected: head ?? NEW_STREAM,
        envelope: {
          instant: clock.now(),
          day: clock.today(),
          act: 'test',
          actor: 'p',
          post: 'decider',
          channel: 'window',
        },
        events,
      });
      if (done.kind === 'conflict') throw new Error('conflict');
    },
    /** The licences follow, and their papers follow them. */
    follow: async (...more: Follower[]): Promise<void> => {
      await followersOf(room.db, clock, [
        licenceFollower(room.deps),
        licencePapersFollower(room.deps),
        ...more,
      ]).drain();
    },
    issued: async (caseId = 'c1') => {
      await room.tell(caseId, received(), decided(clock.today()));
      await room.follow();
      return room.rowOf(caseId);
    },
    rowOf: async (caseId = 'c1') => (await licenceOfCase(room.db, room.deps.bureau, caseId))!,
    viewOf: async (caseId = 'c1') => viewOf(room.deps, room.db, await room.rowOf(caseId)),
    codeOf: async (caseId = 'c1') => (await room.viewOf(caseId)).qr,
    act: async (by: Actor, wire: LicenceWire, key: string) =>
      actOnLicence(room.deps, (await room.rowOf()).id, wire, by, key),
  };
  let remove = async () => {};
  beforeAll(async () => {
    room.db = await open();
    const folder = await newFolder();
    room.folder = folder.path;
    remove = folder.remove;
  });
  afterAll(async () => {
    await room.db.close();
    await remove();
  });
  beforeEach(async () => {
    const bureau = `l${++bureaus}`;
    clock.set(at('2026-10-20'));
    room.renewal = 'none';
    room.given = SPA;
    const { db, folder } = room;
    const vault = vaultOf(Buffer.alloc(32, 7), bureau);
    const ports = {
      db,
      clock,
      bureau,
      vault,
      random: randomOf(clock),
      files: diskFiles(folder, vault, db),
      followers: { wake: () => {}, states: async () => [] },
    };
    const seal = await testSealing(ports, `${folder}/seal`, { name: '松澜新区行政审批局' });
    room.writer = seal.writer;
    room.house = seal.deps;
    room.deps = {
      ...ports,
      signer: await localSigner(`${folder}/seal`),
      sealing: seal.sealing,
      base: 'https://spj.example.gov.cn',
      facts: {
        grant: async (tx, bureau, caseId, version) => {
          const at = { kind: 'case', id: caseId };
          const decision = await eventAt<{ type: string; licenceNumber?: string }>(tx, bureau, at, version);
          const stated = decision?.event.licenceNumber;
          return stated === undefined ? room.given : { ...room.given, externalNumber: stated };
        },
        renewal: async () => room.renewal,
        workingDaysAfter: async (_tx, from, n) => addDays(from, n + 2),
        renewalWindow: async (_tx, item, until) => ({ item, closes: addDays(until, -30) }),
        changeItem: async (_tx, item) => `${item}-change`,
      },
    };
    const { id, name } = SPA.holder;
    await enterPerson(db, ports, { id, kind: 'legal', name, number: '91230109MA1TEST008' });
  });
  return room;
};
