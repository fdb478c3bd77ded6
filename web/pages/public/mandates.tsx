import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { allItemsQuery } from '../../api/catalogue.ts';
import { endMandate, type MandateView, mandatesQuery } from '../../api/mandates.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession, useToday } from '../../api/session.ts';
import { GiveMandate } from '../../features/people/give-mandate.tsx';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { Button } from '../../ui/button.tsx';
import { fullDay } from '../../ui/dates.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useLive } from '../../ui/live.tsx';
import { usePage } from '../../ui/page.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Tag, type TagTone } from '../../ui/tag.tsx';
import { Section } from '../../ui/trail.tsx';
import { Mixed, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';

const zh = {
  title: '委托',
  note: '请别人替您办事，不用把密码告诉他。双方都会收到通知，您随时可以收回。',
  given: (who: string) => `${who}请别人办的`,
  held: '别人请我办的',
  give: '请人替我办',
  noGiven: '没有请人办事',
  noHeld: '没有人请您办事',
  all: '全部事项',
  comma: '、',
  range: (from: string, until: string) => `${from}到 ${until}`,
  states: { ahead: '还没开始', 'in-force': '有效', over: '已到期', ended: '已终止' } as Record<
    MandateView['state'],
    string
  >,
  end: '收回',
  endTitle: (name: string) => `收回给${name}的委托？`,
  endText: '收回后他马上不能再替您办。已经交给本局的办件继续办，由您自己接着。',
  back: '退回',
  backTitle: (name: string) => `退回${name}的委托？`,
  backText: '退回后您马上不能再替他办，对方会收到通知。已经交给本局的办件继续办，由他自己接着。',
  keep: '先不收回',
  keepBack: '先不退回',
  backed: '委托已退回，双方都通知了。',
  ended: '委托已收回，双方都通知了。',
};
const words = {
  zh,
  en: {
    title: 'Mandates',
    note: 'Let somebody act for you without telling them your password. Both sides are told, and you can take it back at any time.',
    given: (who: string) => `Given by ${who}`,
    held: 'Given to me',
    give: 'Ask somebody',
    noGiven: 'You have asked nobody',
    noHeld: 'Nobody has asked you',
    all: 'All services',
    comma: ', ',
    range: (from: string, until: string) => `${from} to ${until}`,
    states: { ahead: 'Not begun', 'in-force': 'In force', over: 'Over', ended: 'Ended' },
    end: 'Take back',
    endTitle: (name: string) => `Take back the mandate of ${name}?`,
    endText: 'From now on they cannot act for you. Matters already handed in go on, with you.',
    back: 'Give back',
    backTitle: (name: string) => `Give the mandate back to ${name}?`,
    backText: 'From now on you cannot act for them, and they are told. Matters already handed in go on, with them.',
    keep: 'Keep it',
    keepBack: 'Keep it',
    backed: 'The mandate is given back and both sides are told.',
    ended: 'The mandate is taken back and both sides are told.',
  } satisfies typeof zh,
};
const TONES: Record<MandateView['state'], TagTone> = { ahead: 'blue', 'in-force': 'ok', over: 'plain', ended: 'plain' };

/** Who may act for me, and for whom I may act. */
const Mandates = () => {
  const w = useWords(words);
  const text = useText();
  const { locale } = useLocale();
  usePage({ title: w.title });
  const signedIn = useSignedIn();
  const { data: session } = useSession();
  const today = useToday();
  const queries = useQueryClient();
  const { tell } = useLive();
  const { data, error, refetch } = useQuery({ ...mandatesQuery, enabled: signedIn === true });
  const [giving, give] = useState(false);
  const [ending, end] = useState<MandateView>();
  const over = useMutation({
    mutationFn: (id: string) => endMandate(id),
    onSuccess: () => {
      end(undefined);
      // Whoever gave back what they act by acts for themselves again.
      void queries.invalidateQueries({ queryKey: ['session'] });
      tell(ending?.side === 'held' ? w.backed : w.ended);
      void queries.invalidateQueries({ queryKey: ['mandates'] });
    },
  });
  const { data: items } = useQuery(allItemsQuery);
  const nameOf = (item: string) => {
    const known = items?.find((i) => i.item === item);
    return known ? text(known.name) : item;
  };
  const me = session?.acting?.name ?? session?.person?.name ?? '';
  const list = (side: MandateView['side'], none: string) => {
    const mine = (data?.mandates ?? []).filter((m) => m.side === side);
    if (mine.length === 0) return <Empty title={none} />;
    return (
      <ul className="rows">
        {mine.map((m) => (
          <li key={m.id} className="mandate-row">
            <div>
              <p>
                <strong>
                  <Zh>{side === 'given' ? m.agent.name : m.principal.name}</Zh>
                </strong>{' '}
                <Tag tone={TONES[m.state]}>{w.states[m.state]}</Tag>
              </p>
              <p className="small second whole">
                {m.items ? m.items.map(nameOf).join(w.comma) : w.all}
                {'\u3000'}
                {w.range(fullDay(m.from, locale), fullDay(m.endedOn ?? m.until, locale))}
              </p>
            </div>
            {(m.state === 'in-force' || m.state === 'ahead') && (
              <Button onClick={() => end(m)}>
                {side === 'given' ? w.end : w.back}
                <span className="sr">
                  ：<Zh>{side === 'given' ? m.agent.name : m.principal.name}</Zh>
                </span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    );
  };
  return (
    <div className="wrap page">
      <div className="page-head">
        <div>
          <h1>{w.title}</h1>
          <p>{w.note}</p>
        </div>
        {signedIn && (
          <Button kind="primary" onClick={() => give(true)}>
            {w.give}
          </Button>
        )}
      </div>
      {signedIn === false && <SignInFirst />}
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {signedIn && !data && !error && <Skeleton />}
      {data && (
        <>
          <Section title={<Mixed>{w.given(me)}</Mixed>}>{list('given', w.noGiven)}</Section>
          <Section title={w.held}>{list('held', w.noHeld)}</Section>
        </>
      )}
      {giving && today && <GiveMandate today={today} onClose={() => give(false)} />}
      {ending && (
        <Dialog
          title={ending.side === 'given' ? w.endTitle(ending.agent.name) : w.backTitle(ending.principal.name)}
          onClose={() => end(undefined)}
          actions={
            <>
              <Button kind="danger" busy={over.isPending} onClick={() => over.mutate(ending.id)}>
                {ending.side === 'given' ? w.end : w.back}
              </Button>
              <Button onClick={() => end(undefined)}>{ending.side === 'given' ? w.keep : w.keepBack}</Button>
            </>
          }
        >
          <p>{ending.side === 'given' ? w.endText : w.backText}</p>
          {over.error && <ProblemState error={over.error} />}
        </Dialog>
      )}
    </div>
  );
};
export default Mandates;
