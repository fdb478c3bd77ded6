import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type DraftSummary, draftsQuery, dropDraft, isAlike } from '../../api/drafts.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession, useToday } from '../../api/session.ts';
import { ClashNotice } from '../../features/apply/clash.tsx';
import { ApplyFrame } from '../../features/apply/frame.tsx';
import { PartRows, WhatRemains } from '../../features/apply/parts.tsx';
import { errorsOf } from '../../features/apply/plan.ts';
import { type Apply, closeDesk } from '../../features/apply/use-apply.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useLive } from '../../ui/live.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Say, useLocale, useWords, Zh } from '../../ui/words.tsx';
import { applyPageWords } from './apply.words.ts';

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
  const [dropping, drop] = useState(false);
  const { draft } = apply;
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
        <PartRows apply={apply} />
        <div className="apply-end">
          <WhatRemains apply={apply} />
          <div className="buttons">
            <ButtonLink kind={errorsOf(apply).length === 0 ? 'primary' : 'plain'} to={`/apply/${draft.id}/check`}>
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
