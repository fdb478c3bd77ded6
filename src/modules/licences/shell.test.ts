import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eachDatabase, newFolder } from '../../../test/database.ts';
import { localSigner, testSealing } from '../../../test/sealing.ts';
import type { Actor, Post } from '../../kernel/actor.ts';
import { addDays, type Day, day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { fixedClock } from '../../platform/clock.system.ts';
import type { Db } from '../../platform/db.ts';
import { diskFiles } from '../../platform/files.disk.ts';
import { followersOf } from '../../platform/followers.ts';
import { pressOf } from '../../platform/pdf.press.ts';
import type { PdfWriter } from '../../platform/pdf.ts';
import { randomOf } from '../../platform/random.ts';
import { append, type EventBody, load, NEW_STREAM } from '../../platform/trail.ts';
import { vaultOf } from '../../platform/vault.ts';
import type { Signer } from '../seal/index.ts';
import type { LicenceWire } from './commands.ts';
import type { GrantForLicence } from './facts.ts';
import { actOnLicence } from './handle.act.ts';
import { licenceFollower } from './handle.follow.ts';
import type { LicenceDeps } from './handle.ts';
import { verifyLicence } from './handle.verify.ts';
import { licenceSource, licenceState, viewOf } from './handle.view.ts';
import { expireLicences, licenceQueue, pressEdition } from './jobs.ts';
import { published } from './queries.life.ts';
import { licenceOfCase, register } from './queries.ts';

const t = (zh: string) => ({ zh, en: zh });
const grant: GrantForLicence = {
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
const officer = (id: string, ...posts: Post[]): Actor => ({ id, posts, channel: 'window' });
let bureaus = 0;

eachDatabase((_, open) => {
  let db: Db;
  let folder: { path: string; remove: () => Promise<void> };
  let signer: Signer;
  let deps: LicenceDeps;
  let writer: PdfWriter;
  const clock = fixedClock(instant(Date.parse('2026-10-20T02:00:00Z')));
  let renewal: 'protected' | 'late-suspends' | 'none';
  let given: GrantForLicence;

  beforeAll(async () => {
    db = await open();
    folder = await newFolder();
    signer = await localSigner(`${folder.path}/seal`);
  });
  afterAll(async () => {
    await db.close();
    await folder.remove();
  });
  beforeEach(async () => {
    const bureau = `l${++bureaus}`;
    clock.set(instant(Date.parse('2026-10-20T02:00:00Z')));
    renewal = 'none';
    given = grant;
    const vault = vaultOf(Buffer.alloc(32, 7), bureau);
    const ports = {
      db,
      clock,
      bureau,
      vault,
      random: randomOf(clock),
      files: diskFiles(folder.path, vault, db),
      followers: { wake: () => {}, states: async () => [] },
    };
    const seal = await testSealing(ports, `${folder.path}/seal`, { name: '松澜新区行政审批局' });
    writer = seal.writer;
    deps = {
      ...ports,
      signer,
      sealing: seal.sealing,
      base: 'https://spj.example.gov.cn',
      facts: {
        grant: async () => given,
        renewal: async () => renewal,
        workingDaysAfter: async (_tx, from, n) => addDays(from, n + 2),
        renewalWindow: async (_tx, item, until) => ({ item, closes: addDays(until, -30) }),
      },
    };
  });

  type Told = EventBody & Record<string, unknown>;
  const tell = async (caseId: Id, ...events: Told[]): Promise<void> => {
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
  };
  const follow = () => followersOf(db, clock, [licenceFollower(deps)]).drain();
  const received = (origin: object = { kind: 'new' }): Told => ({ type: 'Received', on: '2026-09-11', origin });
  const decided = (on: string, more: object = {}): Told => ({
    type: 'Decided',
    on,
    outcome: 'granted',
    deemed: false,
    ...more,
  });
  const issued = async (caseId = 'c1') => {
    await tell(caseId, received(), decided('2026-10-20'));
    await follow();
    return (await licenceOfCase(db, deps.bureau, caseId))!;
  };
  const rowOf = async (caseId = 'c1') => (await licenceOfCase(db, deps.bureau, caseId))!;
  const codeOf = async (caseId = 'c1') => (await viewOf(deps, db, await rowOf(caseId))).qr;

  describe('a granted case gives one licence (invariant 40)', () => {
    test('numbered, identified, signed, with four years that end the day before', async () => {
      const row = await issued();
      expect(row).toMatchObject({
        number: '松审卫公〔2026〕第0001号',
        state: 'in-force',
        edition: 1,
        from: '2026-10-20',
        until: '2030-10-19',
        lapseOn: '2030-10-20',
      });
      expect(row.identifier).toMatch(
        /^1\.2\.156\.3005\.2\.11430000006122244L001\.11430000006122244L\.20260000001\.001\.[0-9A-Z]$/,
      );
      const view = await viewOf(deps, db, row);
      expect(view.face.map((f) => [f.label.zh, f.value])).toEqual([
        ['单位名称', '松澜云栖温泉度假有限公司'],
        ['经营地址', '松澜新区云岭街道栖霞路18号'],
        ['有效期至', '2030年10月19日'],
      ]);
      expect(view).toMatchObject({ test: true, holder: '松澜云栖温泉度假有限公司', renewal: { closes: '2030-09-19' } });
      expect(view.events).toEqual([{ on: '2026-10-20', title: { zh: '颁发', en: 'Issued' }, article: '许可法39' }]);
    });
    test('once, in the order of decisions, even when the events come again; a denial gives none', async () => {
      await tell('c1', received(), decided('2026-10-20'));
      await tell('c2', received(), decided('2026-10-20', { outcome: 'denied' }));
      await tell('c3', received(), decided('2026-10-20', { outcome: 'granted-in-part' }));
      await follow();
      await db.query('update follower set position = 0 where name = $1', [`licences ${deps.bureau}`]);
      await follow();
      const rows = await register(db, deps.bureau, {}, 10);
      expect(rows.map((r) => [r.caseId, r.number]).toSorted()).toEqual([
        ['c1', '松审卫公〔2026〕第0001号'],
        ['c3', '松审卫公〔2026〕第0002号'],
      ]);
    });
    test('a number that another system gives is taken as it comes', async () => {
      given = { ...grant, externalNumber: '230109202600000183' };
      expect((await issued()).number).toBe('230109202600000183');
    });
    test('its holder is told, once for each thing that happened to it', async () => {
      const row = await issued();
      await tell('c1', { type: 'Frozen', on: '2026-11-10', complaint: 'x-1' });
      await follow();
      const told = await db.query<{ kind: string; facts: object }>(
        'select kind, facts from notice where bureau = $1 and person = $2 order by at, id',
        [deps.bureau, 'p-spa'],
      );
      expect(told.map((n) => n.kind).toSorted()).toEqual(['licence.issued', 'licence.suspended']);
      expect(told[0]!.facts).toMatchObject({ licence: row.id, number: row.number });
    });
    test('nothing of the trail names the holder', async () => {
      const row = await issued();
      const { events } = await load(db, deps.bureau, { kind: 'licence', id: row.id });
      expect(JSON.stringify(events)).not.toMatch(/云栖|栖霞路/);
    });
  });

  describe('what later cases do to it', () => {
    test('a renewal begins a new term and edition; the number stays and the identifier’s version rises', async () => {
      const first = await issued();
      await tell(
        'c2',
        received({ kind: 'renewal', licence: first.id, expiry: '2030-10-19' }),
        decided('2030-10-19', { deemed: true }),
      );
      await follow();
      const row = await rowOf();
      expect(row).toMatchObject({
        number: first.number,
        edition: 2,
        from: '2030-10-20',
        until: '2034-10-19',
        state: 'in-force',
      });
      expect(row.identifier).toContain('.002.');
      expect((await viewOf(deps, db, row)).events.at(-1)).toMatchObject({
        title: { zh: '视为准予延续' },
        article: '许可法50.2',
      });
      expect(await licenceOfCase(db, deps.bureau, 'c2')).toBeUndefined();
    });
    test('a change keeps the term; the old code then says that there is a newer edition', async () => {
      const first = await issued();
      const old = await codeOf();
      given = { ...grant, face: [{ label: t('单位名称'), from: 'holder.name', value: '松澜云栖酒店有限公司' }] };
      await tell('c2', received({ kind: 'change', licence: first.id }), decided('2027-01-05'));
      await follow();
      expect(await rowOf()).toMatchObject({ edition: 2, from: '2026-10-20', until: '2030-10-19' });
      expect(await verifyLicence(deps, old)).toMatchObject({
        verdict: 'not-valid',
        title: { zh: '已失效：有新版本' },
        face: [],
      });
      expect(await verifyLicence(deps, await codeOf())).toMatchObject({ verdict: 'valid' });
    });
    test('a cancellation on request closes it', async () => {
      const first = await issued();
      await tell('c2', received({ kind: 'cancel', licence: first.id }), decided('2027-01-05'));
      await follow();
      expect(await rowOf()).toMatchObject({ state: 'cancelled', lapseOn: null });
    });
    test('a complaint of false identity suspends it until it is cleared', async () => {
      await issued();
      await tell('c1', { type: 'Frozen', on: '2026-11-10', complaint: 'x-1' });
      await follow();
      expect(await rowOf()).toMatchObject({ state: 'suspended', since: '2026-11-10' });
      await tell('c1', { type: 'Unfrozen', on: '2026-11-18', finding: false });
      await follow();
      expect(await rowOf()).toMatchObject({ state: 'in-force', since: '2026-11-18' });
    });
    test('a slip mended in the decision makes a new edition', async () => {
      await issued();
      await tell('c1', { type: 'DecisionCorrected', on: '2026-10-23', field: 'address' });
      await follow();
      expect(await rowOf()).toMatchObject({ edition: 2, state: 'in-force' });
    });
    test('a broken promise proposes revocation', async () => {
      const row = await issued();
      await append(db, {
        bureau: deps.bureau,
        stream: { kind: 'obligation', id: 'o-1' },
        expected: NEW_STREAM,
        envelope: {
          instant: clock.now(),
          day: clock.today(),
          act: 'break',
          actor: 'p',
          post: 'head',
          channel: 'window',
        },
        events: [{ type: 'Broken', on: '2026-11-20', licence: row.id, fraud: true } as Told],
      });
      await follow();
      expect((await viewOf(deps, db, await rowOf())).events.at(-1)).toMatchObject({
        title: { zh: '提出处理' },
        article: '许可法69.2',
      });
    });
  });

  describe('许可法 第五十条: time', () => {
    test('it expires the day after its last day, once; one with a renewal in time does not', async () => {
      await issued();
      expect(await expireLicences(deps, day('2030-10-19'))).toBe(0);
      renewal = 'protected';
      expect(await expireLicences(deps, day('2030-10-20'))).toBe(0);
      renewal = 'none';
      expect(await expireLicences(deps, day('2030-10-20'))).toBe(1);
      expect(await expireLicences(deps, day('2030-10-20'))).toBe(0);
      expect(await rowOf()).toMatchObject({ state: 'expired', since: '2030-10-19', lapseOn: null });
    });
    test('a late renewal suspends where the item says so', async () => {
      await issued();
      renewal = 'late-suspends';
      expect(await expireLicences(deps, day('2030-10-20'))).toBe(1);
      expect(await rowOf()).toMatchObject({ state: 'suspended', since: '2030-10-20' });
    });
  });

  describe('acts of officers', () => {
    const act = (by: Actor, wire: LicenceWire, key: string) =>
      rowOf().then((row) => actOnLicence(deps, row.id, wire, by, key));
    test('propose, tell, wait, revoke; a repeated key gets the first answer; words are sealed', async () => {
      const row = await issued();
      const decider = officer('p-dec', 'decider');
      const head = officer('p-head', 'head');
      const propose = {
        act: 'propose',
        version: 1,
        end: 'revoke',
        ground: 'fraud',
        facts: '提交的检测报告系伪造。',
      } as const;
      const first = await act(decider, propose, 'key-00000001');
      expect(first).toEqual({ kind: 'done', done: { version: 2, events: ['EndProposed'] } });
      expect(await act(decider, propose, 'key-00000001')).toEqual(first);
      expect(await act(decider, { ...propose, ground: 'abuse' }, 'key-00000001')).toEqual({ kind: 'key-reused' });
      expect(await act(decider, propose, 'key-00000002')).toEqual({ kind: 'state-changed' });
      await act(decider, { act: 'tell', version: 2, mode: 'e' }, 'key-00000003');
      expect(await act(head, { act: 'revoke', version: 3 }, 'key-00000004')).toMatchObject({
        kind: 'refused',
        code: 'statement-window-open',
      });
      clock.set(instant(Date.parse('2026-10-28T02:00:00Z')));
      expect(await act(head, { act: 'revoke', version: 3 }, 'key-00000005')).toMatchObject({ kind: 'done' });
      expect(await rowOf()).toMatchObject({ state: 'revoked', since: '2026-10-28' });
      const { events } = await load(db, deps.bureau, { kind: 'licence', id: row.id });
      expect(JSON.stringify(events)).not.toContain('伪造');
      expect(await licenceState(deps, db, { caseId: 'c1' })).toMatchObject({ state: 'revoked' });
    });
  });

  describe('the public check', () => {
    test('valid: verdict, facts of the paper, every check, test key said', async () => {
      await issued();
      const answer = await verifyLicence(deps, await codeOf());
      expect(answer).toMatchObject({ verdict: 'valid', title: { zh: '证照有效' }, test: true });
      expect(answer.checks.every((c) => c.ok)).toBe(true);
      expect(answer.face.map((f) => f.value)).toContain('松澜云栖温泉度假有限公司');
      const [count] = await db.query<{ n: number }>('select n from licence_check where bureau = $1', [deps.bureau]);
      expect(count!.n).toBe(1);
    });
    test('one flipped character anywhere: altered', async () => {
      await issued();
      const url = await codeOf();
      const start = url.lastIndexOf('/') + 1;
      for (const at of [start, start + 9, start + 40, start + 120, url.length - 60, url.length - 1]) {
        const other = url[at] === 'A' ? 'B' : 'A';
        const answer = await verifyLicence(deps, url.slice(0, at) + other + url.slice(at + 1));
        expect(['altered', 'unknown']).toContain(answer.verdict);
        // A changed key id names a key that is not ours; everything else is an alteration.
        if (at > start + 8) expect(answer.verdict).toBe('altered');
        expect(answer.face).toEqual([]);
      }
    });
    test('ended in any way, or past its last day before the job has run: not valid, with the day', async () => {
      await issued();
      const code = await codeOf();
      clock.set(instant(Date.parse('2030-10-19T15:59:59Z')));
      expect((await verifyLicence(deps, code)).verdict).toBe('valid');
      clock.set(instant(Date.parse('2030-10-19T16:00:00Z')));
      const over = {
        verdict: 'not-valid',
        title: { zh: '已失效：已到期' },
        text: { zh: '已到期，有效期到2030年10月19日为止。' },
      };
      expect(await verifyLicence(deps, code)).toMatchObject(over);
      expect(await verifyLicence(deps, (await rowOf()).number)).toMatchObject(over);
      clock.set(instant(Date.parse('2026-11-10T02:00:00Z')));
      await tell('c1', { type: 'Frozen', on: '2026-11-10', complaint: 'x-1' });
      await follow();
      expect(await verifyLicence(deps, code)).toMatchObject({ verdict: 'not-valid', title: { zh: '已失效：已暂停' } });
    });
    test('another key is not ours; nonsense is not found', async () => {
      await issued();
      const code = await codeOf();
      const other = await localSigner(`${folder.path}/other-${deps.bureau}`);
      expect(await verifyLicence({ ...deps, signer: other }, code)).toMatchObject({
        verdict: 'unknown',
        title: { zh: '不是本局签发' },
      });
      expect(await verifyLicence(deps, '松审卫公〔2026〕第9999号')).toMatchObject({
        verdict: 'unknown',
        title: { zh: '查不到' },
      });
    });
    test('by number only the state, nothing of the holder', async () => {
      const row = await issued();
      for (const text of [row.number, row.identifier]) {
        const answer = await verifyLicence(deps, text);
        expect(answer.verdict).toBe('valid');
        expect(JSON.stringify(answer)).not.toContain('云栖');
      }
    });
  });

  describe('the certificate', () => {
    test('is pressed once for each edition and read back', async () => {
      const row = await issued();
      const press = { ...deps, writer };
      expect(await pressOf([licenceQueue(press)]).drain()).toBe(1);
      expect(await pressOf([licenceQueue(press)]).drain()).toBe(0);
      const pdf = await pressEdition(press, row.id, 1);
      expect(pdf?.kind === 'file' && pdf.content.subarray(0, 5).toString()).toBe('%PDF-');
      expect(await pressEdition(press, row.id, 2)).toBeUndefined();
    });
  });

  describe('双公示', () => {
    const inPublic = async () => (await published(db, deps.bureau, {}, 10)).map((r) => r.event);
    test('a permit and its ends are public', async () => {
      const first = await issued();
      expect(await inPublic()).toEqual(['Issued']);
      await tell('c2', received({ kind: 'cancel', licence: first.id }), decided('2026-10-21'));
      await follow();
      expect(await inPublic()).toEqual(['Cancelled', 'Issued']);
    });
    test('个保法 第二十八条: what is no permit, such as a health certificate, is not, nor is its end', async () => {
      given = { ...grant, permit: false };
      const first = await issued();
      await tell('c2', received({ kind: 'cancel', licence: first.id }), decided('2026-10-21'));
      await follow();
      expect((await rowOf()).state).toBe('cancelled');
      expect(await inPublic()).toEqual([]);
    });
  });

  test('a draft about a licence reads it only for its holder', async () => {
    const row = await issued();
    expect(await licenceSource(deps, db, row.id, 'p-spa')).toMatchObject({
      number: row.number,
      until: '2030-10-19' as Day,
    });
    expect(await licenceSource(deps, db, row.id, 'p-other')).toBeUndefined();
  });
});
