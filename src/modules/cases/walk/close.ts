import type { Actor, Post } from '../../../kernel/actor.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import type { Calendar } from '../../../law/calendar.ts';
import type { Command } from '../commands.ts';
import type { CaseFacts } from '../facts.ts';
import { earliestHearing } from '../hearing.ts';
import { concerned } from '../paper-kinds.ts';
import { type Case, partiesOf, stepTask, type UnderReview } from '../state.ts';
import { given, instantOn, REMEDIES, text } from '../story/story.ts';
import type { ItemTerms } from '../terms.ts';
import type { Engine } from './engine.ts';
import { applicantOf, OUTSIDERS, POSTS_BY_ID, STAFF } from './staff.ts';

const because = { reason: text('because') };
const newcomer = (...posts: Post[]): Actor => ({ id: `new-${posts.join('-')}`, posts, unit: 'u1', channel: 'window' });

/**
 * Tries to bring a case to its end without the applicant giving up, by doing whatever the last refusal asked for:
 * the proof that the refusals lead somewhere (invariant 20). Everybody but the holders of the steps can be replaced
 * by a newcomer; the steps themselves must be reached with the own staff or, when it is exhausted, by appointment.
 */
export class Closer {
  private readonly engine: Engine;
  private readonly terms: ItemTerms;
  private readonly calendar: Calendar;
  private state: Case;
  private day: Day;
  /** Acts tried, with what became of them: shown when no end is found. */
  readonly trace: string[] = [];

  constructor(engine: Engine, state: Case, terms: ItemTerms, calendar: Calendar, day: Day) {
    this.engine = engine;
    this.state = state;
    this.terms = terms;
    this.calendar = calendar;
    this.day = day;
  }

  /** True when the case was closed within a number of tries. */
  run(tries = 120): boolean {
    for (let i = 0; i < tries && this.state.state !== 'closed'; i++) this.next();
    return this.state.state === 'closed';
  }

  private do(command: Command, by: Actor, facts: Partial<CaseFacts> = {}): string {
    const base = { terms: this.terms, now: instantOn(this.day), acceptSeq: 1, inForce: [], mandateOk: true };
    const more = { postsOf: POSTS_BY_ID, eDeliveryOf: ['t-1', 't-2'], ownStaffAvailable: this.available() };
    const all: CaseFacts = { ...base, ...more, quotaLeft: 1, waitReminded: true, ...facts };
    const acted = this.engine.act(this.state, command, by, this.day, this.calendar, all);
    if (acted.state) this.state = acted.state;
    const code = acted.decision.kind === 'refused' ? acted.decision.code : 'done';
    this.trace.push(`${this.day} ${command.act} ${by.id}: ${code}`);
    return code;
  }

  private next(): void {
    const s = this.state;
    if (s.frozen) this.do({ act: 'unfreeze', finding: false }, newcomer('oversight'));
    else if (s.state === 'received') this.wait(9);
    else if (s.state === 'correcting')
      this.do({ act: 'resubmit', materials: given(...s.outstanding), fields: [] }, applicantOf(s.applicant));
    else if (s.state === 'decided') this.deliver();
    else if (s.state === 'under-review') this.examine(s);
  }

  /** Lapses come with the next act; a note is the smallest. */
  private wait(days: number): void {
    this.day = addDays(this.day, days);
    this.do({ act: 'freeze', complaint: 'wait' }, newcomer('oversight'));
    this.do({ act: 'unfreeze', finding: false }, newcomer('oversight'));
  }

  private deliver(): void {
    const code = this.do({ act: 'deliver', mode: 'window', items: [] }, newcomer('delivery'));
    if (code === 'false-application')
      this.do({ act: 'terminate', ground: 'decision-revoked', ...because }, newcomer('decider'), {
        decisionRevoked: true,
      });
  }

  private fits(a: Actor, s: UnderReview): boolean {
    const task = stepTask(s);
    return (
      task !== undefined &&
      a.posts.includes(task.post) &&
      !s.recused.includes(a.id) &&
      !partiesOf(s).includes(a.id) &&
      this.engine.separated(s, a.id, task.post) === false
    );
  }

  private available(): boolean {
    const s = this.state;
    return s.state === 'under-review' && STAFF.some((a) => this.fits(a, s));
  }

  /** Somebody holds the step who may end it; else the head appoints, or the supervisor assigns. */
  private hold(s: UnderReview): Actor | undefined {
    const task = stepTask(s);
    const holder = [...STAFF, ...OUTSIDERS].find((a) => a.id === task?.holder);
    const last = s.at === this.terms.steps.length - 1;
    const able =
      holder &&
      task &&
      task.delegator === undefined &&
      !this.engine.separated(s, holder.id, last ? 'decider' : task.post);
    if (holder && able) return holder;
    const own = STAFF.find((a) => this.fits(a, s));
    if (own) this.do({ act: 'assign', verb: 'assign', to: own.id, ...because }, newcomer('supervisor'));
    else {
      const free = OUTSIDERS.filter((o) => !s.recused.includes(o.id) && !this.engine.separated(s, o.id, task!.post));
      const out = free.at(-1);
      if (out) this.do({ act: 'appoint', to: out.id }, newcomer('head'));
    }
    return undefined;
  }

  private examine(s: UnderReview): void {
    const holder = this.hold(s);
    if (!holder) return;
    if (s.at < this.terms.steps.length - 1) {
      this.do({ act: 'pass-on', opinion: text('fine') }, holder);
      return;
    }
    const code = this.terms.denialGrounds ? { code: this.terms.denialGrounds[0]! } : {};
    const reasons = [{ article: '许可法38', ...code, text: text('no') }];
    const refusal = this.do({ act: 'deny', reasons, standard: 'GB 1', remedies: REMEDIES }, holder);
    this.answer(refusal, this.state.state === 'under-review' ? this.state : s);
  }

  private serveAll(s: UnderReview): void {
    for (const u of s.unserved)
      this.do(
        { act: 'serve', paper: { kind: u.kind, position: u.position }, to: u.to, mode: 'window' },
        newcomer('intake'),
      );
  }

  /** What each refusal of a decision says to do. */
  private answer(code: string, s: UnderReview): void {
    const examiner = newcomer('examiner');
    switch (code) {
      case 'consultation-open':
        this.do({ act: 'revoke', what: 'consultation' }, newcomer('supervisor'));
        return;
      case 'signing-open':
        this.do({ act: 'revoke', what: 'signing', ...because }, newcomer('supervisor'));
        return;
      case 'procedure-open':
        this.do({ act: 'resume', result: 'none' }, examiner);
        return;
      case 'stakeholders-not-told':
        if (s.told) this.serveAll(s);
        else this.do({ act: 'tell-stakeholders', persons: ['t-1'], rights: ['statement'] }, examiner);
        return;
      case 'hearing-due':
        this.hear(s, examiner);
        return;
      case 'hearing-window-open':
        this.wait(9);
        return;
      case 'statement-not-heard':
        this.do({ act: 'hear-statement', person: 't-1', record: 'h0' }, examiner);
        return;
      case 'never-by-rule':
        this.do({ act: 'terminate', ground: 'void', ...because }, newcomer('decider'));
        return;
      default:
    }
  }

  private hear(s: UnderReview, examiner: Actor): void {
    const called = s.hearing.called;
    const told = concerned(s).every((p) => called?.served[p] !== undefined);
    if (called && told) {
      if (this.day < called.date) this.wait(1);
      this.do({ act: 'hold-hearing', record: 'h0', signed: [] }, newcomer('chair'));
      return;
    }
    const date = addDays(earliestHearing(this.day, this.calendar), 20);
    const ground = called?.ground ?? (s.hearing.requests.length > 0 ? 'requested' : 'law');
    this.do({ act: 'call-hearing', ground, date, place: 'room-1', public: true }, examiner);
    if (this.state.state === 'under-review') this.serveAll(this.state);
  }
}
