import { useQuery } from '@tanstack/react-query';
import { useBegin } from '../../api/begin.ts';
import { type DraftView, draftsQuery, isAlike } from '../../api/drafts.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession, useToday } from '../../api/session.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';

const zh = {
  goOn: '接着填',
  begun: (when: string) => `您有一份没填完的，${when} 保存。`,
  another: '另填一份',
};
const words = {
  zh,
  en: {
    goOn: 'Go on',
    begun: (when: string) => `You have one unfinished, saved ${when}.`,
    another: 'Start another',
  } satisfies typeof zh,
};

/** Begins an application of an item; one of the same item and applicant that is not finished is offered first. */
export const Begin = ({
  item,
  open,
  verb,
  another,
  kind = 'plain',
  bar = false,
}: {
  readonly item: string;
  readonly open: () => Promise<DraftView>;
  readonly verb: string;
  /** What beginning one more is called; without it in general words. */
  readonly another?: string;
  readonly kind?: 'primary' | 'plain';
  /** At the foot of a phone, where one button has room. */
  readonly bar?: boolean;
}) => {
  const w = useWords(words);
  const { locale } = useLocale();
  const today = useToday();
  const { data: session } = useSession();
  const { data: drafts } = useQuery(draftsQuery);
  const start = useBegin(open);
  const applicantName = session?.acting?.name ?? session?.person?.name ?? '';
  const begun = drafts?.find((d) => isAlike(d, { item, applicantName }));
  return (
    <>
      {begun ? (
        <ButtonLink kind={kind} to={`/apply/${begun.id}`}>
          {w.goOn}
        </ButtonLink>
      ) : (
        <Button kind={kind} busy={start.isPending} onClick={() => start.mutate()}>
          {verb}
        </Button>
      )}
      {begun && !bar && (
        <>
          <p className="small second">{w.begun(whenText(begun.savedAt, today, locale))}</p>
          <Button kind="quiet" busy={start.isPending} onClick={() => start.mutate()}>
            {another ?? w.another}
          </Button>
        </>
      )}
      {start.error && <ProblemState error={start.error} onRetry={() => start.mutate()} />}
    </>
  );
};
