import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { askAgain, type CoApplicantView, coApplicantsQuery, dropCoApplicant } from '../../api/joint.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { useLive } from '../../ui/live.tsx';
import { Tag, type TagTone } from '../../ui/tag.tsx';
import { useWords, Zh } from '../../ui/words.tsx';
import './joint.css';
import { jointWords } from './joint.words.ts';

const TONES: Readonly<Record<CoApplicantView['state'], TagTone>> = {
  asked: 'warn',
  joined: 'ok',
  declined: 'danger',
  changed: 'warn',
};
/** Loaded when somebody is named. */
const NameCoApplicant = lazy(async () => ({ default: (await import('./name-co-applicant.tsx')).NameCoApplicant }));

/** 共同申请人: who is asked, what they answered, and the way to ask or take off. */
export const CoApplicants = ({ draft }: { readonly draft: string }) => {
  const w = useWords(jointWords);
  const queries = useQueryClient();
  const { tell } = useLive();
  const { data = [], error, refetch } = useQuery(coApplicantsQuery(draft));
  const [naming, name] = useState(false);
  const change = useMutation({
    mutationFn: ({ who, drop }: { readonly who: CoApplicantView; readonly drop: boolean }) =>
      drop ? dropCoApplicant(draft, who.person) : askAgain(draft, who.person),
    onSuccess: ({ coApplicants }, { who, drop }) => {
      queries.setQueryData(coApplicantsQuery(draft).queryKey, coApplicants);
      tell(drop ? w.dropped(who.name) : w.askedAgain(who.name));
    },
  });
  const button = (who: CoApplicantView, drop: boolean) => (
    <Button
      kind="quiet"
      busy={change.isPending && change.variables.who.person === who.person && change.variables.drop === drop}
      onClick={() => change.mutate({ who, drop })}
    >
      {drop ? w.drop : w.again}
      <span className="sr">
        ：<Zh>{who.name}</Zh>
      </span>
    </Button>
  );
  return (
    <>
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {data.length > 0 && (
        <ul className="rows">
          {data.map((c) => (
            <li key={c.person} className="joint-row">
              <p>
                <strong>
                  <Zh>{c.name}</Zh>
                </strong>{' '}
                <Tag tone={TONES[c.state]}>{w.states[c.state]}</Tag>
              </p>
              <div className="buttons no-print">
                {c.state !== 'joined' && button(c, false)}
                {button(c, true)}
              </div>
            </li>
          ))}
        </ul>
      )}
      {change.error && <ProblemState error={change.error} />}
      <p className="no-print">
        <Button onClick={() => name(true)}>{w.add}</Button>
      </p>
      {naming && (
        <Suspense fallback={null}>
          <NameCoApplicant draft={draft} onClose={() => name(false)} />
        </Suspense>
      )}
    </>
  );
};
