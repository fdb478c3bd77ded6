import { expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { openTown, type Town } from '../../../test/town.ts';
import { day } from '../../kernel/day.ts';
import { CHINA } from '../../law/calendar.china.ts';
import type { Db } from '../../platform/db.ts';
import { append, NEW_STREAM } from '../../platform/trail.ts';
import { numberTaken } from '../licences/index.ts';
import { publishAmendment } from './jobs.amendment.ts';
import { rankFacts } from './queries.facts.ts';

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

  /** Two decide at once; the second has asked before the first has written. */
  const decidedInTurn = async (town: Town, asks: (tx: Db, who: string) => Promise<unknown>): Promise<string[]> => {
    const heard: string[] = [];
    let release = () => {};
    const waits = new Promise<void>((done) => {
      release = done;
    });
    const decide = (who: string, until?: Promise<void>) =>
      town.db.transaction(async (tx) => {
        await asks(tx, who);
        heard.push(`${who} asks`);
        await until;
        heard.push(`${who} grants`);
      });
    const first = decide('A', waits);
    while (heard.length === 0) await new Promise((next) => setTimeout(next, 5));
    const second = decide('B');
    await new Promise((next) => setTimeout(next, 200));
    release();
    await Promise.all([first, second]);
    return heard;
  };
  const IN_TURN = ['A asks', 'A grants', 'B asks', 'B grants'];

  test(`许可法57: whoever grants the last permit counts what the other one granted before (${name})`, async () => {
    const town = await openTown({ db: await open() });
    const heard = await decidedInTurn(town, (tx, who) => rankFacts(tx, town.bureau, 'taxi', who, { quota: 'taxi:1' }));
    expect(heard).toEqual(IN_TURN);
    await town.close();
  });

  test(`自然资函〔2024〕709号: a number that another decision states is taken before its licence is there (${name})`, async () => {
    const town = await openTown({ db: await open() });
    const taken = (number: string, who: string) => numberTaken(town.db, town.bureau, number, who);
    await append(town.db, {
      bureau: town.bureau,
      stream: { kind: 'case', id: 'A' },
      expected: NEW_STREAM,
      envelope: {
        instant: town.clock.now(),
        day: day('2026-11-22'),
        act: 'grant',
        actor: 'd',
        post: 'decider',
        channel: 'window',
      },
      events: [{ type: 'Decided', on: '2026-11-22', licenceNumber: '建字第230109202600012号' } as never],
    });
    expect(await taken('建字第230109202600012号', 'B')).toBe(true);
    expect(await taken('建字第230109202600012号', 'A')).toBe(false);
    expect(await taken('建字第230109202600013号', 'B')).toBe(false);
    expect(await decidedInTurn(town, (tx, who) => numberTaken(tx, town.bureau, 'N', who))).toEqual(IN_TURN);
    await town.close();
  });

  test(`许可法57: a permit that has ended is there for the next; one that is suspended is not (${name})`, async () => {
    const town = await openTown({ db: await open() });
    const granted = async (id: string, state?: string) => {
      await town.db.query(
        `insert into case_view (bureau, id, number, full_number, code, item, item_version, applicant, channel, received_on,
           e_delivery, state, outcome, paused, corrected, owed, commitment, deemed, unserved, version, updated_at)
         values ($1, $2, $2, $2, '0', 'taxi', 1, 'p', 'web', '2026-11-02', true, 'closed', 'granted', false, false, false,
           false, false, 0, 9, now())`,
        [town.bureau, id],
      );
      if (state)
        await town.db.query(
          `insert into licence (bureau, id, case_id, item, kind, name, number, identifier, edition, state, since, holder,
             from_day, issued_on, issuer, version, updated_at)
           values ($1, $2, $2, 'taxi', 'taxi', '{}', $2, '', 1, $3, '2026-11-20', 'p', '2026-11-02', '2026-11-02', 'b', 1, now())`,
          [town.bureau, id, state],
        );
    };
    await granted('still to be issued');
    await granted('c1', 'in-force');
    await granted('c2', 'suspended');
    for (const [i, ended] of ['expired', 'withdrawn', 'revoked', 'penalised', 'cancelled'].entries())
      await granted(`ended ${i}`, ended);
    expect(await rankFacts(town.db, town.bureau, 'taxi', 'next')).toEqual({ earlier: 0, granted: 3 });
    await town.close();
  });
});
