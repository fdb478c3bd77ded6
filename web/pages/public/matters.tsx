import { useQuery } from '@tanstack/react-query';
import { type CaseSummary, myCasesQuery } from '../../api/cases.ts';
import { type DraftSummary, draftsQuery, isAlike } from '../../api/drafts.ts';
import { type JointSummary, jointsQuery } from '../../api/joint.ts';
import { threadsQuery } from '../../api/messages.ts';
import { useOrders } from '../../api/obligations.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useToday } from '../../api/session.ts';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { nearDay, whenText } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { usePage } from '../../ui/page.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Tag, type TagTone } from '../../ui/tag.tsx';
import { Section } from '../../ui/trail.tsx';
import { Mixed, Say, useLocale, useWords, Zh } from '../../ui/words.tsx';
import './matters.css';

const zh = {
  title: '我的办件',
  none: '还没有办件',
  noneHow: '您交的申请会在这里，每一步、每个日子都看得到。',
  find: '看能办什么',
  waiting: '等您办',
  drafts: '没填完的',
  running: '本局正在办',
  closed: '办完的',
  resume: '换设备接着填',
  messages: (n: number) => (n > 0 ? `消息（${n} 条新的）` : '消息'),
  draft: (done: number, all: number, when: string) => `填了 ${done} / ${all} 部分，${when} 保存`,
  alike: (n: number) => `同一件事有 ${n} 份没交的。多开的那份，打开后可以删掉。`,
  goOn: '接着填',
  correct: '去补正',
  order: '要整改',
  putRight: '去整改',
  see: '看进度',
  asked: (who: string) => `${who}请您一起申请`,
  answer: '看了再答复',
  due: (d: string) => `最迟 ${d}`,
  received: (d: string) => `${d}收件`,
};
const words = {
  zh,
  en: {
    title: 'My matters',
    none: 'No matters yet',
    noneHow: 'What you hand in appears here, with every step and every date.',
    find: 'See services',
    waiting: 'Waiting for you',
    drafts: 'Unfinished',
    running: 'With the bureau',
    closed: 'Finished',
    resume: 'Go on from another device',
    messages: (n: number) => (n > 0 ? `Messages (${n} new)` : 'Messages'),
    draft: (done: number, all: number, when: string) => `${done} of ${all} parts filled in, saved ${when}`,
    alike: (n: number) => `You have ${n} unfinished ones of this service. Open the one you do not need to delete it.`,
    goOn: 'Go on',
    correct: 'Correct it',
    order: 'To be put right',
    putRight: 'Show it is put right',
    see: 'See progress',
    asked: (who: string) => `${who} asks you to apply together`,
    answer: 'Read and answer',
    due: (d: string) => `by ${d}`,
    received: (d: string) => `received ${d}`,
  } satisfies typeof zh,
};
const TONES: Readonly<Record<string, TagTone>> = {
  act: 'warn',
  good: 'ok',
  bad: 'danger',
  wait: 'blue',
  closed: 'plain',
};

type CaseRowProps = {
  readonly c: CaseSummary;
  readonly first?: boolean;
  /** 责令改正: something promised in it is to be put right. */
  readonly ordered?: boolean;
};
const CaseRow = ({ c, first = false, ordered = false }: CaseRowProps) => {
  const w = useWords(words);
  const { locale } = useLocale();
  const today = useToday();
  const correcting = c.state === 'correcting';
  const facts = [c.number, w.received(nearDay(c.receivedOn, today, locale))];
  return (
    <li className="matter-row">
      <div>
        <p className="matter-name">
          <Link to={`/matters/${c.id}`}>
            <Say text={c.itemName} />
          </Link>
          {ordered ? (
            <Tag tone="warn">{w.order}</Tag>
          ) : (
            <Tag tone={TONES[c.tone] ?? 'plain'}>
              <Say text={c.stage} />
            </Tag>
          )}
        </p>
        <p>
          <Say text={c.verdict} />
        </p>
        <p className="small third">
          {facts.join('　')}　<Zh>{c.applicantName}</Zh>
        </p>
      </div>
      {(ordered || c.tone === 'act') && (
        <ButtonLink
          kind={first ? 'primary' : 'plain'}
          to={correcting ? `/matters/${c.id}/correct` : `/matters/${c.id}`}
        >
          {ordered ? w.putRight : correcting ? w.correct : w.see}
          <span className="sr">：{c.number}</span>
        </ButtonLink>
      )}
      {/* A day that is past is told by the verdict; on a phone one line says all, except the day of delivery. */}
      {c.tone !== 'act' && c.due && c.due >= (today ?? '') && c.state !== 'closed' && (
        <p className={c.state === 'decided' ? 'matter-due nw' : 'matter-due nw wide-only'}>
          {w.due(nearDay(c.due, today, locale))}
        </p>
      )}
    </li>
  );
};

/** `alike`: how many unfinished ones of this service there are for this applicant. */
const DraftRow = ({ d, alike }: { readonly d: DraftSummary; readonly alike: number }) => {
  const w = useWords(words);
  const { locale } = useLocale();
  const today = useToday();
  return (
    <li className="matter-row">
      <div>
        <p className="matter-name">
          <Link to={`/apply/${d.id}`}>
            <Say text={d.itemName} />
          </Link>
        </p>
        <p className="small third">
          {w.draft(d.done, d.sections, whenText(d.savedAt, today, locale))}　<Zh>{d.applicantName}</Zh>
        </p>
        {alike > 1 && <p className="small second">{w.alike(alike)}</p>}
      </div>
      <ButtonLink to={`/apply/${d.id}`}>{w.goOn}</ButtonLink>
    </li>
  );
};

/** 共同申请: somebody asks me to apply together with them. */
const JointRow = ({ j }: { readonly j: JointSummary }) => {
  const w = useWords(words);
  return (
    <li className="matter-row">
      <div>
        <p className="matter-name">
          <Link to={`/joint/${j.draft}`}>
            <Say text={j.itemName} />
          </Link>
        </p>
        <p>
          <Mixed>{w.asked(j.applicantName)}</Mixed>
        </p>
      </div>
      <ButtonLink to={`/joint/${j.draft}`}>{w.answer}</ButtonLink>
    </li>
  );
};

/** What waits for me first, then what I began, what the bureau has, and what is over. */
const Matters = () => {
  const w = useWords(words);
  usePage({ title: w.title });
  const signedIn = useSignedIn();
  const cases = useQuery({ ...myCasesQuery, enabled: signedIn === true });
  const unread = useQuery({ ...threadsQuery, enabled: signedIn === true }).data?.unread ?? 0;
  const drafts = useQuery({ ...draftsQuery, enabled: signedIn === true });
  const joints = useQuery({ ...jointsQuery, enabled: signedIn === true });
  const asked = (joints.data ?? []).filter((j) => j.state === 'asked' || j.state === 'changed');
  const orders = useOrders(signedIn === true);
  const begun = drafts.data ?? [];
  const all = cases.data ?? [];
  const closed = all.filter((c) => c.state === 'closed' && !orders?.has(c.id));
  const waiting = all.filter((c) => orders?.has(c.id) || (c.state !== 'closed' && c.tone === 'act'));
  const running = all.filter((c) => c.state !== 'closed' && c.tone !== 'act' && !orders?.has(c.id));
  const error = cases.error ?? drafts.error ?? joints.error;
  const nothing = cases.data?.length === 0 && drafts.data?.length === 0 && asked.length === 0;
  // All at once: a list that pushes another one down takes the row from under the finger.
  const ready =
    signedIn === true &&
    orders !== undefined &&
    [cases, drafts, joints].every((q) => q.data !== undefined || q.error !== null);
  const group = (title: string, rows: React.ReactNode[]) =>
    ready &&
    rows.length > 0 && (
      <Section title={title}>
        <ul>{rows}</ul>
      </Section>
    );
  return (
    <div className="wrap page">
      <div className="page-head">
        <h1>{w.title}</h1>
        {signedIn !== false && (
          <p className="matters-ways">
            <Link to="/messages">{w.messages(unread)}</Link>
            <Link to="/resume">{w.resume}</Link>
          </p>
        )}
      </div>
      {signedIn === false && <SignInFirst />}
      {error && (
        <ProblemState
          error={error}
          onRetry={() => void (cases.error ? cases : drafts.error ? drafts : joints).refetch()}
        />
      )}
      {signedIn && !error && !ready && <Skeleton lines={[30, 90, 90, 90]} />}
      {nothing && (
        <Empty title={w.none} actions={<ButtonLink to="/items">{w.find}</ButtonLink>}>
          {w.noneHow}
        </Empty>
      )}
      {group(w.waiting, [
        ...asked.map((j) => <JointRow key={j.draft} j={j} />),
        ...waiting.map((c, i) => <CaseRow key={c.id} c={c} first={i === 0} ordered={orders?.has(c.id) ?? false} />),
      ])}
      {group(
        w.drafts,
        begun.map((d) => <DraftRow key={d.id} d={d} alike={begun.filter((o) => isAlike(o, d)).length} />),
      )}
      {group(
        w.running,
        running.map((c) => <CaseRow key={c.id} c={c} />),
      )}
      {group(
        w.closed,
        closed.map((c) => <CaseRow key={c.id} c={c} />),
      )}
    </div>
  );
};
export default Matters;
