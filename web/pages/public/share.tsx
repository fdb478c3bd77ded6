import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { copyOfShare, openedQuery } from '../../api/licences.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useToday } from '../../api/session.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { nearDay } from '../../ui/dates.tsx';
import { Icon } from '../../ui/icon.tsx';
import { usePage } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Mixed, useLocale, useWords } from '../../ui/words.tsx';
import { Answer } from './verify.tsx';
import './verify.css';

const zh = {
  title: '看证照',
  over: '已到期',
  overHow: (d: string) => `持证人只给看到 ${d}。还要看，请持证人再发一次。`,
  shownOver: '这个出示码过期了',
  shownOverHow: '出示码一分钟换一次。请对方在手机上重新出示，再扫一遍。',
  ended: '持证人已收回',
  endedHow: '还要看，请持证人再发一次。',
  unknown: '没有认出这个链接',
  unknownHow: '链接可能没有复制完整，或者证照已经转给别人。请向持证人再要一次。',
  mark: (whom: string, purpose: string) => `仅供 ${whom} ${purpose} 使用`,
  until: (d: string) => `用到 ${d}。每打开一次，持证人都看得到次数。`,
  shown: '持证人正在出示，状态是刚刚查的。',
  copy: '下载带水印的副本',
  verify: '查验别的证照',
};
const words = {
  zh,
  en: {
    title: 'A licence shown to you',
    over: 'Over',
    overHow: (d: string) => `The holder let it be seen until ${d}. Ask them to send it again.`,
    shownOver: 'This code has run out',
    shownOverHow: 'It changes every minute. Ask them to show it again, and scan once more.',
    ended: 'Taken back by the holder',
    endedHow: 'Ask them to send it again if you need it.',
    unknown: 'This link was not recognised',
    unknownHow: 'It may not be whole, or the licence has another holder now. Ask for it again.',
    mark: (whom: string, purpose: string) => `For ${whom} only: ${purpose}`,
    until: (d: string) => `Until ${d}. The holder sees how often it was opened.`,
    shown: 'The holder is showing it; its state was looked up just now.',
    copy: 'Download a marked copy',
    verify: 'Check another licence',
  } satisfies typeof zh,
};

/** The paper with the purpose across it, for the file of whoever was shown the licence. */
const Copy = ({ token }: { readonly token: string }) => {
  const w = useWords(words);
  const get = useMutation({
    mutationFn: () => copyOfShare(token),
    onSuccess: (blob) => {
      const url = URL.createObjectURL(blob);
      const link = document.createElement('a');
      link.href = url;
      link.download = 'licence-copy.pdf';
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    },
  });
  return (
    <p className="no-print">
      <Button icon="download" wide busy={get.isPending} onClick={() => get.mutate()}>
        {w.copy}
      </Button>
      {get.error && <ProblemState error={get.error} />}
    </p>
  );
};

/** What a holder let be seen: the verdict first, like any check, and on it for whom and for what. No sign-in. */
const Share = () => {
  const { token } = useParams({ strict: false }) as { token: string };
  const w = useWords(words);
  const { locale } = useLocale();
  const today = useToday();
  usePage({ title: w.title });
  const { data, error, refetch } = useQuery(openedQuery(token));
  const day = data?.until && data.way === 'share' ? nearDay(data.until, today, locale) : '';
  const gone =
    data && data.state !== 'open'
      ? data.state === 'ended'
        ? [w.ended, w.endedHow]
        : data.state === 'unknown'
          ? [w.unknown, w.unknownHow]
          : data.way === 'show'
            ? [w.shownOver, w.shownOverHow]
            : [w.over, w.overHow(day)]
      : undefined;
  const mark = data?.whom ? w.mark(data.whom, data.purpose ?? '') : undefined;
  return (
    <div className="wrap page">
      <div className={data?.answer ? 'narrow-form verify-page verify-wide' : 'narrow-form verify-page'}>
        <h1 className="verify-small">{w.title}</h1>
        {error && <ProblemState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton />}
        {gone && (
          <div className="verify verify-unknown" role="status">
            <p className="verify-title">
              <Icon name="question" size={36} />
              {gone[0]}
            </p>
            <p>{gone[1]}</p>
          </div>
        )}
        {data?.answer && (
          <div className="share-copy">
            {mark && (
              <p className="share-mark">
                <Mixed>{mark}</Mixed>
              </p>
            )}
            <p className="small second">{data.way === 'share' ? w.until(day) : w.shown}</p>
            <Answer answer={data.answer} />
            {mark && data.answer.verdict === 'valid' && <Copy token={token} />}
            {mark && (
              <div className="share-watermark" aria-hidden="true">
                {Array.from({ length: 8 }, (_, i) => (
                  <span key={i}>
                    <Mixed>{mark}</Mixed>
                  </span>
                ))}
              </div>
            )}
          </div>
        )}
        {(data || error) && (
          <ButtonLink to="/verify" icon="scan" wide>
            {w.verify}
          </ButtonLink>
        )}
      </div>
    </div>
  );
};
export default Share;
