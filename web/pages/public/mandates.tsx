import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
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
import { useLocale, useWords, Zh } from '../../ui/words.tsx';

const zh = {
  title: '委托',
  note: '请别人替您办事，不用把密码告诉他。双方都会收到通知，您随时可以收回。',
  given: (who: string) => `${who}请别人办的`,
  held: '别人请我办的',
  give: '请人替我办',
  noGiven: '没有请人办事',
  noHeld: '没有人请您办事',
  all: '全部事项',
  some: (n: number) => `${n} 个事项`,
  range: (from: string, until: string) => `${from}到 ${until}`,
  states: { ahead: '还没开始', 'in-force': '有效', over: '已到期', ended: '已收回' } as Record<
    MandateView['state'],
    string
  >,
  end: '收回',
  endTitle: (name: string) => `收回给${name}的委托？`,
  endText: '收回后他马上不能再替您办。已经交给本局的办件继续办，由您自己接着。',
  keep: '先不收回',
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
    some: (n: number) => (n === 1 ? '1 service' : `${n} services`),
    range: (from: string, until: string) => `${from} to ${until}`,
    states: { ahead: 'Not begun', 'in-force': 'In force', over: 'Over', ended: 'Taken back' },
    end: 'Take back',
    endTitle: (name: string) => `Take back the mandate of ${name}?`,
    endText: 'From now on they cannot act for you. Matters already handed in go on, with you.',
    keep: 'Keep it',
    ended: 'The mandate is taken back and both sides are told.',
  } satisfies typeof zh,
};
const TONES: Record<MandateView['state'], TagTone> = { ahead: 'blue', 'in-force': 'ok', over: 'plain', ended: 'plain' };

/** Who may act for me, and for whom I may act. */
const Mandates = () => {
  const w = useWords(words);
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
      tell(w.ended);
      void queries.invalidateQueries({ queryKey: ['mandates'] });
    },
  });
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
              <p className="small second">
                {m.items ? w.some(m.items.length) : w.all}
                {'\u3000'}
                {w.range(fullDay(m.from, locale), fullDay(m.endedOn ?? m.until, locale))}
              </p>
            </div>
            {side === 'given' && (m.state === 'in-force' || m.state === 'ahead') && (
              <Button onClick={() => end(m)}>
                {w.end}
                <span className="sr">：{m.agent.name}</span>
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
          <Section title={w.given(me)}>{list('given', w.noGiven)}</Section>
          <Section title={w.held}>{list('held', w.noHeld)}</Section>
        </>
      )}
      {giving && today && <GiveMandate today={today} onClose={() => give(false)} />}
      {ending && (
        <Dialog
          title={w.endTitle(ending.agent.name)}
          onClose={() => end(undefined)}
          actions={
            <>
              <Button kind="danger" busy={over.isPending} onClick={() => over.mutate(ending.id)}>
                {w.end}
              </Button>
              <Button onClick={() => end(undefined)}>{w.keep}</Button>
            </>
          }
        >
          <p>{w.endText}</p>
          {over.error && <ProblemState error={over.error} />}
        </Dialog>
      )}
    </div>
  );
};
export default Mandates;
