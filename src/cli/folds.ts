import { foldLicence, licenceById } from '../modules/licences/index.ts';
import { dueOf, foldObligation, obligationById } from '../modules/obligations/index.ts';
import type { FoldCheck } from '../platform/trail.verify.ts';
import { caseFold } from './cases.ts';

type Shown = Readonly<Record<string, string | number | null | undefined>>;

/** What differs between what screens read and what the events give, by the words of the row; undefined when nothing does. */
const compare = (read: Shown, given: Shown): string | undefined => {
  const wrong = Object.keys(given).find((k) => (read[k] ?? null) !== (given[k] ?? null));
  return wrong === undefined
    ? undefined
    : `screens read ${wrong} ${read[wrong] ?? 'nothing'}, the events give ${given[wrong] ?? 'nothing'}`;
};

/** A licence: state, holder, number, edition and days of the register. */
export const licenceFold: FoldCheck = async (stream, events, db) => {
  const state = foldLicence(events.map((e) => e.event as never));
  const row = await licenceById(db, events[0]?.bureau ?? '', stream.id);
  if (!state) return 'the events make no licence';
  if (!row) return 'screens know no such licence';
  const { holder, number, edition, from, until, issuedOn } = state;
  const { name: _n, ...read } = row;
  return compare(read, { state: state.state, version: state.position, holder, number, edition, from, until, issuedOn });
};

/** A promise or duty: state, debtor and day. */
export const obligationFold: FoldCheck = async (stream, events, db) => {
  const state = foldObligation(events.map((e) => e.event as never));
  const row = await obligationById(db, events[0]?.bureau ?? '', stream.id);
  if (!state) return 'the events make no obligation';
  if (!row) return 'screens know no such obligation';
  const { what: _w, together: _t, ...read } = row;
  return compare(read, {
    state: state.state,
    version: state.position,
    debtor: state.debtor,
    due: dueOf(state),
    kind: state.kind,
    consequence: state.consequence,
  });
};

/** By kind of stream: does the fold of the events give what the screens read? */
export const FOLDS: Readonly<Record<string, FoldCheck>> = {
  case: caseFold,
  licence: licenceFold,
  obligation: obligationFold,
};
