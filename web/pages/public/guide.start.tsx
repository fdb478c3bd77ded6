import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useBegin } from '../../api/begin.ts';
import type { ItemGuide, Situation } from '../../api/catalogue.ts';
import { type DraftView, openDraft } from '../../api/drafts.ts';
import { ProblemState } from '../../api/problem.tsx';
import { type ActingChoice, actFor, useSession } from '../../api/session.ts';
import { Begin } from '../../features/going/begin.tsx';
import { covers, eachPrincipal, keyOf } from '../../features/people/choices.ts';
import { answersOf, forgetKept, keepSituation, keptSteps } from '../../features/situation/kept.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Mixed, useWords, Zh } from '../../ui/words.tsx';
import { openPart } from './guide.details.tsx';
import { guideWords } from './guide.words.ts';

/** Whom I may apply for: this item may be for companies, I may be sitting here as myself, or by a mandate for other items. */
const useSeat = (guide: ItemGuide) => {
  const { data: session } = useSession();
  const forPeople = guide.audience.includes('person');
  const forCompanies = guide.audience.some((a) => a !== 'person');
  const isFor = (kind: ActingChoice['kind']) => (kind === 'legal' ? forCompanies : forPeople);
  const acting = session?.acting;
  const reaches = !acting || covers(acting, guide.item);
  return {
    session,
    forPeople,
    reaches,
    fits: reaches && isFor(acting?.kind ?? 'natural'),
    /** Others I may act for, whom this item is for and whose mandate reaches so far. */
    others: eachPrincipal((session?.choices ?? []).filter((c) => isFor(c.kind) && covers(c, guide.item))),
  };
};

/** Who sits here may not apply for this: who else may, or what is missing. */
const OtherSeats = ({ guide, bar, open }: Omit<StartProps, 'situation'> & { readonly open: Open }) => {
  const w = useWords(guideWords);
  const { session, forPeople, reaches, others } = useSeat(guide);
  const start = useBegin(open);
  const acting = session?.acting;
  const why = !reaches && acting ? w.outOfMandate(acting.name) : acting ? w.onlyPeople : w.onlyCompanies;
  return (
    <>
      {others.slice(0, bar ? 1 : 5).map((c, i) => (
        <Button
          key={keyOf(c)}
          kind={i === 0 ? 'primary' : 'plain'}
          busy={start.isPending && start.variables?.principal === c.principal}
          onClick={() => start.mutate(c)}
        >
          <Zh>{w.startFor(c.name)}</Zh>
        </Button>
      ))}
      {others.length === 0 && (
        <ButtonLink kind="primary" to={!acting ? '/company' : forPeople ? '/account' : '/mandates'}>
          {!acting ? w.needCompany : forPeople ? w.asMyself : w.seeMandates}
        </ButtonLink>
      )}
      {!bar && (
        <p className="small second">
          <Mixed>{why}</Mixed>
        </p>
      )}
      {start.error && <ProblemState error={start.error} />}
    </>
  );
};

type Open = (choice?: ActingChoice) => Promise<DraftView>;
type StartProps = { readonly guide: ItemGuide; readonly situation: Situation; readonly bar?: boolean };

/** Go to a window, or start. */
export const StartBox = ({ guide, situation, bar }: StartProps) => {
  const w = useWords(guideWords);
  const navigate = useNavigate();
  const toPlaces = () => {
    if (!openPart('places')) void navigate({ to: `/items/${guide.item}`, hash: 'places' });
  };
  return (
    <>
      <Button onClick={toPlaces}>{w.atWindow}</Button>
      {guide.channels.includes('web') ? (
        <Online guide={guide} situation={situation} {...(bar ? { bar } : {})} />
      ) : (
        <p className="small second">{w.windowOnly}</p>
      )}
    </>
  );
};

const Online = ({ guide, situation, bar }: StartProps) => {
  const w = useWords(guideWords);
  const queries = useQueryClient();
  const { session, fits } = useSeat(guide);
  const open: Open = async (choice) => {
    if (choice) await actFor(queries, choice);
    const draft = await openDraft({ item: guide.item, situation, eligibility: answersOf(keptSteps(guide.item)) });
    forgetKept(guide.item);
    return draft;
  };
  if (!session?.person)
    return (
      <ButtonLink
        kind="primary"
        to="/sign-in"
        search={{ to: `/items/${guide.item}` }}
        onClick={() => keepSituation(guide.item, situation)}
      >
        {bar ? w.start : w.startSignIn}
      </ButtonLink>
    );
  if (guide.origin)
    return (
      <ButtonLink kind="primary" to="/wallet">
        {w.fromWallet}
      </ButtonLink>
    );
  if (!fits) return <OtherSeats guide={guide} open={open} {...(bar ? { bar } : {})} />;
  return <Begin item={guide.item} open={() => open()} verb={w.start} kind="primary" {...(bar ? { bar } : {})} />;
};
