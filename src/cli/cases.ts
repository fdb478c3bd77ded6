import { caseDepsOf } from '../app.rooms.ts';
import type { Text } from '../kernel/text.ts';
import { caseById, caseByNumber, caseLedgers, foldCase, loadCase, projectFacts } from '../modules/cases/index.ts';
import { Fault } from '../platform/fault.ts';
import type { Ports } from '../platform/ports.ts';
import type { FoldCheck } from '../platform/trail.verify.ts';

/** The case with a number, or with an id, by its id. */
export const findCase = async (ports: Ports, numberOrId: string): Promise<string | undefined> => {
  const { db, bureau } = ports;
  return (await caseByNumber(db, bureau, numberOrId))?.id ?? (await caseById(db, bureau, numberOrId))?.id;
};

/** `oneseal explain CASE`: every clock of the case that can be explained, line by line. */
export const explainCase = async (
  ports: Ports,
  numberOrId: string,
  lang: 'zh' | 'en',
  say: (line: string) => void,
): Promise<number> => {
  const id = await findCase(ports, numberOrId);
  const deps = caseDepsOf(ports, { base: '' });
  const c = id === undefined ? undefined : await loadCase(deps, ports.db, id);
  if (!c) throw new Fault(lang === 'zh' ? `没有这件：${numberOrId}` : `There is no case ${numberOrId}.`);
  const t = (x: Text): string => x[lang];
  say(`${c.record.number}  ${t(c.version.name)}`);
  for (const ledger of caseLedgers(c, c.terms, c.calendar, ports.clock.today(), true)) {
    say('');
    say(`${t(ledger.name)}  ${t(ledger.question)}`);
    say(ledger.equation.map((e) => `${t(e.label)} ${t(e.value)}`).join('  '));
    for (const line of ledger.lines) {
      const articles = line.article.map((a) => t(a.label)).join(' ');
      say(
        `  ${t(line.when)}\t${t(line.title)}${line.detail ? ` — ${t(line.detail)}` : ''}\t${articles}\t${t(line.counted.text)}`,
      );
    }
    say(t(ledger.summary));
  }
  return 0;
};

/** fold(events) must give what the screens read: state, end, outcome and version of the projection. */
export const caseFold: FoldCheck = async (stream, events, db) => {
  const bureau = events[0]?.bureau ?? '';
  const state = foldCase(events.map((e) => e.event as never));
  const row = await caseById(db, bureau, stream.id);
  if (!state) return 'the events make no case';
  if (!row) return 'screens know no such case';
  const said = projectFacts(row);
  const is = projectFacts({
    state: state.state,
    how: state.state === 'closed' ? state.how : null,
    outcome: 'decided' in state && state.decided ? state.decided.outcome : null,
    version: state.version,
  });
  return said === is ? undefined : `screens read ${said}, the events give ${is}`;
};
