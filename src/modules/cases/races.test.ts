import { expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { openTown } from '../../../test/town.ts';
import { day } from '../../kernel/day.ts';
import { CHINA } from '../../law/calendar.china.ts';
import { publishAmendment } from './jobs.ts';
import { rankFacts } from './queries.ts';

eachDatabase((name, open) => {
  test(`two amendments of the calendar at once: the second is made on what the first left (${name})`, async () => {
    const town = await openTown({ db: await open() });
    const publish = (version: string, off: string) =>
      publishAmendment(town.caseDeps, { by: 'head', key: `amend-${version}-0000`, content: off }, () => ({
        version,
        on: day('2026-11-22'),
        reason: '调休',
        paper: '国办发明电',
        off: [{ day: day(off), name: '调休' }],
      }));
    // Two connections that are there already, so that both begin at the same moment.
    await Promise.all([1, 2].map(() => town.db.transaction((tx) => tx.query('select pg_sleep(0.1)'))));
    await Promise.all([publish('a', '2026-12-01'), publish('b', '2026-12-02')]);
    const { version, amendments = [], off } = await town.caseDeps.calendar(town.db);
    expect(amendments.map((a) => a.from)).toEqual([CHINA.version, amendments[0]!.to]);
    expect(version).toBe(amendments[1]!.to);
    expect([...off.keys()]).toEqual(expect.arrayContaining(['2026-12-01', '2026-12-02']));
    await town.close();
  });

  test(`许可法57: whoever grants the last permit counts what the other one granted before (${name})`, async () => {
    const town = await openTown({ db: await open() });
    const heard: string[] = [];
    let release = () => {};
    const waits = new Promise<void>((done) => {
      release = done;
    });
    const decide = (who: string, until?: Promise<void>) =>
      town.db.transaction(async (tx) => {
        await rankFacts(tx, town.bureau, 'taxi', who, { quota: 'taxi:1' });
        heard.push(`${who} counts`);
        await until;
        heard.push(`${who} grants`);
      });
    const first = decide('A', waits);
    while (heard.length === 0) await new Promise((next) => setTimeout(next, 5));
    const second = decide('B');
    await new Promise((next) => setTimeout(next, 200));
    release();
    await Promise.all([first, second]);
    expect(heard).toEqual(['A counts', 'A grants', 'B counts', 'B grants']);
    await town.close();
  });
});
