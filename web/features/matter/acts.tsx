import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { actOnCase, type CaseView } from '../../api/cases.ts';
import { ProblemState } from '../../api/problem.tsx';
import { articleWords } from '../../ui/article.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { Say, useWords } from '../../ui/words.tsx';
import './matter.css';
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

/** One act of the applicant; afterwards the matter is read anew. */
const useAct = (c: CaseView, done: string, after?: () => void) => {
  const queries = useQueryClient();
  const { tell } = useLive();
  return useMutation({
    mutationFn: ({ act, command = {} }: { readonly act: string; readonly command?: object }) =>
      actOnCase(c.id, act, { ...command, version: c.version }),
    onSuccess: () => {
      tell(done);
      after?.();
      void queries.invalidateQueries({ queryKey: ['case', c.id] });
      void queries.invalidateQueries({ queryKey: ['cases'] });
    },
  });
};

const Reload = ({ c }: { readonly c: CaseView }) => {
  const w = useWords(matterWords);
  const queries = useQueryClient();
  return <Button onClick={() => void queries.invalidateQueries({ queryKey: ['case', c.id] })}>{w.reload}</Button>;
};

const Remind = ({ c, offer }: { readonly c: CaseView; readonly offer: Offer }) => {
  const w = useWords(matterWords);
  const act = useAct(c, w.reminded);
  return (
    <>
      <Button kind="quiet" busy={act.isPending} onClick={() => act.mutate({ act: 'remind' })}>
        <Say text={offer.name} />
      </Button>
      {act.error && <ProblemState error={act.error} actions={<Reload c={c} />} />}
    </>
  );
};

/** Ends something: said again in words, with the verb on the button and 先不 beside it. */
const Confirm = ({
  c,
  offer,
  says,
  done,
  why,
  danger,
  kind = 'quiet',
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
  const w = useWords(matterWords);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const act = useAct(c, done, () => setOpen(false));
  return (
    <>
      <Button kind={kind} onClick={() => setOpen(true)}>
        <Say text={offer.name} />
      </Button>
      {open && (
        <Dialog
          title={<Say text={offer.name} />}
          onClose={() => setOpen(false)}
          actions={
            <>
              <Button
                kind={danger ? 'danger' : 'primary'}
                busy={act.isPending}
                onClick={() => act.mutate({ act: offer.act, command: reason.trim() ? { reason: reason.trim() } : {} })}
              >
                <Say text={offer.name} />
              </Button>
              <Button onClick={() => setOpen(false)}>{w.notNow}</Button>
            </>
          }
        >
          <p className="act-says">{says}</p>
          {why && (
            <Field id="reason" label={why} optional>
              {(aria) => (
                <TextArea {...aria} maxLength={2000} value={reason} onChange={(e) => setReason(e.target.value)} />
              )}
            </Field>
          )}
          {act.error && <ProblemState error={act.error} actions={<Reload c={c} />} />}
        </Dialog>
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
