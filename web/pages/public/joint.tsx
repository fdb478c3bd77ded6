import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem } from '../../api/client.ts';
import { fileHref } from '../../api/drafts.ts';
import { answerJoint, type JointView, jointQuery } from '../../api/joint.ts';
import { ProblemState } from '../../api/problem.tsx';
import '../../features/apply/apply.css';
import { DeliveryChoice } from '../../features/people/delivery-choice.tsx';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { useLive } from '../../ui/live.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Section } from '../../ui/trail.tsx';
import { Mixed, Say, useText, useWords } from '../../ui/words.tsx';
import { jointPageWords } from './joint.words.ts';

/** Where this person stands, in one sentence. */
const Standing = ({ joint }: { readonly joint: JointView }) => {
  const w = useWords(jointPageWords);
  if (!joint.open)
    return (
      <Notice actions={joint.caseId && <ButtonLink to={`/matters/${joint.caseId}`}>{w.see}</ButtonLink>}>
        <p>{w.closed}</p>
      </Notice>
    );
  if (joint.state === 'asked') return null;
  return (
    <Notice tone={joint.state === 'joined' ? 'ok' : 'warn'}>
      <p>{w[joint.state]}</p>
    </Notice>
  );
};

const Lines = ({ lines }: { readonly lines: JointView['situation'] }) => (
  <dl className="answers">
    {lines.map((l) => (
      <div key={l.label.zh}>
        <dt>
          <Say text={l.label} />
        </dt>
        <dd>
          <Say text={l.value} />
        </dd>
      </div>
    ))}
  </dl>
);

const Content = ({ joint }: { readonly joint: JointView }) => {
  const w = useWords(jointPageWords);
  return (
    <>
      {joint.situation.length > 0 && (
        <Section title={w.situation} rule={false}>
          <Lines lines={joint.situation} />
        </Section>
      )}
      {joint.sections.map((s) => (
        <Section key={s.title.zh} title={<Say text={s.title} />} rule={false}>
          {s.lines.length === 0 ? <p className="second">{w.none}</p> : <Lines lines={s.lines} />}
        </Section>
      ))}
      {joint.commitment.length > 0 && (
        <Section title={w.commitment} rule={false}>
          <ol className="commitment">
            {joint.commitment.map((p) => (
              <li key={p.zh}>
                <Say text={p} />
              </li>
            ))}
          </ol>
        </Section>
      )}
      {joint.materials.length > 0 && (
        <Section title={w.materials} rule={false}>
          <dl className="answers">
            {joint.materials.map((m) => (
              <div key={m.name.zh}>
                <dt>
                  <Say text={m.name} />
                </dt>
                <dd className={m.status === 'missing' ? 'answers-missing' : undefined}>
                  {m.files.map((f) => (
                    <p key={f.id}>
                      <a href={fileHref(f.id)} target="_blank" rel="noreferrer">
                        <Mixed>{f.name}</Mixed>
                      </a>
                    </p>
                  ))}
                  {m.files.length === 0 && (w.statuses[m.status] ?? m.status)}
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
    </>
  );
};

const Answering = ({ joint }: { readonly joint: JointView }) => {
  const w = useWords(jointPageWords);
  const queries = useQueryClient();
  const { tell } = useLive();
  const [eDelivery, setE] = useState(true);
  const answer = useMutation({
    mutationFn: (join: boolean) => answerJoint(joint.draft, { join, rev: joint.rev, eDelivery }),
    onSuccess: (now, join) => {
      queries.setQueryData(jointQuery(joint.draft).queryKey, now);
      void queries.invalidateQueries({ queryKey: ['joint'], exact: true });
      tell(join ? w.saidYes : w.saidNo);
      window.scrollTo({ top: 0 });
    },
  });
  const again = () => void queries.invalidateQueries({ queryKey: ['joint', joint.draft] }).then(() => answer.reset());
  return (
    <>
      {joint.state !== 'joined' && (
        <Section title={w.delivery} note={w.deliveryNote} rule={false}>
          <DeliveryChoice
            id="joint-delivery"
            label={w.delivery}
            names={{ electronic: w.deliveryE, paper: w.deliveryPaper }}
            electronic={eDelivery}
            onChange={setE}
          />
        </Section>
      )}
      {answer.error && (
        <ProblemState
          error={answer.error}
          actions={isProblem(answer.error, 'joint-changed') ? <Button onClick={again}>{w.reload}</Button> : undefined}
        />
      )}
      <div className="buttons no-print">
        {joint.state !== 'joined' && (
          <Button kind="primary" busy={answer.isPending && answer.variables} onClick={() => answer.mutate(true)}>
            {w.join}
          </Button>
        )}
        {joint.state !== 'declined' && (
          <Button busy={answer.isPending && !answer.variables} onClick={() => answer.mutate(false)}>
            {w.decline}
          </Button>
        )}
      </div>
    </>
  );
};

/** 共同申请: what I am asked to join, all of it, and my answer. */
const Joint = () => {
  const { draft = '' } = useParams({ strict: false }) as { draft?: string };
  const w = useWords(jointPageWords);
  const text = useText();
  const signedIn = useSignedIn();
  const { data, error, refetch } = useQuery({ ...jointQuery(draft), enabled: signedIn === true });
  usePage({
    title: data ? `${text(data.itemName)} · ${w.title}` : w.title,
    bar: { title: w.title, back: '/matters' },
  });
  return (
    <div className="wrap page">
      {!data && <h1 className="sr">{w.title}</h1>}
      {signedIn === false && <SignInFirst />}
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {signedIn && !data && !error && <Skeleton lines={[50, 90, 70, 90, 90, 60]} />}
      {data && (
        <>
          <div className="page-head">
            <div>
              <h1>
                <Say text={data.itemName} />
              </h1>
              <p>
                <Mixed>{w.asks(data.applicantName, data.ownName)}</Mixed>
              </p>
            </div>
          </div>
          <div className="narrow check-page">
            <Standing joint={data} />
            {data.open && (
              <>
                <p>{w.says}</p>
                <Content joint={data} />
                <Answering key={data.rev} joint={data} />
              </>
            )}
          </div>
        </>
      )}
    </div>
  );
};
export default Joint;
