import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseSummary } from '../../../src/modules/cases/contract.ts';
import { caseQuery, paperHref } from '../../api/cases.ts';
import { licencePdf } from '../../api/licences.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { ActSheet } from '../../features/desk/acts/act-sheet.tsx';
import type { ActForm } from '../../features/desk/acts/form.ts';
import { queueQuery } from '../../features/desk/api.ts';
import { deliveryForm } from '../../features/desk/delivery.form.ts';
import { deliveryWords } from '../../features/desk/delivery.words.ts';
import { dueWords } from '../../features/desk/due.ts';
import { PrintHead } from '../../features/print/print-head.tsx';
import { articleWords } from '../../ui/article.ts';
import { Button, ButtonAnchor, ButtonLink } from '../../ui/button.tsx';
import { DayText } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { WhyNot } from '../../ui/notice.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Pager } from '../../ui/trail.tsx';
import { Say, useText, useWords, Zh } from '../../ui/words.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';
import './delivery.css';

const SEARCH = { view: 'deliver', tab: 'all' } as const;

const Due = ({ row }: { readonly row: CaseSummary }) => {
  const due = dueWords(row);
  return (
    <span className="nw">
      <strong className={`q-left-${due.pressure}`}>
        <Say text={due.text} />
      </strong>{' '}
      {due.day && <DayText day={due.day} />}
    </span>
  );
};

/** A record that waits for the seal is not there in a minute. */
const POLLS = 40;
const HANDED_OVER = ['delivery-record', 'decision'];
/** To print: the delivery record for the signature, the decision, the licence; each as soon as it is rendered. */
const Papers = ({ id }: { readonly id: string }) => {
  const w = useWords(deliveryWords);
  const text = useText();
  const { data } = useQuery({
    ...caseQuery(id),
    refetchInterval: (q) =>
      q.state.dataUpdateCount >= POLLS || q.state.data?.papers.some((p) => p.kind === 'delivery-record' && p.number)
        ? false
        : 1500,
  });
  const papers = data?.papers.filter((p) => p.number && HANDED_OVER.some((k) => p.kind.startsWith(k))) ?? [];
  return (
    <>
      {papers.map((p) => (
        <ButtonAnchor key={p.id} icon="print" href={paperHref(p.id)} target="_blank">
          {w.print(text(p.title))}
        </ButtonAnchor>
      ))}
      {data?.licence && (
        <ButtonAnchor icon="print" href={licencePdf(data.licence.id)} target="_blank">
          {w.print(w.licence)}
        </ButtonAnchor>
      )}
    </>
  );
};

/** The deliver act of one case beside the list; where it may not be done, the reason stands there instead. */
const Handing = ({
  id,
  onClose,
  onDone,
}: {
  readonly id: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) => {
  const w = useWords(deliveryWords);
  const { data: session } = useSession();
  const { data: view, error, refetch } = useQuery({ ...caseQuery(id), refetchOnWindowFocus: false });
  const [opened, setOpened] = useState(view);
  if (view && opened?.id !== view.id) setOpened(view);
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!opened) return <Skeleton />;
  const offer = opened.acts.find((o) => o.act === 'deliver');
  if (offer && !offer.may)
    return (
      <div className="delivery-not">
        <h2>{w.refused}</h2>
        <WhyNot
          name={<Say text={offer.name} />}
          reason={<Say text={offer.because.text} />}
          article={articleWords(offer.because.article)}
          instead={<Link to={`/desk/cases/${id}`}>{w.open}</Link>}
        />
      </div>
    );
  return (
    <ActSheet
      form={deliveryForm as ActForm}
      view={opened}
      latest={view ?? opened}
      organ={session?.bureau.name.zh ?? ''}
      onClose={onClose}
      onDone={onDone}
      onRefused={() => void refetch()}
      onAct={() => undefined}
      onSee={onClose}
      after={
        <div className="buttons">
          <Papers id={id} />
          <Button kind="primary" onClick={onClose}>
            {w.stay}
          </Button>
        </div>
      }
    />
  );
};

/** Decided cases to hand over: by e-delivery, at the window with the pick-up code, by post, at an outlet. */
const Delivery = () => {
  const w = useWords(deliveryWords);
  const queries = useQueryClient();
  const list = useInfiniteQuery(queueQuery(SEARCH));
  const [handing, setHanding] = useState<string>();
  const rows = list.data?.pages.flatMap((p) => p.rows) ?? [];
  const outcome = (row: CaseSummary) =>
    row.outcome === 'denied' ? (
      <Tag tone="danger">{w.denied}</Tag>
    ) : (
      <Tag tone="ok">{row.outcome === 'granted-in-part' ? w.part : w.granted}</Tag>
    );
  return (
    <DeskFrame title={w.title} nav={<DeskNav />} className={handing ? 'delivery delivery-handing' : 'delivery'}>
      <div className="desk-page">
        <PrintHead what={w.title} />
        <h1>{w.title}</h1>
        <p className="prose second">{w.lead}</p>
        {list.error ? (
          <ProblemState error={list.error} onRetry={() => void list.refetch()} />
        ) : list.isPending ? (
          <Skeleton lines={[90, 90, 90]} />
        ) : rows.length === 0 ? (
          <Empty title={w.empty} actions={<ButtonLink to="/desk">{w.toQueue}</ButtonLink>}>
            <p>{w.emptyWhy}</p>
          </Empty>
        ) : (
          <Table
            caption={w.table}
            rows={rows}
            rowKey={(r) => r.id}
            columns={[
              { key: 'due', head: w.due, cell: (r) => <Due row={r} /> },
              {
                key: 'item',
                head: w.item,
                name: true,
                cell: (r) => (
                  <>
                    <Link to={`/desk/cases/${r.id}`}>
                      <Say text={r.itemName} />
                    </Link>{' '}
                    <span className="third nw">{r.number}</span>
                  </>
                ),
              },
              { key: 'who', head: w.applicant, cell: (r) => <Zh>{r.applicantName}</Zh> },
              { key: 'outcome', head: w.outcome, cell: outcome },
              {
                key: 'go',
                head: <span className="sr">{w.deliver}</span>,
                align: 'right',
                cell: (r) => (
                  <Button aria-label={w.deliverOf(r.number)} onClick={() => setHanding(r.id)}>
                    {w.deliver}
                  </Button>
                ),
              },
            ]}
          />
        )}
        <Pager onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined} busy={list.isFetchingNextPage} />
      </div>
      {handing && (
        <div className="delivery-sheet">
          <Handing
            key={handing}
            id={handing}
            onClose={() => {
              setHanding(undefined);
              void queries.resetQueries({ queryKey: ['desk', 'queue', SEARCH] });
            }}
            onDone={() => void queries.invalidateQueries({ queryKey: ['desk', 'counts'] })}
          />
        </div>
      )}
    </DeskFrame>
  );
};

export default Delivery;
