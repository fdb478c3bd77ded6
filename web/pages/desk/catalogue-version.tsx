import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { FindingShape, VersionMoved } from '../../../src/modules/catalogue/contract.ts';
import type { ItemVersion } from '../../../src/modules/catalogue/item.ts';
import { get, send } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { articleWords } from '../../features/desk/acts/bar.ts';
import { catalogueWords } from '../../features/desk/catalogue.words.ts';
import { type Move, type MoveOffer, movesOf } from '../../features/desk/moves.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useLive } from '../../ui/live.tsx';
import { Facts } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Breadcrumb, Section } from '../../ui/trail.tsx';
import { Say, useText, useWords, Zh } from '../../ui/words.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';
import './catalogue.css';

type Whole = { readonly version: ItemVersion; readonly rev: number; readonly findings: readonly FindingShape[] };

const Said = ({ v }: { readonly v: ItemVersion }) => {
  const w = useWords(catalogueWords);
  const period = (p: ItemVersion['statutory']) => (p ? w.days(p.n, p.unit) : w.none);
  const fields = v.form.sections.reduce((n, s) => n + s.fields.length, 0);
  const required = v.materials.filter((m) => m.necessity === 'required').length;
  return (
    <Facts
      rows={[
        { label: w.department, value: <Say text={v.department.name} /> },
        {
          label: w.statutory,
          value: period(v.statutory),
          note: v.statutory?.basis && <Zh>{`${v.statutory.basis.statute}${v.statutory.basis.article}`}</Zh>,
        },
        { label: w.promised, value: period(v.promised) },
        { label: w.fee, value: v.fee.charged ? <Say text={v.fee.standard} /> : w.noFee },
        { label: w.materials, value: w.materialsN(v.materials.length, required) },
        { label: w.fields, value: w.fieldsN(fields, v.form.sections.length) },
        {
          label: w.steps,
          value: v.steps.map((s, i) => (
            <span key={s.key}>
              {i > 0 && ' → '}
              <Say text={s.name} />
            </span>
          )),
        },
        {
          label: w.basis,
          value:
            v.basis.length === 0
              ? w.none
              : v.basis.map((b) => (
                  <p key={`${b.statute}${b.article}`}>
                    <Say text={b.title} />
                  </p>
                )),
        },
      ]}
    />
  );
};

const Findings = ({ findings }: { readonly findings: readonly FindingShape[] }) => {
  const w = useWords(catalogueWords);
  if (findings.length === 0) return <p>{w.noFindings}</p>;
  const sorted = [...findings].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  return (
    <Table
      caption={w.findings}
      rows={sorted}
      rowKey={(f, i) => `${f.rule}${f.path}${i}`}
      columns={[
        {
          key: 'severity',
          head: w.state,
          cell: (f) => (
            <Tag tone={f.severity === 'error' ? 'danger' : 'warn'}>{f.severity === 'error' ? w.error : w.warning}</Tag>
          ),
        },
        { key: 'what', head: w.what, name: true, cell: (f) => <Say text={f.text} /> },
        { key: 'repair', head: w.repair, cell: (f) => <Say text={f.repair} /> },
        { key: 'at', head: w.at, cell: (f) => <code>{f.path}</code> },
        { key: 'article', head: w.article, cell: (f) => <Zh>{articleWords(f.article)}</Zh> },
      ]}
    />
  );
};

const useWhy = (errors: number) => {
  const w = useWords(catalogueWords);
  return (offer: Extract<MoveOffer, { because: unknown }>): string =>
    offer.because === 'retired'
      ? w.whyRetired
      : offer.because === 'right'
        ? w.whyRight
        : offer.because === 'errors'
          ? w.whyPublishErrors(errors)
          : offer.move === 'review'
            ? w.whyReviewState
            : w.whyPublishState;
};

const Moves = ({ whole, onMoved }: { readonly whole: Whole; readonly onMoved: (moved: VersionMoved) => void }) => {
  const w = useWords(catalogueWords);
  const { data: session } = useSession();
  const { version: v, rev, findings } = whole;
  const [asking, setAsking] = useState<Move>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const errors = findings.filter((f) => f.severity === 'error').length;
  const why = useWhy(errors);
  const offers = movesOf({ state: v.state, errors, posts: session?.staff?.posts ?? [] });
  const verb = (move: Move) => (move === 'retire' && v.state !== 'published' ? w.giveUp : w[move]);
  const closed = offers.filter((o) => 'because' in o);
  const open = offers.filter((o) => 'may' in o);
  const move = async (m: Move) => {
    setBusy(true);
    setError(undefined);
    try {
      const path = `/api/catalogue/items/${encodeURIComponent(v.item)}/versions/${v.version}/${m}`;
      onMoved(await send<VersionMoved>('POST', path, { rev }));
      setAsking(undefined);
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className="buttons">
        {open.map((o) => (
          <Button key={o.move} kind={o.move === 'retire' ? 'plain' : 'primary'} onClick={() => setAsking(o.move)}>
            {verb(o.move)}
          </Button>
        ))}
      </div>
      {closed.length > 0 && (
        <div className="catalogue-why">
          <h2>{w.why}</h2>
          <dl>
            {closed.map((o) => (
              <div key={o.move}>
                <dt>{verb(o.move)}</dt>
                <dd>{why(o)}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      {asking && (
        <Dialog
          title={verb(asking)}
          onClose={() => setAsking(undefined)}
          actions={
            <>
              <Button kind="primary" busy={busy} onClick={() => void move(asking)}>
                {verb(asking)}
              </Button>
              <Button onClick={() => setAsking(undefined)}>{w.not(verb(asking))}</Button>
            </>
          }
        >
          <div data-density="desk">
            {error !== undefined && <ProblemState error={error} />}
            <p>{w.confirm[asking]}</p>
          </div>
        </Dialog>
      )}
    </>
  );
};

/** One version: what it says, what the checks found, and what can be done with it. */
const CatalogueVersion = () => {
  const w = useWords(catalogueWords);
  const text = useText();
  const { tell } = useLive();
  const queries = useQueryClient();
  const { item, version } = useParams({ strict: false }) as { readonly item: string; readonly version: string };
  const path = `/api/catalogue/items/${encodeURIComponent(item)}/versions/${encodeURIComponent(version)}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['catalogue', 'version', item, version],
    queryFn: ({ signal }) => get<Whole>(path, undefined, signal),
  });
  const name = data ? text(data.version.name) : w.title;
  return (
    <DeskFrame title={name} nav={<DeskNav />} className="desk-page">
      <Breadcrumb parts={[{ name: w.title, to: '/desk/catalogue' }, { name: w.nth(Number(version)) }]} />
      <h1>{data ? <Say text={data.version.name} /> : w.title}</h1>
      {error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton />
      ) : (
        <>
          <p className="catalogue-state">
            <Tag tone={data.version.state === 'review' ? 'blue' : data.version.state === 'published' ? 'ok' : 'plain'}>
              {w.states[data.version.state]}
            </Tag>{' '}
            {w.nth(data.version.version)}
            {data.version.imported && (
              <span className="third">
                {' '}
                <Zh>{w.imported(data.version.imported.from)}</Zh>
              </span>
            )}
          </p>
          <Moves
            whole={data}
            onMoved={(moved) => {
              tell(w.done(name, w.states[moved.state] ?? moved.state));
              void queries.invalidateQueries({ queryKey: ['catalogue'] });
            }}
          />
          <Section title={w.findings}>
            <Findings findings={data.findings} />
          </Section>
          <Section title={w.facts} rule={false}>
            <Said v={data.version} />
          </Section>
        </>
      )}
    </DeskFrame>
  );
};

export default CatalogueVersion;
