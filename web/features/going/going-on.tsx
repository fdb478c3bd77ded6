import { useQuery } from '@tanstack/react-query';
import { type CaseSummary, myCasesQuery } from '../../api/cases.ts';
import { type DraftSummary, draftsQuery } from '../../api/drafts.ts';
import { useOrders } from '../../api/obligations.ts';
import { useSession, useToday } from '../../api/session.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { sentenceDay, whenText } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Say, useLocale, useWords } from '../../ui/words.tsx';
import './going.css';

const zh = {
  title: '接着办',
  all: (n: number) => `全部 ${n} 件`,
  draft: (done: number, all: number, when: string) => `填了 ${done} / ${all} 部分，${when} 保存`,
  goOn: '接着填',
  correct: '去补正',
  act: '去办',
  putRight: '去整改',
  order: (d: string) => `请在 ${d}前整改好`,
  see: '看进度',
};
const words = {
  zh,
  en: {
    title: 'Go on',
    all: (n: number) => `All ${n}`,
    draft: (done: number, all: number, when: string) => `${done} of ${all} parts filled in, saved ${when}`,
    goOn: 'Go on filling in',
    correct: 'Correct it',
    act: 'See what to do',
    putRight: 'Show it is put right',
    order: (d: string) => `Put it right by ${d}`,
    see: 'See progress',
  } satisfies typeof zh,
};

const SHOWN = 4;
const URGENCY: Readonly<Record<string, number>> = { act: 0, bad: 1, wait: 2 };

const Card = ({
  tone,
  name,
  says,
  to,
  verb,
  primary,
}: {
  readonly tone: string;
  readonly name: React.ReactNode;
  readonly says: React.ReactNode;
  readonly to: string;
  readonly verb: string;
  readonly primary: boolean;
}) => (
  <li className={`going going-${tone}${primary ? '' : ' going-later'}`}>
    <div>
      <h3>{name}</h3>
      <p className="small second">{says}</p>
    </div>
    <ButtonLink to={to} kind={primary ? 'primary' : 'plain'}>
      {verb}
      <span className="sr">：{name}</span>
    </ButtonLink>
  </li>
);

/**
 * Only my open things; the one that waits for me first, with the only primary button. Nothing for visitors. What
 * follows on the page comes with it: a list that arrives later would push it down under the finger.
 */
export const GoingOn = ({ children }: { readonly children: React.ReactNode }) => {
  const w = useWords(words);
  const { locale } = useLocale();
  const today = useToday();
  const { data: session } = useSession();
  const signedIn = Boolean(session?.person) && !session?.staff;
  const mine = useQuery({ ...myCasesQuery, enabled: signedIn });
  const begun = useQuery({ ...draftsQuery, enabled: signedIn });
  const { data: cases = [] } = mine;
  const { data: drafts = [] } = begun;
  const orders = useOrders(signedIn);
  // What is to be put right waits although its case is over.
  const toneOf = (c: CaseSummary) => (orders?.has(c.id) ? 'act' : c.tone);
  const open = cases
    .filter((c) => orders?.has(c.id) || (c.state !== 'closed' && c.state !== 'decided'))
    .toSorted((a, b) => (URGENCY[toneOf(a)] ?? 9) - (URGENCY[toneOf(b)] ?? 9));
  const all = open.length + drafts.length;
  if (mine.isLoading || begun.isLoading || (signedIn && !orders)) return null;
  if (!signedIn || all === 0) return children;

  const waiting = open.filter((c) => toneOf(c) === 'act');
  const running = open.filter((c) => toneOf(c) !== 'act');
  const caseCard = (c: CaseSummary, primary: boolean) => {
    const order = orders?.get(c.id);
    const correcting = c.state === 'correcting';
    return (
      <Card
        key={c.id}
        tone={toneOf(c)}
        name={<Say text={c.itemName} />}
        says={order ? w.order(sentenceDay(order.due, locale)) : <Say text={c.verdict} />}
        to={correcting ? `/matters/${c.id}/correct` : `/matters/${c.id}`}
        verb={order ? w.putRight : correcting ? w.correct : c.tone === 'act' ? w.act : w.see}
        primary={primary}
      />
    );
  };
  const draftCard = (d: DraftSummary, primary: boolean) => (
    <Card
      key={d.id}
      tone="draft"
      name={<Say text={d.itemName} />}
      says={w.draft(d.done, d.sections, whenText(d.savedAt, today, locale))}
      to={`/apply/${d.id}`}
      verb={w.goOn}
      primary={primary}
    />
  );
  const cards = [
    ...waiting.map((c, i) => caseCard(c, i === 0)),
    ...drafts.map((d, i) => draftCard(d, waiting.length === 0 && i === 0)),
    ...running.map((c) => caseCard(c, false)),
  ];
  return (
    <>
      <section className="section going-on">
        <div className="section-head">
          <h2>{w.title}</h2>
          {all > SHOWN && <Link to="/matters">{w.all(all)}</Link>}
        </div>
        <ul className="goings">{cards.slice(0, SHOWN)}</ul>
      </section>
      {children}
    </>
  );
};
