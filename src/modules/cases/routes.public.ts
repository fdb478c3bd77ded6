import Type from 'typebox';
import { type Day, daysBetween } from '../../kernel/day.ts';
import { citation, citationLabel } from '../../law/statutes.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { remedyOrgans } from '../catalogue/index.ts';
import { itemsInHand, personOf, principalOf, type SignedIn } from '../people/index.ts';
import { clocksOf } from './clocks.ts';
import { ProgressView, RemediesView } from './contract.ts';
import { caseExplanations } from './handle.explanation.ts';
import { type LoadedCase, loadCase } from './handle.load.ts';
import { duesOf } from './handle.view.ts';
import { caseLedgers } from './ledger.view.ts';
import { casesOf } from './queries.queue.ts';
import { caseByNumber } from './queries.ts';
import { remedyDays } from './remedies.ts';
import type { CaseRoutesDeps } from './routes.ts';
import { clockView } from './view/clock.ts';
import { maskName } from './view/naming.ts';
import { stagesOf, verdictOf } from './view/verdict.ts';

/** 复议法20: sixty days; 行诉法46: six months. Both printed on every adverse decision. */
const WAYS = [
  { key: 'reconsideration', n: 60, unit: 'NATURAL_DAY', code: '复议法20' },
  { key: 'litigation', n: 6, unit: 'MONTH', code: '行诉法46' },
] as const;
const CHANNEL = '复议法22';
const MOST = 100;

const cited = (code: string) => {
  const found = citation(code);
  if (!found) throw new Error(`${code} is not in the table of statutes`);
  return { article: citationLabel(found), says: found.title };
};

/** What everybody may see: progress by number and code, and the ways open against a decision. */
export const registerPublic = (app: Server, deps: CaseRoutesDeps): void => {
  const { db, bureau } = deps;

  /** The same clocks, stages and sentences as on the applicant's page. */
  const progressOf = async (c: LoadedCase, today: Day): Promise<ProgressView> => {
    const clocks = clocksOf(c.state, c.terms, c.calendar, today);
    const dues = duesOf(clocks, today);
    const main = clocks.find((x) => x.k === 'K2') ?? clocks.find((x) => x.k === 'K3');
    const seen = main && clockView({ ...main, voided: main.status.kind === 'void' }, c.calendar, today);
    const [applicant, explanations] = await Promise.all([
      personOf(db, deps, c.record.applicant),
      caseExplanations(deps, db, c.record.id, false),
    ]);
    return {
      number: c.record.number,
      itemName: c.version.name,
      applicantName: applicant ? maskName(applicant.name, applicant.kind) : '',
      verdict: verdictOf(c.state, dues),
      stages: [...stagesOf(c.state, dues, seen ? { n: seen.counted, of: seen.n } : undefined)],
      ledgers: caseLedgers(c, c.terms, c.calendar, today, false, explanations),
      explanations,
      receivedOn: c.record.receivedOn,
      ...(c.record.firstDue ? { due: c.record.firstDue } : {}),
      today,
    };
  };

  app.get(
    '/api/progress',
    {
      config: { action: 'page.open', rateLimit: { max: 30, timeWindow: 60_000 } },
      schema: {
        summary: 'Public progress by number and code; names masked',
        querystring: Type.Object({ number: Type.String({ maxLength: 40 }), code: Type.String({ maxLength: 12 }) }),
        response: { 200: ProgressView },
      },
    },
    async (request) => {
      const row = await caseByNumber(db, bureau, request.query.number.trim());
      const c = row && row.code === request.query.code.trim() ? await loadCase(deps, db, row.id) : undefined;
      if (!c)
        return refuse(
          platformProblem('not-found', {
            message: { zh: '没有找到这件。号码或查询码不对。', en: 'No such matter: the number or the code is wrong.' },
            repair: { zh: '请照收件凭证核对。', en: 'Check them against the receipt.' },
          }),
        );
      return progressOf(c, deps.clock.today());
    },
  );

  const mine = async (viewer: SignedIn, today: Day): Promise<RemediesView['mine']> => {
    const rows = await casesOf(db, bureau, principalOf(viewer), itemsInHand(viewer), MOST);
    const ended = rows.filter((r) => r.decidedOn || r.how === 'rejected' || r.how === 'terminated');
    const loaded = await Promise.all(ended.map((r) => loadCase(deps, db, r.id)));
    return loaded.flatMap((c) => {
      if (!c) return [];
      const { record: r, version } = c;
      const days = remedyDays(
        c.events.map((e) => e.event),
        r.applicant,
        c.calendar,
      );
      const term = (until: Day) => ({ until, left: daysBetween(today, until) });
      return {
        id: r.id,
        number: r.number,
        itemName: version.name,
        outcome: r.outcome ?? r.how ?? '',
        decidedOn: r.decidedOn ?? r.closedOn ?? r.receivedOn,
        ...(days ? { told: days.told, reconsideration: term(days.reconsiderBy), litigation: term(days.sueBy) } : {}),
        organ: version.remedy.organ,
        court: version.remedy.court,
      };
    });
  };

  app.get(
    '/api/remedies',
    {
      config: { action: 'page.open' },
      schema: { summary: 'What can be done against a decision', response: { 200: RemediesView } },
    },
    async ({ viewer }) => {
      const today = deps.clock.today();
      return {
        today,
        ways: WAYS.map(({ code, ...way }) => ({ ...way, ...cited(code) })),
        channel: cited(CHANNEL),
        organs: await remedyOrgans(db, bureau),
        mine: viewer.kind === 'person' ? await mine(viewer, today) : [],
      };
    },
  );
};
