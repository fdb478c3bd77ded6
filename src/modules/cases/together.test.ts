import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { handIn, withoutHandingIn } from '../../../test/hand-in.ts';
import { newResidentId, openTown, type Town } from '../../../test/town.ts';
import type { Day } from '../../kernel/day.ts';
import { loadBundled } from '../catalogue/index.ts';
import type { CoApplicantView, JointView } from '../intake/contract.joint.ts';
import type { ObligationView } from '../obligations/contract.ts';
import { record } from '../obligations/handle.ts';
import { isRestricted } from '../obligations/index.ts';
import type { CaseView } from './contract.ts';
import { factsFor } from './handle.facts.ts';
import { loadCase } from './handle.load.ts';
import { factSource } from './handle.store.ts';

const ITEM = 'home-business-declaration';
const ORDERED = ({ clock }: Town) =>
  ({
    instant: clock.now(),
    day: clock.today(),
    act: 'rectify',
    actor: 'officer',
    post: 'examiner',
    channel: 'window',
  }) as const;

/** 共同申请: two apply for one thing; each says so in their own account, and only both together end it. */
describe('several applicants', () => {
  let town: Town;
  const cookie: Record<string, string> = {};
  const ids: Record<string, string> = {};
  const numbers: Record<string, string> = {};
  let draft = '';
  let id = '';
  const call = (who: string, method: 'GET' | 'POST' | 'DELETE', url: string, body?: object, key?: string) =>
    town.call(method, url, {
      cookie: cookie[who]!,
      ...(body ? { body } : {}),
      ...(key ? { headers: { 'idempotency-key': key } } : {}),
    });
  const named = async () =>
    ((await call('lin', 'GET', `/api/drafts/${draft}/co-applicants`)).body.coApplicants as CoApplicantView[]).map(
      (c) => [c.name, c.state],
    );
  const name = (who: string, number: string, by = 'lin') =>
    call(by, 'POST', `/api/drafts/${draft}/co-applicants`, { name: who, number });
  const joint = async (who: string) => (await call(who, 'GET', `/api/joint-applications/${draft}`)).body as JointView;
  const answer = async (who: string, join = true, rev?: number) =>
    call(who, 'POST', `/api/joint-applications/${draft}`, {
      join,
      rev: rev ?? (await joint(who)).rev,
      eDelivery: true,
    });
  const told = async (who: string) =>
    (await town.db.query<{ kind: string }>('select kind from notice where person = $1 order by id', [ids[who]])).map(
      (n) => n.kind,
    );
  const submit = async () => {
    const { rev } = (await call('lin', 'GET', `/api/drafts/${draft}`)).body;
    return call('lin', 'POST', `/api/drafts/${draft}/submit`, { rev, confirmTrue: true, eDelivery: true });
  };
  const seen = async (who: string) => (await call(who, 'GET', `/api/cases/${id}`)).body as CaseView;
  const withdraw = (who: string, agree: boolean, key?: string) =>
    call(who, 'POST', `/api/cases/${id}/withdrawal`, { agree }, key);

  beforeAll(async () => {
    town = await openTown();
    await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
    for (const [who, says] of [
      ['lin', '林知远'],
      ['shu', '舒云舟'],
      ['mo', '陌路人'],
    ] as const) {
      numbers[who] = newResidentId();
      ids[who] = await town.person(says, numbers[who]);
      cookie[who] = await town.session(ids[who]);
    }
    ids.acceptor = await town.person('受理岗');
    await town.post(ids.acceptor, 'acceptor');
    cookie.acceptor = await town.session(ids.acceptor);
    draft = await withoutHandingIn(town, cookie.lin!, ITEM);
  });
  afterAll(() => town.close());

  test('named by name and number; which of the two is wrong, and who exists, is nobody’s business', async () => {
    const wrong = await name('舒云', numbers.shu!);
    const nobody = await name('查无此人', newResidentId());
    for (const { status, body } of [wrong, nobody])
      expect([status, body.error.code, body.error.message.zh]).toEqual([
        422,
        'co-applicant-not-found',
        '没有找到名称和号码都相符的人或单位。',
      ]);
    expect((await name('林知远', numbers.lin!)).body.error.code).toBe('co-applicant-is-applicant');
    expect((await name('舒云舟', numbers.shu!, 'mo')).status).toBe(404);
    expect((await name('舒云舟', numbers.shu!)).status).toBe(200);
    expect((await name('舒云舟', numbers.shu!)).body.error.code).toBe('co-applicant-named');
    expect(await named()).toEqual([['舒云舟', 'asked']]);
    expect(await told('shu')).toEqual(['joint.named']);
  });

  test('only who is asked reads it, all of it, and changes nothing', async () => {
    expect((await call('mo', 'GET', `/api/joint-applications/${draft}`)).status).toBe(404);
    expect((await call('shu', 'GET', '/api/joint-applications')).body).toMatchObject([
      { draft, applicantName: '林知远', state: 'asked' },
    ]);
    const view = await joint('shu');
    const lines = view.sections.flatMap((s) => s.lines);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.find((l) => l.label.zh === '所在地区')!.value.zh).not.toMatch(/\d/);
    expect(view.situation.length).toBeGreaterThan(0);
    const [file] = view.materials.flatMap((m) => m.files);
    const open = async (who: string) => (await call(who, 'GET', `/api/files/${file!.id}`)).status;
    expect([await open('shu'), await open('mo')]).toEqual([200, 404]);
    expect((await call('shu', 'GET', `/api/drafts/${draft}`)).status).toBe(404);
    expect(
      (await call('mo', 'POST', `/api/joint-applications/${draft}`, { join: true, rev: 1, eDelivery: true })).status,
    ).toBe(404);
  });

  test('许可法31: handing in with an unanswered co-applicant is refused by name, with the repair', async () => {
    const { status, body } = await submit();
    expect([status, body.error.code, body.error.article]).toEqual([422, 'signature-missing', '许可法31']);
    expect(body.error.message.zh).toContain('舒云舟');
    expect(body.error.message.zh).toContain('去掉没有答应的人');
  });

  test('a no, and a yes to what was not seen, do not count either', async () => {
    expect((await answer('shu', false)).body.state).toBe('declined');
    expect(await told('lin')).toEqual(['joint.declined']);
    expect((await submit()).body.error.code).toBe('signature-missing');
    expect((await answer('shu', true, 1)).body.error.code).toBe('joint-changed');
    expect((await answer('shu')).body.state).toBe('joined');
    expect(await named()).toEqual([['舒云舟', 'joined']]);
  });

  test('changed after the yes: it must be given again', async () => {
    const view = (await call('lin', 'GET', `/api/drafts/${draft}`)).body;
    const body = { field: 'business', value: '线上零售茶叶', seen: view.rev, device: 'laptop' };
    const saved = await town.call('PATCH', `/api/drafts/${draft}`, { cookie: cookie.lin!, body });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    expect(await named()).toEqual([['舒云舟', 'changed']]);
    expect((await submit()).body.error.code).toBe('signature-missing');
    expect((await call('lin', 'POST', `/api/drafts/${draft}/co-applicants/${ids.shu}/ask`)).status).toBe(200);
    expect((await told('shu')).filter((k) => k === 'joint.named')).toHaveLength(2);
    expect((await answer('shu')).status).toBe(200);
  });

  test('handed in: both are parties, both are told, both read matter, papers and ledger; a stranger does not', async () => {
    const done = await submit();
    expect(done.status, JSON.stringify(done.body)).toBe(201);
    id = done.body.caseId;
    expect(done.body.toldTo.sort()).toEqual(['林知远', '舒云舟'].sort());
    expect(await told('shu')).toContain('paper.receipt');
    const view = await seen('shu');
    expect(view).toMatchObject({ side: 'applicant', applicant: { name: '林知远', coApplicants: ['舒云舟'] } });
    expect(view.answers.length).toBeGreaterThan(0);
    expect((await call('shu', 'GET', '/api/cases/mine')).body.map((c: { id: string }) => c.id)).toEqual([id]);
    expect((await call('mo', 'GET', `/api/cases/${id}`)).status).toBe(404);
    for (const sought of ['知远', '舒云'])
      expect(
        (await call('acceptor', 'GET', `/api/desk/queue?view=all&q=${encodeURIComponent(sought)}`)).body.rows.map(
          (r: { id: string }) => r.id,
        ),
        sought,
      ).toEqual([id]);
    await town.followers.drain();
    const [receipt] = (await seen('shu')).papers;
    expect((await call('shu', 'GET', `/api/papers/${receipt!.id}/pdf`)).status).toBe(200);
    expect((await call('mo', 'GET', `/api/papers/${receipt!.id}/pdf`)).status).toBe(404);
    expect((await call('shu', 'POST', `/api/cases/${id}/messages`, { text: '门牌是 3 单元' })).status).toBeLessThan(
      300,
    );
    const [event] = await town.db.query<{ payload: object }>(
      `select payload from trail_event where stream_id = $1 and type = 'Received'`,
      [id],
    );
    expect(event!.payload).toMatchObject({ applicant: ids.lin, coApplicants: [ids.shu] });
    expect((await answer('shu')).body.error.code).toBe('joint-closed');
  });

  test('许可法29: the first asks and is waited for; the case goes on; who agreed may take it back', async () => {
    expect((await seen('lin')).acts.find((a) => a.act === 'withdraw')).toMatchObject({
      may: false,
      because: { code: 'co-applicants-agree', article: '许可法29' },
    });
    const direct = await call('lin', 'POST', `/api/cases/${id}/acts/withdraw`, {});
    expect(direct.body.error.message.zh).toContain('舒云舟');
    expect((await withdraw('mo', true)).status).toBe(404);
    expect((await withdraw('lin', true, 'withdraw-key-1')).body).toEqual({ waits: ['舒云舟'] });
    expect((await withdraw('lin', true, 'withdraw-key-1')).body).toEqual({ waits: ['舒云舟'] });
    expect((await withdraw('lin', false, 'withdraw-key-1')).body.error.code).toBe('key-reused');
    expect((await told('shu')).filter((k) => k.startsWith('joint.withdrawal'))).toEqual(['joint.withdrawal-asked']);
    expect((await seen('shu')).withdrawal).toEqual({ agreed: ['林知远'], waits: ['舒云舟'], mine: false });
    expect((await seen('acceptor')).withdrawal).toBeUndefined();
    expect((await withdraw('lin', false)).body).toEqual({ waits: ['林知远', '舒云舟'] });
    expect(await told('shu')).toContain('joint.withdrawal-off');
    expect((await withdraw('shu', true)).body).toEqual({ waits: ['林知远'] });
    expect((await seen('lin')).state).toBe('received');
  });

  test('the last one’s word withdraws it: one event with the agreement of each, kept beside word for word', async () => {
    expect((await withdraw('lin', true)).body).toEqual({ waits: [] });
    expect(await seen('shu')).toMatchObject({ state: 'closed', how: 'withdrawn' });
    const events = await town.db.query<{ payload: { agreed: { party: string }[] } }>(
      `select payload from trail_event where stream_id = $1 and type = 'Withdrawn'`,
      [id],
    );
    expect(events).toHaveLength(1);
    expect(events[0]!.payload.agreed.map((a) => a.party)).toEqual([ids.shu, ids.lin]);
    const words = await town.db.query(
      `select person, agreed from case_consent where about = 'withdrawal' order by position`,
    );
    expect(words).toEqual([
      { person: ids.lin, agreed: true },
      { person: ids.lin, agreed: false },
      { person: ids.shu, agreed: true },
      { person: ids.lin, agreed: true },
    ]);
    expect((await withdraw('shu', true)).body.error.code).toBe('case-closed');
    expect(await told('shu')).toContain('paper.withdrawal');
  });

  test('two who say the last yes at once: both are heard, and it is withdrawn once', async () => {
    draft = await withoutHandingIn(town, cookie.lin!, ITEM);
    await name('舒云舟', numbers.shu!);
    await answer('shu');
    id = (await submit()).body.caseId;
    const both = await Promise.all([withdraw('lin', true), withdraw('shu', true)]);
    expect(both.map((b) => b.status)).toEqual([200, 200]);
    expect(both.map((b) => b.body.waits.length).sort()).toEqual([0, 1]);
    expect((await seen('lin')).how).toBe('withdrawn');
  });

  test('taken off before handing in: they read nothing more, and the application goes in without them', async () => {
    draft = await withoutHandingIn(town, cookie.lin!, ITEM);
    await name('舒云舟', numbers.shu!);
    expect((await call('lin', 'DELETE', `/api/drafts/${draft}/co-applicants/${ids.shu}`)).status).toBe(200);
    expect(await told('shu')).toContain('joint.dropped');
    expect((await call('shu', 'GET', `/api/joint-applications/${draft}`)).status).toBe(404);
    id = (await submit()).body.caseId;
    expect((await seen('lin')).applicant).not.toHaveProperty('coApplicants');
    expect((await call('shu', 'GET', `/api/cases/${id}`)).status).toBe(404);
    expect((await seen('lin')).acts.find((a) => a.act === 'withdraw')).toMatchObject({ may: true });
    expect(await handIn(town, cookie.lin!, ITEM)).toEqual(expect.any(String));
  });

  test('许可法31: a no said while it is being handed in counts, and it is not handed in', async () => {
    draft = await withoutHandingIn(town, cookie.lin!, ITEM);
    await name('舒云舟', numbers.shu!);
    await answer('shu');
    const { db } = town.caseDeps;
    const batch = db.batch.bind(db);
    vi.spyOn(db, 'batch').mockImplementationOnce(async (statements) => {
      expect((await answer('shu', false)).status).toBe(200);
      return batch(statements);
    });
    expect((await submit()).body.error.code).toBe('draft-changed');
    vi.restoreAllMocks();
    expect((await submit()).body.error.code).toBe('signature-missing');
    expect((await call('lin', 'GET', `/api/drafts/${draft}`)).body.state).not.toBe('submitted');
  });

  test('a deleted application is no longer shown to those who were asked', async () => {
    expect((await joint('shu')).sections.length).toBeGreaterThan(0);
    expect((await call('lin', 'DELETE', `/api/drafts/${draft}`)).status).toBeLessThan(300);
    expect(await joint('shu')).toMatchObject({ open: false, sections: [], materials: [] });
  });

  test('许可法29: with a mandate for other services nobody sees where the principal is asked', async () => {
    draft = await withoutHandingIn(town, cookie.lin!, ITEM);
    await name('舒云舟', numbers.shu!);
    const asked = async (items: string[]) => {
      const mandate = await town.mandate(ids.shu!, ids.mo!, items);
      const acting = await town.session(ids.mo!, { principal: ids.shu!, mandate });
      return (await town.call('GET', '/api/joint-applications', { cookie: acting })).body.length;
    };
    expect([await asked(['food-service']), await asked([ITEM])]).toEqual([0, 1]);
  });

  test('a broken promise of one applicant closes tolerance and commitment to all of them', async () => {
    await answer('shu');
    id = (await submit()).body.caseId;
    const c = (await loadCase(town.caseDeps, town.db, id))!;
    const restricted = async (who: string) => {
      const isRestricted = async (_db: unknown, person: string) => person === ids[who];
      const deps = { ...town.caseDeps, isRestricted };
      return (await factsFor(deps, factSource(deps, town.db), c, { kind: 'anonymous' }, town.clock.now()))
        .subjectRestricted;
    };
    expect([await restricted('lin'), await restricted('shu'), await restricted('mo')]).toEqual([true, true, false]);
  });

  test('a promise that two gave and broke closes them to each, until it is repaired', async () => {
    const restricted = () =>
      Promise.all(['lin', 'shu', 'mo'].map((who) => isRestricted(town.db, town.bureau, ids[who]!, 'tolerance')));
    await town.db.query(
      `insert into obligation (bureau, id, case_id, source, kind, item, debtor, what, due, state, consequence, version, updated_at)
       values ($1, 'o-1', $2, 1, 'owed-material', $3, $4, '{}', '2026-11-20', 'broken', 'terminate', 3, now())`,
      [town.bureau, id, ITEM, ids.lin],
    );
    expect(await restricted()).toEqual([true, true, false]);
    await town.db.query(`update obligation set state = 'repaired' where id = 'o-1'`);
    expect(await restricted()).toEqual([false, false, false]);
  });

  test('许可法31: an order to put right is each one’s: both are told, either sees it and answers, a third does not', async () => {
    const event = { on: town.clock.today(), by: 'officer' };
    const promised = { kind: 'commitment', case: id, source: 2, item: ITEM, debtor: ids.lin!, what: ['1'] } as const;
    const due = { due: town.clock.today(), consequence: 'revoke', deciders: [] } as const;
    const found = { inspectors: ['officer'], finding: 'not-kept', record: 'r' } as const;
    await record({ ...town.ports, facts: {} as never }, town.db, { id: 'o-2', source: 2 }, ORDERED(town), [
      { type: 'Promised', ...event, ...promised, ...due },
      { type: 'Checked', ...event, ...found },
      { type: 'RectifyOrdered', ...event, until: town.clock.today(), reason: { hash: 'h' } },
    ]);
    await town.followers.drain();
    const order = async (who: string) => {
      const mine = (await call(who, 'GET', '/api/obligations/mine')).body as ObligationView[];
      return mine.find((o) => o.id === 'o-2');
    };
    const answers = async (who: string) =>
      (await call(who, 'POST', '/api/obligations/o-2/acts/give-evidence', { version: 3, words: '已经改好' })).status;
    expect((await order('shu'))?.debtor).toBe('林知远、舒云舟');
    expect(await order('mo')).toBeUndefined();
    for (const who of ['lin', 'shu']) expect(await told(who)).toContain('obligation.rectify-ordered');
    expect([await answers('mo'), await answers('shu')]).toEqual([404, 200]);
    expect((await order('lin'))?.state).toBe('given');
  });
});
