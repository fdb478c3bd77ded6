import { useState } from 'react';
import { useSession } from '../../api/session.ts';
import { Button } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Empty } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Section } from '../../ui/trail.tsx';
import { Say, useLocale, useWords, Zh } from '../../ui/words.tsx';
import type { SealRegister, SealRequest, SealView } from './api.ts';
import { RequestDialog } from './seal-acts.tsx';
import { sealWords } from './seals.words.ts';

type Asked = { readonly request: SealRequest; readonly seal: SealView; readonly verb: 'approve' | 'refuse' };

/** What is sealed: its title and number name the row. */
export const usePaperColumn = (): Column<{ readonly title: string; readonly number: string }> => {
  const w = useWords(sealWords);
  return {
    key: 'paper',
    head: w.paper,
    name: true,
    cell: (r) => (
      <>
        <Zh>{r.title}</Zh> <span className="third nw">{r.number}</span>
      </>
    ),
  };
};

/** Papers that wait for the leader's word, and those refused with the reason: put right, they can be approved after all. */
export const Waiting = ({ register, onDone }: { readonly register: SealRegister; readonly onDone: () => void }) => {
  const w = useWords(sealWords);
  const { locale } = useLocale();
  const { data: session } = useSession();
  const [asked, setAsked] = useState<Asked>();
  const paper = usePaperColumn();
  const sealFor = (r: SealRequest) => register.seals.find((s) => s.id === r.seal);
  const may = (seal: SealView | undefined, act: string) => seal?.acts.find((a) => a.act === act)?.may ?? false;
  return (
    <>
      {register.waiting.length === 0 ? (
        <Empty title={w.waitingEmpty}>
          <p>{w.waitingEmptyWhy}</p>
        </Empty>
      ) : (
        <>
          <p className="second">{w.only}</p>
          <Table
            caption={w.waitingTable}
            rows={register.waiting}
            rowKey={(r) => r.id}
            columns={[
              paper,
              { key: 'why', head: w.why, cell: (r) => <Say text={r.why.text} /> },
              { key: 'since', head: w.since, cell: (r) => whenText(r.askedAt, session?.today, locale) },
              {
                key: 'go',
                head: <span className="sr">{w.approve}</span>,
                align: 'right',
                cell: (r) => {
                  const seal = sealFor(r);
                  if (!seal) return null;
                  return (
                    <span className="seal-buttons">
                      {may(seal, 'approve') && (
                        <Button
                          kind="primary"
                          aria-label={w.approveOf(r.title, r.number)}
                          onClick={() => setAsked({ request: r, seal, verb: 'approve' })}
                        >
                          {w.approve}
                        </Button>
                      )}
                      {may(seal, 'refuse') && (
                        <Button
                          aria-label={w.refuseOf(r.title, r.number)}
                          onClick={() => setAsked({ request: r, seal, verb: 'refuse' })}
                        >
                          {w.refuse}
                        </Button>
                      )}
                    </span>
                  );
                },
              },
            ]}
          />
        </>
      )}
      {register.refused.length > 0 && (
        <Section title={w.refusedHead} rule={false}>
          <Table
            caption={w.refusedTable}
            rows={register.refused}
            rowKey={(r) => r.id}
            columns={[
              paper,
              {
                key: 'reason',
                head: w.reasonHead,
                cell: (r) => (
                  <>
                    {w.reasonOf(r.by.name, whenText(r.at, session?.today, locale))}
                    <Zh>{r.reason}</Zh>
                  </>
                ),
              },
              {
                key: 'go',
                head: <span className="sr">{w.after}</span>,
                align: 'right',
                cell: (r) => {
                  const seal = sealFor(r);
                  if (!seal || !may(seal, 'approve')) return null;
                  return (
                    <Button
                      aria-label={w.afterOf(r.title, r.number)}
                      onClick={() => setAsked({ request: r, seal, verb: 'approve' })}
                    >
                      {w.after}
                    </Button>
                  );
                },
              },
            ]}
          />
        </Section>
      )}
      {asked && (
        <RequestDialog
          {...asked}
          onClose={() => setAsked(undefined)}
          onDone={() => {
            setAsked(undefined);
            onDone();
          }}
        />
      )}
    </>
  );
};
