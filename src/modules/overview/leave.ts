import type { Day } from '../../kernel/day.ts';
import { latest } from '../../kernel/day.ts';
import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Words } from '../../platform/http/problem.ts';

export type Post = {
  readonly id: Id;
  readonly person: Id;
  readonly post: string;
  readonly unit: Id;
  readonly site: Id | null;
  readonly items: readonly string[] | null;
  readonly from: Day;
  readonly until: Day | null;
};
export type Leave = {
  readonly id: Id;
  readonly person: Id;
  readonly substitute: Id;
  readonly from: Day;
  readonly until: Day;
  readonly posts: readonly Id[];
  readonly tasks: boolean;
  readonly cases: readonly Id[];
  readonly movedOn: Day | null;
  readonly backOn: Day | null;
  readonly enteredBy: Id;
  readonly endedOn: Day | null;
};
export type NewLeave = Pick<Leave, 'person' | 'substitute' | 'from' | 'until' | 'tasks'>;

/** Posts that only the head may have stood in for: they decide about officers. */
const OF_THE_HEAD = ['head', 'supervisor', 'oversight'];

const overlap = (a: { from: Day; until: Day }, b: { from: Day; until: Day }): boolean =>
  a.from <= b.until && b.from <= a.until;

/** The posts to be stood in for: held in the days of the leave, and not themselves held for somebody else. */
export const postsToCover = (leave: NewLeave, posts: readonly Post[], lent: ReadonlySet<Id>): readonly Post[] =>
  posts.filter(
    (p) =>
      p.person === leave.person &&
      !lent.has(p.id) &&
      p.from <= leave.until &&
      (p.until === null || p.until >= leave.from),
  );

/** The days for which the substitute holds a post: those of the leave in which the absent held it. */
export const daysOf = (leave: NewLeave, post: Post): { readonly from: Day; readonly until: Day } => ({
  from: latest(leave.from, post.from),
  until: post.until !== null && post.until < leave.until ? post.until : leave.until,
});

/** May this leave be entered, by this person, today? */
export const mayEnter = (
  leave: NewLeave,
  by: { readonly person: Id; readonly posts: readonly string[] },
  today: Day,
  covered: readonly Post[],
  staff: ReadonlySet<Id>,
  others: readonly Leave[],
): Refused | undefined => {
  if (leave.until < leave.from || leave.until < today) return refused('leave-days');
  if (leave.person === leave.substitute) return refused('leave-of-oneself');
  // Nobody gives another's post to themselves.
  if (leave.substitute === by.person) return refused('leave-to-oneself');
  if (covered.length === 0 || !staff.has(leave.substitute)) return refused('leave-no-post');
  if (covered.some((p) => OF_THE_HEAD.includes(p.post)) && !by.posts.includes('head')) return refused('leave-by-head');
  const running = others.filter((o) => o.endedOn === null);
  if (running.some((o) => o.person === leave.person && overlap(o, leave))) return refused('leave-overlaps');
  if (running.some((o) => o.person === leave.substitute && overlap(o, leave))) return refused('substitute-away');
  return undefined;
};

const say = (zh: string, en: string) => ({ zh, en });
export const TEAM_WORDS: Words = {
  'leave-days': {
    message: say('这几天不对。', 'These days do not fit.'),
    repair: say('最后一天不能早于第一天，也不能早于今天。', 'The last day is not before the first, nor before today.'),
    field: 'body.until',
  },
  'leave-of-oneself': {
    message: say('自己不能替自己。', 'Nobody stands in for themselves.'),
    repair: say('请另选一位替班人。', 'Choose somebody else.'),
    field: 'body.substitute',
  },
  'leave-to-oneself': {
    message: say('不能把别人的岗位安排给自己。', "You cannot give somebody's post to yourself."),
    repair: say(
      '请另选一位，或由另一位督办岗、本局负责人来安排。',
      'Choose somebody else, or let another supervisor or the head arrange it.',
    ),
    field: 'body.substitute',
  },
  'leave-no-post': {
    message: say('这两位里有人那几天不在岗。', 'One of the two holds no post in those days.'),
    repair: say('请选在岗的人。', 'Choose people who are in post.'),
    field: 'body.person',
  },
  'leave-by-head': {
    message: say(
      '负责人、督办、监督岗的替班，由本局负责人安排。',
      'Only the head arranges for head, supervisors and oversight.',
    ),
    repair: say('请本局负责人来登记。', 'Ask the head to enter it.'),
    field: 'body.person',
  },
  'leave-overlaps': {
    message: say('这位那几天已经登记了休假。', 'A leave in those days is entered already.'),
    repair: say('先结束原来的休假，再登记新的。', 'End that one first, then enter the new one.'),
    field: 'body.from',
  },
  'substitute-away': {
    message: say('替班人那几天也休假。', 'The substitute is away in those days too.'),
    repair: say('请另选一位替班人。', 'Choose another substitute.'),
    field: 'body.substitute',
  },
  'no-such-leave': {
    status: 404,
    message: say('没有这条休假，或者已经结束。', 'There is no such leave, or it has ended.'),
    repair: say('请刷新后再看。', 'Reload the page.'),
  },
  'nobody-there': {
    message: say('没有可以接手的人。', 'Nobody can take them over.'),
    repair: say('请换一个人。', 'Choose somebody else.'),
    field: 'body.to',
  },
};
