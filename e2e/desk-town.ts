import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect } from '@playwright/test';
import { caseDepsOf } from '../src/app.rooms.ts';
import { buildApp } from '../src/app.ts';
import type { Post } from '../src/kernel/actor.ts';
import type { Day } from '../src/kernel/day.ts';
import { creditCodeCheckChar, residentIdCheckChar } from '../src/kernel/identifiers.ts';
import type { Instant } from '../src/kernel/instant.ts';
import type { CaseView } from '../src/modules/cases/contract.ts';
import { sendWarnings, serveLapses, sweepLapses } from '../src/modules/cases/index.ts';
import { loadBundled, publishedVersion } from '../src/modules/catalogue/index.ts';
import type { DraftView } from '../src/modules/intake/contract.ts';
import { addPost, enterPerson } from '../src/modules/people/index.ts';
import { addSession } from '../src/modules/people/queries.session.ts';
import { addBureau, addSite, addUnit } from '../src/modules/places/index.ts';
import { clockFrom } from '../src/platform/clock.system.ts';
import { memoryPglite } from '../src/platform/db.pglite.ts';
import { migrate, readMigrations } from '../src/platform/migrate.ts';
import { tokenHash } from '../src/platform/password.ts';
import { chanceOf } from '../src/seed/chance.ts';
import { complete, presetOf, situationOf } from '../src/seed/fill.ts';

/** The product with the built pages, a calendar that can be turned, and one officer for every post: the desk's acts are walked in it. */
export type DeskTown = Awaited<ReturnType<typeof openDeskTown>>;

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Resources<<>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
let count = 0;
const residentId = (): string => {
  count += 1;
  const first17 = `2301091990${String(1 + (count % 12)).padStart(2, '0')}${String(1 + (count % 28)).padStart(2, '0')}${String(count % 1000).padStart(3, '0')}`;
  return first17 + residentIdCheckChar(first17);
};
const creditCode = (): string => {
  count += 1;
  const first17 = `91230109MA${String(count).padStart(7, '0')}`;
  return first17 + creditCodeCheckChar(first17);
};

export const PEOPLE = {
  acceptor: ['程清和', ['acceptor', 'intake']],
  examiner: ['乔亦然', ['examiner']],
  examiner2: ['沐望舒', ['examiner']],
  reviewer: ['纪明川', ['reviewer']],
  decider: ['蔺知远', ['decider']],
  decider2: ['顾景行', ['decider']],
  head: ['宁长安', ['head']],
  supervisor: ['卫思源', ['supervisor']],
  chair: ['岳听澜', ['chair']],
  oversight: ['柏松年', ['oversight']],
  delivery: ['项念初', ['delivery']],
  fire: ['裴云舟', ['consultee']],
} as const satisfies Record<string, readonly [string, readonly Post[]]>;
/** Who may be asked to apply together with the firm. */
export const PARTNER = { name: '舒云舟', number: residentId() } as const;
export type Who = keyof typeof PEOPLE | 'boss' | 'partner';

export const openDeskTown = async () => {
  const db = await memoryPglite();
  await migrate(db, await readMigrations());
  const clock = clockFrom('2026-10-19T01:30:00.000Z' as Instant);
  const folder = await mkdtemp(join(tmpdir(), 'oneseal-desk-'));
  const bureau = 'b1';
  await addBureau(db, { id: bureau, name: { zh: '松澜行政审批局', en: 'Songlan approval bureau' }, demo: false });
  await addUnit(db, bureau, { id: 'licences', name: { zh: '许可一处', en: 'Licences I' } });
  await addSite(db, bureau, {
    id: 'centre',
    kind: 'centre',
    name: { zh: '政务服务中心', en: 'Service centre' },
    address: { zh: '云岭大街 1 号', en: '1 Yunling Avenue' },
    region: '230109',
  } as never);
  await loadBundled(db, bureau, { by: 'bundled', at: clock.now(), on: '2026-01-01' as Day });
  const { server, ports, followers, start } = await buildApp({
    db,
    clock,
    bureau,
    masterKey: Buffer.alloc(32, 9),
    filesFolder: folder,
    webFolder: join(import.meta.dirname, '..', 'dist', 'web'),
    signInLimit: 10_000,
  });
  const ids = {} as Record<Who, string>;
  for (const [key, [name, posts]] of Object.entries(PEOPLE)) {
    const id = await enterPerson(db, ports, { kind: 'natural', name, number: residentId() });
    for (const post of posts)
      await addPost(db, {
        bureau,
        id: ports.random.id(),
        person: id,
        post,
        unit: 'licences',
        site: null,
        items: null,
        from: '2026-01-01' as Day,
        until: null,
      });
    ids[key as Who] = id;
  }
  const person = await enterPerson(db, ports, { kind: 'natural', name: '林知远', number: residentId() });
  const firm = await enterPerson(db, ports, {
    kind: 'legal',
    name: '松澜云栖温泉度假有限公司',
    number: creditCode(),
    representative: person,
    address: '松澜新区云岭大街 36 号',
  } as never);
  ids.boss = person;
  ids.partner = await enterPerson(db, ports, { kind: 'natural', ...PARTNER });
  const tokens = new Map<Who, string>();
  for (const who of Object.keys(ids) as Who[]) {
    const token = ports.random.token();
    await addSession(db, {
      bureau,
      tokenHash: tokenHash(token),
      account: null,
      person: ids[who],
      principal: who === 'boss' ? firm : null,
      mandate: null,
      at: clock.now(),
      until: '2027-12-31T00:00:00.000Z' as Instant,
    });
    tokens.set(who, token);
  }
  start();
  await server.listen({ port: 0, host: '127.0.0.1' });
  const base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;

  let keys = 0;
  const call = async (who: Who, method: string, path: string, body?: object): Promise<Response> => {
    keys += 1;
    return fetch(`${base}${path}`, {
      method,
      headers: {
        cookie: `oneseal=${tokens.get(who)}`,
        'idempotency-key': `walk-${String(keys).padStart(8, '0')}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  };
  const json = async <T>(who: Who, method: string, path: string, body?: object): Promise<T> => {
    const r = await call(who, method, path, body);
    const text = await r.text();
    expect(r.ok, `${method} ${path}: ${text}`).toBe(true);
    return JSON.parse(text) as T;
  };
  const draft = (id: string) => json<DraftView>('boss', 'GET', `/api/drafts/${id}`);
  const view = (who: Who, id: string) => json<CaseView>(who, 'GET', `/api/cases/${id}`);
  /** An act over the interface, to get a case where the walk begins. */
  const act = (who: Who, id: string, name: string, body: object = {}) =>
    json<{ version: number }>(who, 'POST', `/api/cases/${id}/acts/${name}`, body);

  /** An application as a firm hands it in, complete but for what it promises to bring later. */
  type More = {
    readonly situation?: Record<string, readonly string[]>;
    readonly track?: 'tolerance' | 'commitment';
    readonly answers?: object;
    /** An application that was begun on the screen. */
    readonly draft?: string;
  };
  /** The same up to the last look before handing in. */
  const fillIn = async (item: string, more: More = {}): Promise<DraftView> => {
    const version = (await publishedVersion(db, bureau, item))!;
    const preset = presetOf(item, chanceOf(5), clock.today()) as ReturnType<typeof presetOf> & {
      readonly situation?: Record<string, readonly string[]>;
    };
    const situation = { ...situationOf(version, chanceOf(3)), ...(preset.situation ?? {}), ...more.situation };
    let draft = more.draft
      ? await json<DraftView>('boss', 'GET', `/api/drafts/${more.draft}`)
      : await json<DraftView>('boss', 'POST', '/api/drafts', { item, situation });
    if (more.draft)
      draft = await json('boss', 'PUT', `/api/drafts/${draft.id}/situation`, { situation, seen: draft.rev });
    const own = { ...draft.answers, ...preset.answers, ...more.answers } as never;
    const answers = complete(version, draft.situation as never, own, chanceOf(4), clock.today());
    for (const [field, value] of Object.entries(answers)) {
      const body = { field, value, seen: draft.rev, device: 'walk' };
      await json('boss', 'PATCH', `/api/drafts/${draft.id}`, body);
    }
    draft = await json('boss', 'GET', `/api/drafts/${draft.id}`);
    const wanted = () => draft.errors.flatMap((e) => (e.at.startsWith('material.') ? [e.at.slice(9)] : []));
    if (more.track) {
      const later = version.materials.filter((m) => m.necessity === 'deferrable').map((m) => m.ref);
      const refs = more.track === 'tolerance' ? wanted().filter((r) => later.includes(r)) : [];
      draft = await json('boss', 'POST', `/api/drafts/${draft.id}/promise`, { kind: more.track, refs, signed: true });
      draft = await json('boss', 'GET', `/api/drafts/${draft.id}`);
    }
    for (const ref of wanted()) {
      const form = new FormData();
      form.append('file', new Blob([PDF], { type: 'application/pdf' }), `${ref}.pdf`);
      keys += 1;
      const r = await fetch(`${base}/api/drafts/${draft.id}/files/${ref}`, {
        method: 'POST',
        headers: { cookie: `oneseal=${tokens.get('boss')}`, 'idempotency-key': `walk-file-${keys}` },
        body: form,
      });
      expect(r.ok, `${ref}: ${await r.clone().text()}`).toBe(true);
    }
    draft = await json('boss', 'GET', `/api/drafts/${draft.id}`);
    expect(
      draft.errors.map((e) => e.at),
      item,
    ).toEqual([]);
    return draft;
  };
  const apply = async (item: string, more: More = {}): Promise<string> => {
    const draft = await fillIn(item, more);
    const { caseId } = await json<{ caseId: string }>('boss', 'POST', `/api/drafts/${draft.id}/submit`, {
      rev: draft.rev,
      confirmTrue: true,
      eDelivery: true,
    });
    return caseId;
  };

  /** Examined, checked on site and reviewed: the decider holds it. */
  const toDecision = async (id: string): Promise<string> => {
    await act('acceptor', id, 'accept');
    await act('examiner', id, 'claim');
    await act('examiner', id, 'site-check', {
      kind: 'site',
      inspectors: [ids.examiner, ids.examiner2],
      finding: 'passed',
      recordWords: '共 8 项，全部合格。',
    });
    for (const who of ['examiner', 'reviewer'] as const) {
      const step = (await view(who, id)).steps.find((s) => s.state === 'now');
      if (step?.post !== (who === 'examiner' ? 'examiner' : 'reviewer')) continue;
      if (who === 'reviewer') await act('reviewer', id, 'claim');
      await act(who, id, 'pass-on', { opinion: '建议准予。' });
    }
    await act('decider', id, 'claim');
    return id;
  };

  /** What a day does by itself, without waiting for the half minute. */
  const timed = caseDepsOf(ports, { base: 'http://127.0.0.1' } as never);
  const tick = async (): Promise<void> => {
    await sweepLapses(timed);
    await serveLapses(timed);
    await sendWarnings(timed);
  };

  const be = async (context: BrowserContext, who: Who) => {
    await context.clearCookies();
    await context.addCookies([{ name: 'oneseal', value: tokens.get(who)!, url: base }]);
  };
  const close = async () => {
    await server.close();
    await followers.stop();
    await db.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { base, clock, ids, firm, json, call, act, view, draft, fillIn, apply, toDecision, tick, be, close };
};
