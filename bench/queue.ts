import { fullDesk, OPEN } from './desk.town.ts';
import { atLeast, atMost, forReading, type Measure, quantile, report, round } from './measure.ts';

/** Milliseconds that an answer of the desk may take on the server with so many open cases, in half of the asks. */
const LIMIT = 150;
/** Of the processor: a name sought among so many, most of whom the index leaves out. */
const LIMIT_NAME = 60;
const ROUNDS = 15;

/** Server times of the queue's answers with ten thousand open cases on PostgreSQL; a supervisor sees them all. */
export const run = async (): Promise<readonly Measure[]> => {
  const desk = await fullDesk();
  try {
    const cookie = `oneseal=${desk.token}`;
    const ask = async (url: string): Promise<string> => {
      const answer = await desk.app.server.inject({ method: 'GET', url, headers: { cookie } });
      if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
      return answer.body;
    };
    const timed = async (
      name: string,
      url: string | ((i: number) => string),
      limit: number,
      byProcessor = false,
    ): Promise<Measure[]> => {
      const at = typeof url === 'string' ? () => url : url;
      await ask(at(-1));
      const took: number[] = [];
      const before = process.cpuUsage();
      for (let i = 0; i < ROUNDS; i++) {
        const begun = performance.now();
        await ask(at(i));
        took.push(performance.now() - begun);
      }
      const used = process.cpuUsage(before);
      const cpu = round((used.user + used.system) / 1000 / ROUNDS, 1);
      const half = round(quantile(took, 0.5), 1);
      return [
        byProcessor
          ? forReading(`${name}, half within`, half, 'ms')
          : atMost(`${name}, half within`, half, 'ms', limit),
        forReading(`${name}, 95 % within`, round(quantile(took, 0.95), 1), 'ms'),
        byProcessor
          ? atMost(`${name}, processor time`, cpu, 'ms', limit)
          : forReading(`${name}, processor time`, cpu, 'ms'),
      ];
    };
    const sought = (name: string) => `/api/desk/queue?view=all&q=${encodeURIComponent(name)}`;
    const unlearnt = process.cpuUsage();
    const found = JSON.parse(await ask(sought('第7777号'))) as { rows: { applicantName: string }[] };
    const { user, system } = process.cpuUsage(unlearnt);
    const counts = JSON.parse(await ask('/api/desk/counts?view=all')) as { views: { all: number } };
    return [
      atLeast('open cases', counts.views.all, '', OPEN),
      atLeast('found by the applicant’s name', found.rows.length, '', 1),
      ...(await timed('queue, first page', '/api/desk/queue?view=all', LIMIT)),
      ...(await timed('queue, my own posts', '/api/desk/queue?view=can', LIMIT)),
      ...(await timed('queue, filtered', '/api/desk/queue?view=all&item=food-service&mark=yellow', LIMIT)),
      ...(await timed('counts of all views and tabs', '/api/desk/counts?view=all', LIMIT)),
      ...(await timed('what can be filtered by', '/api/desk/facets?view=all', LIMIT)),
      forReading('the first name sought, none learnt yet, processor time', round((user + system) / 1000), 'ms'),
      ...(await timed('a name sought among the applicants', (i) => sought(`第${4000 + i}号`), LIMIT_NAME, true)),
      ...(await timed('the same name asked again', sought('第7777号'), LIMIT)),
    ];
  } finally {
    await desk.end();
  }
};

if (import.meta.main) report(await run());
