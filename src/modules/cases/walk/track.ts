import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import { dayNumber } from '../../../kernel/day.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Calendar } from '../../../law/calendar.ts';
import type { CaseEvent, Periods } from '../events.ts';
import type { Quorum, Votes } from '../quorum.ts';
import type { Case } from '../state.ts';
import type { ItemTerms } from '../terms.ts';
import type { Span } from './brute.ts';

/** One recorded event with its envelope; `ends` marks the last of an act or sweep. */
export type Entry = {
  readonly event: CaseEvent;
  readonly act: string;
  readonly actor: Actor | undefined;
  readonly today: Day;
  readonly calendar: Calendar;
  readonly ends: boolean;
};

/** An event between the two states it stands between; `t` remembers what came before it. */
export type Seen = {
  readonly entry: Entry;
  readonly before: Case | undefined;
  readonly after: Case;
  readonly t: Track;
};
export type Report = (invariant: number, detail: string) => void;

type Notice = { readonly pause: string; readonly position: number; readonly until: Day; served?: Day };
type TaskSeen = { readonly kind: string; readonly step: number; holder?: Id; delegator?: Id; readonly post: string };

/**
 * What the auditor remembers of a case, gathered from the events alone and by its own simple bookkeeping, so that a
 * fault in the fold or in an act does not hide itself.
 */
export class Track {
  readonly terms: ItemTerms;
  window: Day | undefined;
  receivedOn: Day | undefined;
  periods: Periods = {};
  acceptedOn: Day | undefined;
  acceptor: Id | undefined;
  instant = false;
  /** A commitment stands for the examination. */
  committed = false;
  ended = false;
  decided: Extract<CaseEvent, { type: 'Decided' }> | undefined;
  lastAsked: readonly string[] | undefined;
  lastAskedServed = false;
  askedBefore: readonly string[] | undefined;
  applicant: Id | undefined;
  /** All who applied, the applicant first. */
  parties: readonly Id[] = [];
  eDelivery = false;
  notices: Notice[] = [];
  resumed = new Map<string, Day>();
  lapsed = new Set<string>();
  extension: { readonly position: number; readonly days: number; effective: boolean } | undefined;
  tasks = new Map<string, TaskSeen>();
  readonly steps = new Map<string, number>();
  workers = new Set<Id>();
  chair: Id | undefined;
  recused = new Set<Id>();
  owed = new Set<string>();
  checks = new Set<string>();
  requests = new Set<Id>();
  call: { readonly position: number; readonly date: Day; readonly ground: string; served: Set<Id> } | undefined;
  told: readonly Id[] = [];
  held = false;
  frozen = false;
  falseApplication = false;
  signing: { quorum: Quorum; votes: Votes } | undefined;
  stack: { readonly step: number; readonly to: Id }[] = [];
  passedStack: { readonly step: number; readonly to: Id }[] = [];
  leaving: 'done' | 'returned' | undefined;
  at = -1;

  constructor(terms: ItemTerms) {
    this.terms = terms;
  }

  spans(but?: string): readonly Span[] {
    return this.notices.flatMap((n): Span[] => {
      if (n.served === undefined || n.pause === but) return [];
      const resumed = this.resumed.get(n.pause);
      const to = resumed !== undefined && resumed < n.until ? resumed : n.until;
      return [{ after: dayNumber(n.served), to: dayNumber(to) }];
    });
  }

  openPauses(): readonly string[] {
    const all = [...new Set(this.notices.map((n) => n.pause))];
    return all.filter((p) => !this.resumed.has(p) && !this.lapsed.has(p));
  }

  /** Start of K2, when it runs. */
  start(): Day | undefined {
    const rule = this.periods.statutory ?? (this.acceptedOn ? undefined : this.terms.statutory);
    return rule?.start === 'RECEIVED' ? this.window : this.acceptedOn;
  }
}
