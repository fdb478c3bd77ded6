import { useMutation } from '@tanstack/react-query';
import type { IdentityWay } from '../../api/account.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../ui/words.tsx';

const zh = {
  get: '取核实码',
  shownTitle: '演示：核实码直接显示在这里',
  person: {
    shown: '真实使用时不会这样显示：要带身份证到窗口，工作人员看过证件才给您。',
    title: '带身份证到窗口取核实码',
    counter:
      '政务服务中心、街道便民服务中心都行，工作人员看过证件就给您一张写着 8 位数字的小票，36 小时内有效。拿到后回到这里填，或当场用手机填。',
  },
  company: {
    shown: '真实使用时不会这样显示：要带营业执照和身份证到窗口，工作人员看过才给您。',
    title: '带营业执照和身份证到窗口取核实码',
    counter: '工作人员看过证件，给您一张写着 8 位数字的小票，36 小时内有效。拿到后回到这里填。',
  },
};
const words = {
  zh,
  en: {
    get: 'Get the code',
    shownTitle: 'Demo: the code is shown right here',
    person: {
      shown: 'In real use it is not: you show your identity card at a counter, and the clerk gives you the code.',
      title: 'Get the code at a counter with your identity card',
      counter:
        'Any service centre or street service point: the clerk sees your card and gives you a slip with 8 digits, good for 36 hours. Type it here, at home or on your phone on the spot.',
    },
    company: {
      shown:
        'In real use it is not: you show business licence and identity card at a counter, and the clerk gives you the code.',
      title: 'Get the code at a counter with business licence and identity card',
      counter: 'The clerk sees both and gives you a slip with 8 digits, good for 36 hours. Type it here then.',
    },
  } satisfies typeof zh,
};

/** How to come by the code that shows who one is. Give it a `key` of name and number: a code is good for those alone. */
export const CodeWay = ({
  of,
  ready,
  ask,
  onCode,
}: {
  readonly of: 'person' | 'company';
  /** Whether name and number may be sent; if not, says what is wrong with them. */
  readonly ready: () => boolean;
  readonly ask: () => Promise<IdentityWay>;
  /** A demo shows the code: nobody copies by hand what the page knows. */
  readonly onCode: (code: string) => void;
}) => {
  const w = useWords(words);
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: ask,
    onSuccess: (way) => way.way === 'shown' && onCode(way.code),
  });
  return (
    <div className="identity-way">
      {!data && (
        <Button busy={isPending} onClick={() => ready() && mutate()}>
          {w.get}
        </Button>
      )}
      {error && <ProblemState error={error} />}
      {data?.way === 'shown' && (
        <Notice tone="warn" title={w.shownTitle}>
          <p className="identity-code">{data.code}</p>
          <p>{w[of].shown}</p>
        </Notice>
      )}
      {data?.way === 'counter' && (
        <Notice title={w[of].title}>
          <p>{w[of].counter}</p>
        </Notice>
      )}
    </div>
  );
};
