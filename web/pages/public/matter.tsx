import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { type CaseView, caseQuery, paperHref } from '../../api/cases.ts';
import { ProblemState } from '../../api/problem.tsx';
import { ClockLedger } from '../../features/clock/clock-ledger.tsx';
import { Explanations } from '../../features/explained/explained.tsx';
import { HearingActs, hearingOffers, SupplyDialog, Withdrawal } from '../../features/matter/acts.tsx';
import { RemindMe } from '../../features/matter/remind.tsx';
import { MatterDetails, MatterHistory, MatterSides } from '../../features/matter/sides.tsx';
import { matterWords } from '../../features/matter/words.ts';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { PrintHead, printPage } from '../../features/print/print-head.tsx';
import { ProgressQr } from '../../features/print/progress-qr.tsx';
import { Button, ButtonAnchor, ButtonLink } from '../../ui/button.tsx';
import { sentenceDay } from '../../ui/dates.tsx';
import { Notice, Verdict } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Breadcrumb, Details, ProgressLine } from '../../ui/trail.tsx';
import { Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import './matters.css';

const POLL_MS = 3_000;
/** A paper that waits for the seal is not there in a minute. */
const POLLS = 40;

const Owed = ({ c }: { readonly c: CaseView }) => {
  const w = useWords(matterWords);
  const text = useText();
  const { locale } = useLocale();
  const [giving, give] = useState(false);
  if (c.owed.length === 0) return null;
  const may = c.acts.some((a) => a.act === 'supply' && a.may);
  return (
    <Notice
      tone="warn"
      title={w.owedTitle(c.owed.length)}
      actions={may && <Button onClick={() => give(true)}>{w.supply}</Button>}
    >
      <ul className="matter-owed">
        {c.owed.map((o) => (
          <li key={o.ref}>{w.owedLine(text(o.name), sentenceDay(o.by, locale))}</li>
        ))}
      </ul>
      {giving && <SupplyDialog c={c} onClose={() => give(false)} />}
    </Notice>
  );
};

/** Loaded when a matter is over. */
const Again = lazy(() => import('../../features/going/again.tsx'));
/** Loaded where something was promised. */
const Ordered = lazy(() => import('../../features/matter/ordered.tsx'));

/** Papers whose reasons must be found at once, and the way to contest them. */
const ADVERSE = new Set(['decision-denied', 'decision-granted-in-part', 'rejection', 'termination']);

const Proof = lazy(async () => ({ default: (await import('../../features/proofs/proof.tsx')).Proof }));

const Loaded = ({ c }: { readonly c: CaseView }) => {
  const w = useWords(matterWords);
  const text = useText();
  const [first, ...others] = c.ledgers;
  const sides = <MatterSides c={c} />;
  // What ended without a decision has no day to explain first: what happened is told instead.
  const fruitless = c.state === 'closed' && c.outcome === undefined;
  const rest = (ledgers: CaseView['ledgers']) => (
    <div className="matter-rest">
      {ledgers.map((l) => (
        <Details key={l.clock} title={<Say text={l.name} />}>
          <ClockLedger ledger={l} level={3} />
        </Details>
      ))}
      <MatterDetails c={c} told={fruitless || !first} />
      <Suspense fallback={null}>
        <Proof kind="case" id={c.id} />
      </Suspense>
    </div>
  );
  // What was filled in can be carried into a new application (copyOf): again where it came to nothing, or one more alike.
  const again = c.state === 'closed';
  const vain = ['withdrawn', 'no-reply', 'rejected', 'terminated'].includes(c.how ?? '');
  const adverse = c.papers.find((p) => p.number && ADVERSE.has(p.kind));
  const correct = c.state === 'correcting' && c.acts.some((a) => a.act === 'resubmit' && a.may);
  return (
    <div className="wrap page">
      <PrintHead what={`${text(c.itemName)} ${w.number(c.number)}`} qr={<ProgressQr number={c.number} />} />
      <div className="wide-only no-print">
        <Breadcrumb parts={[{ name: w.list, to: '/matters' }, { name: <Say text={c.itemName} /> }]} />
      </div>
      <div className="page-head">
        <div>
          <h1>
            <Say text={c.itemName} />
          </h1>
          <p>
            <Zh>{[c.applicant.name, ...(c.applicant.coApplicants ?? [])].join('、')}</Zh>{' '}
            <span className="matter-number">{w.number(c.number)}</span>
          </p>
        </div>
        <div className="buttons no-print matter-buttons">
          <Button icon="print" onClick={printPage}>
            {w.print}
          </Button>
          <RemindMe c={c} />
        </div>
      </div>
      <div className="matter-top">
        <Verdict
          tone={c.verdict.tone}
          title={<Say text={c.verdict.title} />}
          actions={
            (correct || c.licence || adverse || again || hearingOffers(c).length > 0) && (
              <>
                {correct && (
                  <ButtonLink kind="primary" to={`/matters/${c.id}/correct`}>
                    {w.correct}
                  </ButtonLink>
                )}
                <HearingActs c={c} />
                {c.licence && (
                  <ButtonLink kind="primary" to={`/wallet/${c.licence.id}`}>
                    {w.licenceOpen}
                  </ButtonLink>
                )}
                {adverse && (
                  <>
                    <ButtonAnchor href={paperHref(adverse.id)} target="_blank">
                      {w.reasons}
                    </ButtonAnchor>
                    <ButtonLink to="/reconsideration">{w.contest}</ButtonLink>
                  </>
                )}
                {again && (
                  <Suspense fallback={null}>
                    <Again item={c.item} copyOf={c.id} verb={vain ? w.again : w.againLike} />
                  </Suspense>
                )}
              </>
            )
          }
        >
          <Say text={c.verdict.text} />
        </Verdict>
        <Owed c={c} />
        {c.commitment && (
          <Suspense fallback={null}>
            <Ordered caseId={c.id} />
          </Suspense>
        )}
        {c.withdrawal && (
          <Suspense fallback={null}>
            <Withdrawal c={c} />
          </Suspense>
        )}
        <ProgressLine
          label={w.stages}
          stages={c.stages.map((s) => ({
            key: s.key,
            state: s.state,
            name: <Say text={s.name} />,
            note: <Say text={s.note} />,
          }))}
        />
      </div>
      <Explanations of={c.explanations} today={c.today} />
      {first && !fruitless ? (
        <ClockLedger ledger={first} beside={sides} after={rest(others)} />
      ) : (
        <div className="clock-columns">
          <section>
            <h2 className="clock-detail">{w.history}</h2>
            <MatterHistory c={c} />
          </section>
          <div className="clock-beside">{sides}</div>
          <div>{rest(c.ledgers)}</div>
        </div>
      )}
    </div>
  );
};

/** Where I stand and what I must do; then why the date is what it is; then papers, documents, what I can say. */
const Matter = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const w = useWords(matterWords);
  const text = useText();
  const signedIn = useSignedIn();
  const { data, error, refetch } = useQuery({
    ...caseQuery(id),
    enabled: signedIn === true,
    // Papers are made a second or two after the act: look again until they are there.
    refetchInterval: (q) =>
      q.state.dataUpdateCount < POLLS && q.state.data?.papers.some((p) => !p.number) ? POLL_MS : false,
  });
  usePage({
    title: data ? `${text(data.itemName)} · ${w.bar}` : w.bar,
    bar: { title: w.bar, back: '/matters' },
  });
  if (data) return <Loaded c={data} />;
  return (
    <div className="wrap page">
      <h1 className="sr">{w.bar}</h1>
      {signedIn === false && <SignInFirst />}
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {signedIn && !error && <Skeleton lines={[50, 90, 70, 90, 90, 60]} />}
    </div>
  );
};
export default Matter;
