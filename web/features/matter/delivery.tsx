import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CaseView, chooseDelivery } from '../../api/cases.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useLive } from '../../ui/live.tsx';
import { useWords } from '../../ui/words.tsx';
import { deliveryWords } from './delivery.words.ts';

/** 电子签名法11: how papers come to me, and the way to change it. */
export const Delivery = ({ c }: { readonly c: CaseView }) => {
  const w = useWords(deliveryWords);
  const queries = useQueryClient();
  const { tell } = useLive();
  const [asking, ask] = useState(false);
  const now = c.delivery?.eDelivery ?? false;
  const change = useMutation({
    mutationFn: () => chooseDelivery(c.id, !now),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['case', c.id] });
      ask(false);
      tell(now ? w.nowPaper : w.nowE);
    },
  });
  if (!c.delivery || c.state === 'closed') return null;
  const verb = now ? w.toPaper : w.toE;
  return (
    <section className="side no-print">
      <h2>{w.title}</h2>
      <ul className="rows">
        <li className="act-row">
          <p>{now ? w.e : w.paper}</p>
          <Button kind="quiet" onClick={() => ask(true)}>
            {verb}
          </Button>
        </li>
      </ul>
      {asking && (
        <Dialog
          title={verb}
          onClose={() => ask(false)}
          actions={
            <>
              <Button kind="primary" busy={change.isPending} onClick={() => change.mutate()}>
                {verb}
              </Button>
              <Button onClick={() => ask(false)}>{w.notNow}</Button>
            </>
          }
        >
          <p>{now ? w.paperSays : w.eSays}</p>
          {change.error && <ProblemState error={change.error} />}
        </Dialog>
      )}
    </section>
  );
};
