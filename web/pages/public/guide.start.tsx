import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ItemGuide, Situation } from '../../api/catalogue.ts';
import { draftsQuery, openDraft } from '../../api/drafts.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession, useToday } from '../../api/session.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';
import { guideWords } from './guide.words.ts';

/** Kept over the sign-in, so that nothing is asked twice (3.3.7). */
const keptKey = (item: string) => `oneseal.situation.${item}`;
const keep = (item: string, situation: Situation) => {
  try {
    sessionStorage.setItem(keptKey(item), JSON.stringify(situation));
  } catch {
    // Asked again then.
  }
};

/** Go to a window, or start; an unfinished application of the same item is offered first. */
export const StartBox = ({
  guide,
  situation,
  bar,
}: {
  readonly guide: ItemGuide;
  readonly situation: Situation;
  readonly bar?: boolean;
}) => {
  const w = useWords(guideWords);
  const { locale } = useLocale();
  const today = useToday();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: session } = useSession();
  const signedIn = Boolean(session?.person);
  const { data: drafts } = useQuery({ ...draftsQuery, enabled: signedIn });
  const mine = drafts?.find((d) => d.item === guide.item);
  const start = useMutation({
    mutationFn: () => openDraft({ item: guide.item, situation }),
    onSuccess: (draft) => {
      queries.setQueryData(['draft', draft.id], draft);
      void queries.invalidateQueries({ queryKey: ['drafts'] });
      void navigate({ to: `/apply/${draft.id}` });
    },
  });
  const online = guide.channels.includes('web');
  const startButton = !signedIn ? (
    <ButtonLink
      kind="primary"
      to="/sign-in"
      search={{ to: `/items/${guide.item}` }}
      onClick={() => keep(guide.item, situation)}
    >
      {bar ? w.start : w.startSignIn}
    </ButtonLink>
  ) : mine ? (
    <ButtonLink kind="primary" to={`/apply/${mine.id}`}>
      {w.goOn}
    </ButtonLink>
  ) : (
    <Button kind="primary" busy={start.isPending} onClick={() => start.mutate()}>
      {w.start}
    </Button>
  );
  const openPlaces = () => {
    const all = document.querySelectorAll<HTMLDetailsElement>('#places details');
    const last = all[all.length - 1];
    if (!last) return;
    last.open = true;
    last.scrollIntoView({ block: 'center' });
    last.querySelector('summary')?.focus({ preventScroll: true });
  };
  return (
    <>
      {start.error && <ProblemState error={start.error} onRetry={() => start.mutate()} />}
      {!bar && mine && <p className="small second">{w.haveDraft(whenText(mine.savedAt, today, locale))}</p>}
      <Button onClick={openPlaces}>{w.atWindow}</Button>
      {online ? startButton : <p className="small second">{w.windowOnly}</p>}
      {!bar && mine && (
        <Button kind="quiet" busy={start.isPending} onClick={() => start.mutate()}>
          {w.another}
        </Button>
      )}
    </>
  );
};

export const keptSituation = (item: string): Situation => {
  try {
    return JSON.parse(sessionStorage.getItem(keptKey(item)) ?? '{}') as Situation;
  } catch {
    return {};
  }
};
