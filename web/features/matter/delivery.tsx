import { useState } from 'react';
import { type CaseView, chooseDelivery } from '../../api/cases.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/words.tsx';
import { ConfirmDialog } from './confirm.tsx';
import { deliveryWords } from './delivery.words.ts';

/** 电子签名法11: how papers come to me, and the way to change it. */
export const Delivery = ({ c }: { readonly c: CaseView }) => {
  const w = useWords(deliveryWords);
  const [asking, ask] = useState(false);
  if (!c.delivery || c.state === 'closed') return null;
  const now = c.delivery.eDelivery;
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
        <ConfirmDialog
          c={c}
          verb={verb}
          says={now ? w.paperSays : w.eSays}
          act={async () => {
            await chooseDelivery(c.id, !now);
            return now ? w.nowPaper : w.nowE;
          }}
          onClose={() => ask(false)}
        />
      )}
    </section>
  );
};
