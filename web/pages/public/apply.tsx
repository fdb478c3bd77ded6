import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type DraftSummary, draftsQuery, dropDraft, isAlike } from '../../api/drafts.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession, useToday } from '../../api/session.ts';
import { ClashNotice } from '../../features/apply/clash.tsx';
import { ApplyFrame } from '../../features/apply/frame.tsx';
import { errorsOf, type Part, partsOf } from '../../features/apply/plan.ts';
import { type Apply, closeDesk } from '../../features/apply/use-apply.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { sentenceDay, whenText } from '../../ui/dates.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Link } from '../../ui/link.tsx';
import { useLive } from '../../ui/live.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tag, type TagTone } from '../../ui/tag.tsx';
import { Say, useLocale, useWords, Zh } from '../../ui/words.tsx';
import { applyPageWords } from './apply.words.ts';

const TONES: Record<Part['state'], TagTone> = { untouched: 'plain', partial: 'warn', done: 'ok', blocked: 'plain' };

type TaskListProps = {
  readonly apply: Apply;
  /** All that is not handed in yet. */
  readonly drafts: readonly DraftSummary[];
};

/** Another application of the same service that is not handed in either. */
const Twin = ({ apply: { draft }, drafts }: TaskListProps) => {
  const w = useWords(applyPageWords);
  const { locale } = useLocale();
  const today = useToday();
  const own = { item: draft.item, applicantName: draft.applicant.name };
  const twin = drafts.find((d) => d.id !== draft.id && isAlike(d, own));
  if (!twin) return null;
  return (
    <Notice tone="warn" actions={<ButtonLink to={`/apply/${twin.id}`}>{w.openTwin}</ButtonLink>}>
      <p>{w.twin(whenText(twin.savedAt, today, locale))}</p>
    </Notice>
  );
};

const TaskList = ({ apply, drafts }: TaskListProps) => {
  const w = useWords(applyPageWords);
  const { locale } = useLocale();
  const [dropping, drop] = useState(false);
  const { draft } = apply;
  const parts = partsOf(apply);
  const left = errorsOf(apply).length;
  return (
    <div className="wrap page">
      <div className="page-head">
        <div>
          <h1>
            <Say text={draft.itemName} />
          </h1>
          <p>
            <Zh>{w.for(draft.applicant.name)}</Zh>
          </p>
        </div>
      </div>
      <ClashNotice apply={apply} />
      <Twin apply={apply} drafts={drafts} />
      <div className="columns">
        <ol className="tasks">
          {parts.map((p) => (
            <li key={p.key}>
              <div>
                {p.state === 'blocked' ? (
                  <p>
                    <Say text={p.title} />
                  </p>
                ) : (
                  <Link to={`/apply/${draft.id}/${p.key}`}>
                    <Say text={p.title} />
                  </Link>
                )}
                {p.why && (
                  <p className="small second">
                    <Say text={p.why} />
                  </p>
                )}
              </div>
              <Tag tone={TONES[p.state]}>{w[p.state]}</Tag>
            </li>
          ))}
        </ol>
        <div className="apply-end">
          <div>
            {left > 0 && <p>{w.notYet(left)}</p>}
            <p className="second">{w.ifToday(sentenceDay(draft.ifSubmittedToday.answerBy, locale))}</p>
          </div>
          <div className="buttons">
            <ButtonLink kind={left === 0 ? 'primary' : 'plain'} to={`/apply/${draft.id}/check`}>
              {w.check}
            </ButtonLink>
          </div>
          <div>
            <Button kind="quiet" onClick={() => drop(true)}>
              {w.drop}
            </Button>
          </div>
        </div>
      </div>
      {dropping && <Drop apply={apply} onClose={() => drop(false)} />}
    </div>
  );
};

const Drop = ({ apply, onClose }: { readonly apply: Apply; readonly onClose: () => void }) => {
  const w = useWords(applyPageWords);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { tell } = useLive();
  const gone = useMutation({
    mutationFn: () => dropDraft(apply.draft.id),
    onSuccess: async () => {
      closeDesk(apply.draft.id);
      await navigate({ to: '/matters' });
      queries.removeQueries({ queryKey: ['draft', apply.draft.id] });
      void queries.invalidateQueries({ queryKey: ['drafts'] });
      tell(w.dropped);
    },
  });
  return (
    <Dialog
      title={w.dropTitle}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" busy={gone.isPending} onClick={() => gone.mutate()}>
            {w.drop}
          </Button>
          <Button onClick={onClose}>{w.keep}</Button>
        </>
      }
    >
      <p>{w.dropText}</p>
      {gone.error && <ProblemState error={gone.error} />}
    </Dialog>
  );
};

/** The task list: the home of the form. */
const ApplyHome = () => {
  const w = useWords(applyPageWords);
  const { data: session } = useSession();
  const { data, isPending } = useQuery({ ...draftsQuery, enabled: Boolean(session?.person) });
  return (
    <ApplyFrame page={() => w.list} back={() => '/matters'}>
      {/* Asked for together with the draft: a notice that comes later would push the list down. */}
      {(apply) => !isPending && <TaskList apply={apply} drafts={data ?? []} />}
    </ApplyFrame>
  );
};
export default ApplyHome;
