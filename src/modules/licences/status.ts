import { type Day, isDay } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';

/** What can be said of a licence beyond its paper; `in-force` and `expired` stand there only with an edition after the first. */
export const LISTED = ['in-force', 'suspended', 'expired', 'withdrawn', 'revoked', 'penalised', 'cancelled'] as const;
export type ListedState = (typeof LISTED)[number];

export type StatusLine = {
  /** A UUID. */
  readonly licence: string;
  /** The edition in force: earlier ones are superseded. */
  readonly edition: number;
  readonly state: ListedState;
  /** First day of the state. */
  readonly since: Day;
};

/**
 * The list that a checker without a network goes by (format in docs/formats/status-list.md). A licence that is not in
 * it is what its paper says. `until`: after it a newer list must be had.
 */
export type StatusList = {
  readonly origin: string;
  readonly at: Instant;
  readonly until: Instant;
  readonly lines: readonly StatusLine[];
};

const HEAD = 'licence-status';

/** The bytes under the signature, as text. The count in the head shows a list that was cut. */
export const statusBody = ({ origin, at, until, lines }: StatusList): string =>
  [
    `${origin} ${HEAD}`,
    `time ${at}`,
    `until ${until}`,
    `licences ${lines.length}`,
    ...lines.map((l) => `${l.licence} ${l.edition} ${l.state} ${l.since}`),
    '',
  ].join('\n');

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const LINE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) ([1-9]\d{0,8}) ([a-z-]+) (\d{4}-\d\d-\d\d)$/;
const isListed = (text: string): text is ListedState => (LISTED as readonly string[]).includes(text);

const readLine = (text: string): StatusLine | undefined => {
  const [, licence, edition, state, since] = LINE.exec(text) ?? [];
  if (!licence || !isListed(state!) || !isDay(since)) return undefined;
  return { licence, edition: Number(edition), state: state!, since };
};

/** Undefined for anything that `statusBody` would not have written. */
export const readStatus = (body: string): StatusList | undefined => {
  const [head = '', time = '', until = '', count = '', ...rest] = body.split('\n');
  const [origin, kind, ...more] = head.split(' ');
  if (!origin || kind !== HEAD || more.length > 0 || rest.pop() !== '') return undefined;
  const [at, end] = [time.slice('time '.length), until.slice('until '.length)];
  if (!time.startsWith('time ') || !until.startsWith('until ') || !TIME.test(at) || !TIME.test(end)) return undefined;
  if (count !== `licences ${rest.length}`) return undefined;
  const lines = rest.map(readLine);
  if (lines.includes(undefined)) return undefined;
  return { origin, at: at as Instant, until: end as Instant, lines: lines as StatusLine[] };
};
