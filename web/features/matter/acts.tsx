import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { actOnCase, type CaseView } from '../../api/cases.ts';
import { ProblemState } from '../../api/problem.tsx';
import { articleWords } from '../../ui/article.ts';
import { Button } from '../../ui/button.tsx';
import { useLive } from '../../ui/live.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import { ConfirmDialog } from './confirm.tsx';
import './matter.css';
import { Reload } from './reload.tsx';
import { matterWords } from './words.ts';

type Offer = CaseView['acts'][number];

/** Loaded when several apply together. */
export const Withdrawal = lazy(() => import('./withdrawal.tsx'));

const Dialogue = lazy(async () => ({ default: (await import('./supply.tsx')).SupplyDialog }));
/** Loaded when somebody brings something. */
export const SupplyDialog = (props: { readonly c: CaseView; readonly onClose: () => void }) => (
  <Suspense fallback={null}>
    <Dialogue {...props} />
  </Suspense>
);

const Remind = ({ c, offer }: { readonly c: CaseView; readonly offer: Offer }) => {
  const w = useWords(matterWords);
  const queries = useQueryClient();
  const { tell } = useLive();
  const act = useMutation({
    mutationFn: () => actOnCase(c.id, 'remind', { version: c.version }),
    onSuccess: () => {
      tell(w.reminded);
      void queries.invalidateQueries({ queryKey: ['case', c.id] });
    },
  });
  return (
    <>
      <Button kind="quiet" busy={act.isPending} onClick={() => act.mutate()}>
        <Say text={offer.name} />
      </Button>
      {act.error && <ProblemState error={act.error} actions={<Reload c={c} />} />}
    </>
  );
};

/** The button of an act that is said again in words before it is done. */
const Confirm = ({
  c,
  offer,
  done,
  kind = 'quiet',
  ...said
}: {
  readonly c: CaseView;
  readonly offer: Offer;
  readonly says: string;
  readonly done: string;
  /** Label of an optional reason. */
  readonly why?: string;
  readonly danger?: boolean;
  readonly kind?: 'quiet' | 'primary' | 'plain';
}) => {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind={kind} onClick={() => setOpen(true)}>
        <Say text={offer.name} />
      </Button>
      {open && (
        <ConfirmDialog
          {...said}
          c={c}
          verb={text(offer.name)}
          act={async (reason) => {
            await actOnCase(c.id, offer.act, { version: c.version, ...(reason ? { reason } : {}) });
            return done;
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
};

const Supply = ({ c, offer }: { readonly c: CaseView; readonly offer: Offer }) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        <Say text={offer.name} />
      </Button>
      {open && <SupplyDialog c={c} onClose={() => setOpen(false)} />}
    </>
  );
};

const Act = ({ c, offer }: { readonly c: CaseView; readonly offer: Offer }) => {
  const w = useWords(matterWords);
  switch (offer.act) {
    case 'remind':
      return <Remind c={c} offer={offer} />;
    case 'withdraw':
      return <Confirm c={c} offer={offer} says={w.withdrawText} done={w.withdrawn} why={w.withdrawWhy} danger />;
    case 'supply':
      return <Supply c={c} offer={offer} />;
    default:
      return null;
  }
};

/** 许可法47: asked for, waived or taken back where the page speaks of the right; the first of them is the main button. */
const HEARING = ['request-hearing', 'cancel-hearing', 'waive-hearing'] as const;
export const hearingOffers = (c: CaseView): readonly Offer[] =>
  HEARING.flatMap((act) => c.acts.filter((o) => o.act === act && o.may));
export const HearingActs = ({ c }: { readonly c: CaseView }) => {
  const w = useWords(matterWords);
  const says = {
    'request-hearing': [w.hearingText, w.hearingDone],
    'cancel-hearing': [w.cancelText, w.cancelDone],
    'waive-hearing': [w.waiveText, w.waiveDone],
  } as const;
  const all = hearingOffers(c);
  return all.map((o) => {
    const [text, done] = says[o.act as keyof typeof says];
    // Who has waived it may still change their mind, but nothing asks for it any more.
    const kind = o.act === 'request-hearing' && all.length > 1 ? 'primary' : 'plain';
    return <Confirm key={o.act} c={c} offer={o} says={text} done={done} kind={kind} />;
  });
};

/** Acts told where the page speaks of them: hearing, supply and correction. */
const QUIET = new Set<string>([...HEARING, 'supply', 'resubmit']);

/** What I may do, and what not with its reason and article. */
export const MatterActs = ({ c }: { readonly c: CaseView }) => (
  <ul className="rows">
    {c.acts
      .filter((o) => o.may && (o.act === 'supply' || !QUIET.has(o.act)) && !(o.act === 'withdraw' && c.withdrawal))
      .map((o) => (
        <li key={o.act} className="act-row">
          <Act c={c} offer={o} />
        </li>
      ))}
    {c.withdrawal?.agreed.length === 0 && (
      <li className="act-row">
        <Suspense fallback={null}>
          <Withdrawal c={c} ask />
        </Suspense>
      </li>
    )}
    {c.acts.map((o) =>
      o.may ||
      QUIET.has(o.act) ||
      (o.act === 'withdraw' && c.withdrawal) ||
      c.state === 'closed' ||
      c.state === 'decided' ||
      (o.act === 'remind' && c.state === 'correcting') ? null : (
        <li key={o.act} className="act-row act-row-not">
          <p>
            <Say text={o.name} />
          </p>
          <p className="small second">
            <Say text={o.because.text} />
            {o.because.article && <span className="third" lang="zh-CN">{`　${articleWords(o.because.article)}`}</span>}
          </p>
        </li>
      ),
    )}
  </ul>
);
