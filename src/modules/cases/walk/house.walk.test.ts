import { describe, expect, test } from 'vitest';
import { handIn } from '../../../../test/hand-in.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import type { Post } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Id } from '../../../kernel/ids.ts';
import { canonical } from '../../../platform/canonical.ts';
import type { Db } from '../../../platform/db.ts';
import { type Append, append, load } from '../../../platform/trail.ts';
import { loadBundled } from '../../catalogue/index.ts';
import type { WireCommand } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { type LoadedCase, loadCase } from '../handle.load.ts';
import { databaseStore } from '../handle.store.ts';
import { type ActAnswer, type ActRequest, attempt, runAct } from '../handle.ts';
import { Chance } from './prng.ts';

type Answer = ActAnswer | { readonly kind: 'key-reused' };
/** What of the house is walked and can be planted with a fault; the tables are those of the product. */
type House = {
  readonly act: (town: Town, request: ActRequest) => Promise<Answer>;
  readonly append: (tx: Db, a: Append<CaseEvent>) => ReturnType<typeof append>;
  /** Before a follower that was killed meets the same events again. */
  readonly killed: (db: Db) => Promise<unknown>;
};
const RIGHT: House = {
  act: (town, request) => runAct(town.caseDeps, request),
  append,
  killed: async () => undefined,
};

const ACTS: readonly (readonly [Post, WireCommand])[] = [
  ['acceptor', { act: 'decide-on-the-spot', articles: ['市场主体条例19'] }],
  ['acceptor', { act: 'ask-correction', missing: [{ ref: 'premises', defect: 'illegible' }] }],
  ['acceptor', { act: 'cancel-correction', reason: '看错了' }],
  ['oversight', { act: 'freeze', complaint: 'c-1' }],
  ['oversight', { act: 'unfreeze', finding: false }],
  ['oversight', { act: 'unfreeze', finding: false }],
  ['supervisor', { act: 'recuse', person: 'somebody', ground: 'kinship' }],
  ['delivery', { act: 'deliver', mode: 'window', items: ['decision'] }],
];

class Walker {
  readonly broken = new Set<number>();
  repeated = 0;
  beaten = 0;
  private readonly town: Town;
  private readonly house: House;
  private readonly r: Chance;
  private readonly cases: Id[] = [];
  private n = 0;

  constructor(town: Town, house: House, seed: number) {
    this.town = town;
    this.house = house;
    this.r = new Chance(seed);
  }

  async receive(): Promise<void> {
    const cookie = await this.town.session(await this.town.person(`申请人${this.cases.length}`));
    this.cases.push(await handIn(this.town, cookie, 'company-registration'));
  }

  private request(caseId: Id): ActRequest {
    const [post, wire] = this.r.of(ACTS);
    this.n += 1;
    const posts = [{ post, unit: 'licences', items: 'all' as const }];
    const viewer = { kind: 'person' as const, person: `officer-${post}`, posts, admin: false };
    return { caseId, wire, viewer, key: `walk-${String(this.n).padStart(6, '0')}` };
  }

  private async events(): Promise<number> {
    const [row] = await this.town.db.query<{ n: number }>('select count(*)::int as n from trail_event');
    return row!.n;
  }

  async step(): Promise<void> {
    const id = this.r.of(this.cases);
    const seen = (await loadCase(this.town.caseDeps, this.town.db, id))!;
    const request = this.request(id);
    const answer = await this.house.act(this.town, request);
    if (this.r.is(0.5)) await this.again(request, answer);
    if (answer.kind === 'done') await this.rival(seen);
    if (this.r.is(0.15)) await this.follow();
  }

  /** 36: the same key, after an answer that was lost on the way. */
  private async again(request: ActRequest, first: Answer): Promise<void> {
    const before = await this.events();
    const second = await this.house.act(this.town, request);
    this.repeated += first.kind === 'done' ? 1 : 0;
    if (canonical(second) !== canonical(first) || (await this.events()) !== before) this.broken.add(36);
  }

  /** 37: somebody who decided on the version that was there before the last act. */
  private async rival(seen: LoadedCase): Promise<void> {
    const { caseDeps, db } = this.town;
    const late = this.request(seen.record.id);
    const act = (tx: Db) => {
      const store = databaseStore(caseDeps, tx);
      const append = (_: LoadedCase, a: Append<CaseEvent>) => this.house.append(tx, a);
      return attempt(caseDeps, { ...store, load: async () => seen, append }, late);
    };
    try {
      if ((await db.transaction(act)).kind === 'done') this.broken.add(37);
    } catch (error) {
      if ((error as Error).constructor.name !== 'Raced') throw error;
      this.beaten += 1;
    }
  }

  /** Papers and licences follow; now and then their followers are killed and meet everything again. */
  private async follow(): Promise<void> {
    const { db, followers } = this.town;
    await followers.drain();
    if (!this.r.is(0.6)) return;
    await this.house.killed(db);
    await db.query(`update follower set position = 0 where name like 'papers %' or name like 'licences %'`);
    await followers.drain();
  }

  async audit(): Promise<void> {
    const { db, followers } = this.town;
    await followers.drain();
    const papers = await db.query<{ series: string; n: number; position: number; paper: string }>(
      `select p.series || p.year as series, p.n, e.position, p.kind || ' ' || p.case_id || ' ' || p.version as paper
         from filed_paper p join trail_event e
           on e.bureau = p.bureau and e.stream_kind = 'case' and e.stream_id = p.case_id and e.version = p.version
        order by 1, p.n`,
    );
    const last = new Map<string, { n: number; position: number }>();
    for (const p of papers) {
      const { n, position } = last.get(p.series) ?? { n: 0, position: 0 };
      if (p.n !== n + 1 || p.position < position) this.broken.add(39);
      last.set(p.series, p);
    }
    if (new Set(papers.map((p) => p.paper)).size !== papers.length) this.broken.add(39);
    const licences = await db.query<{ issued: number }>(
      `select count(e.*)::int as issued from case_view c left join trail_event e
          on e.bureau = c.bureau and e.stream_kind = 'licence' and e.type = 'Issued' and e.payload->>'case' = c.id
        where c.outcome = 'granted' group by c.id`,
    );
    if (licences.some((l) => l.issued !== 1)) this.broken.add(40);
    expect(papers.length).toBeGreaterThan(5);
    expect(licences.length).toBeGreaterThan(1);
  }
}

/** `until`: stops at the first breach of this invariant (for planted faults). */
const walk = async (fault: Partial<House> = {}, until?: number): Promise<Walker> => {
  const town = await openTown();
  await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
  const walker = new Walker(town, { ...RIGHT, ...fault }, 7);
  for (let i = 0; i < 7; i++) await walker.receive();
  const found = () => until !== undefined && walker.broken.has(until);
  for (let i = 0; i < 160 && !found(); i++) await walker.step();
  if (!found()) await walker.audit();
  await town.close();
  return walker;
};

describe('lifecycle 5: the invariants of the house around the case stream', { timeout: 60_000 }, () => {
  test('repeated, raced and killed at random it breaks none of 36, 37, 39, 40', async () => {
    const walked = await walk();
    expect([...walked.broken]).toEqual([]);
    // A walk that never did something has shown nothing about it.
    expect(walked.repeated).toBeGreaterThan(5);
    expect(walked.beaten).toBeGreaterThan(5);
  });

  const FAULTS: readonly (readonly [invariant: number, what: string, fault: Partial<House>])[] = [
    [
      36,
      'client keys are forgotten',
      {
        act: ({ caseDeps, db }, request) =>
          db.transaction((tx) => attempt(caseDeps, databaseStore(caseDeps, tx), request)),
      },
    ],
    [
      37,
      'an act is appended to whatever version is there',
      { append: async (tx, a) => append(tx, { ...a, expected: (await load(tx, a.bureau, a.stream)).head }) },
    ],
    [
      39,
      'a number is taken for a paper that is not filed',
      { killed: (db) => db.query('update paper_counter set last = last + 1') },
    ],
    [40, 'nobody knows of which case a licence is', { killed: (db) => db.query('update licence set case_id = id') }],
  ];
  test.each(FAULTS)('invariant %i is seen red: %s', async (invariant, _what, fault) => {
    expect([...(await walk(fault, invariant)).broken]).toContain(invariant);
  });
});
