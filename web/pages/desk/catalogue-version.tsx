import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { CatalogueVersionView, FindingShape } from '../../../src/modules/catalogue/contract.ts';
import type { ItemVersion } from '../../../src/modules/catalogue/item.ts';
import { get, send } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { catalogueWords } from '../../features/desk/catalogue.words.ts';
import { Local, LocalNote } from '../../features/items/local.tsx';
import { articleWords } from '../../ui/article.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DayText } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { useLive } from '../../ui/live.tsx';
import { Facts, Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Breadcrumb, Section } from '../../ui/trail.tsx';
import { Say, useText, useWords, Zh } from '../../ui/words.tsx';
import { Marks, Moves } from './catalogue-moves.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';
import './catalogue.css';

const TONES = { draft: 'plain', review: 'blue', published: 'ok', retired: 'plain' } as const;

const Said = ({ v }: { readonly v: ItemVersion }) => {
  const w = useWords(catalogueWords);
  const period = (p: ItemVersion['statutory']) => (p ? w.days(p.n, p.unit) : w.none);
  const fields = v.form.sections.reduce((n, s) => n + s.fields.length, 0);
  const local = (at: readonly string[], said: ReactNode) => (
    <Local editable={v.editable} at={at}>
      {said}
    </Local>
  );
  const required = v.materials.filter((m) => m.necessity === 'required').length;
  return (
    <Facts
      rows={[
        { label: w.department, value: local(['department'], <Say text={v.department.name} />) },
        {
          label: w.statutory,
          value: local(v.statutory ? ['statutory'] : [], period(v.statutory)),
          note: v.statutory?.basis && <Zh>{`${v.statutory.basis.statute}${v.statutory.basis.article}`}</Zh>,
        },
        { label: w.promised, value: local(v.promised ? ['promised'] : [], period(v.promised)) },
        { label: w.fee, value: local(['fee'], v.fee.charged ? <Say text={v.fee.standard} /> : w.noFee) },
        { label: w.materials, value: local(['materials'], w.materialsN(v.materials.length, required)) },
        { label: w.fields, value: local(['form'], w.fieldsN(fields, v.form.sections.length)) },
        {
          label: w.steps,
          value: local(
            ['steps', 'terms.steps'],
            v.steps.map((s, i) => (
              <span key={s.key}>
                {i > 0 && ' → '}
                <Say text={s.name} />
              </span>
            )),
          ),
        },
        {
          label: w.basis,
          value:
            v.basis.length === 0
              ? w.none
              : v.basis.map((b) => (
                  <p key={`${b.statute}${b.article}`}>
                    <Say text={b.title} /> <Zh>{articleWords(`${b.statute}${b.article}`)}</Zh>
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

/** All versions of the item; each opens, and may be compared with this one or drafted from. */
const Versions = ({ view }: { readonly view: CatalogueVersionView }) => {
  const w = useWords(catalogueWords);
  const { item, version } = view.version;
  return (
    <Table
      caption={w.versions}
      rows={view.versions}
      rowKey={(v) => String(v.version)}
      columns={[
        {
          key: 'version',
          head: w.version,
          name: true,
          cell: (v) =>
            v.version === version ? (
              <strong>{w.nth(v.version)}</strong>
            ) : (
              <Link to={`/desk/catalogue/${item}/${v.version}`}>{w.nth(v.version)}</Link>
            ),
        },
        { key: 'state', head: w.state, cell: (v) => <Tag tone={TONES[v.state]}>{w.states[v.state]}</Tag> },
        {
          key: 'from',
          head: w.states.published,
          cell: (v) => (v.publishedOn ? <DayText day={v.publishedOn} /> : ''),
        },
        { key: 'until', head: w.states.retired, cell: (v) => (v.retiredOn ? <DayText day={v.retiredOn} /> : '') },
        {
          key: 'go',
          head: <span className="sr">{w.compare}</span>,
          align: 'right',
          cell: (v) =>
            v.version === version ? (
              ''
            ) : (
              <Link
                to={`/desk/catalogue/${item}/compare`}
                search={{ from: `${Math.min(v.version, version)}`, to: `${Math.max(v.version, version)}` }}
              >
                {w.compare}
                <span className="sr"> {w.nth(v.version)}</span>
              </Link>
            ),
        },
      ]}
    />
  );
};

const Draft = ({ view }: { readonly view: CatalogueVersionView }) => {
  const w = useWords(catalogueWords);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { tell } = useLive();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const { item, version } = view.version;
  const make = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const path = `/api/catalogue/items/${encodeURIComponent(item)}/versions`;
      const made = await send<{ version: number }>('POST', path, { from: version });
      await queries.invalidateQueries({ queryKey: ['catalogue'] });
      tell(w.draftMade(made.version));
      await navigate({ to: `/desk/catalogue/${item}/${made.version}/edit` });
    } catch (e) {
      setError(e);
      setBusy(false);
    }
  };
  return (
    <>
      <Button icon="plus" busy={busy} onClick={() => void make()}>
        {w.newDraft}
      </Button>
      {error !== undefined && <ProblemState error={error} />}
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
    queryFn: ({ signal }) => get<CatalogueVersionView>(path, undefined, signal),
  });
  const name = data ? text(data.version.name) : w.title;
  const { data: session } = useSession();
  const mayWrite = session?.staff?.posts.includes('catalogue') ?? false;
  // What a version is measured by: the one in force, else the one before it.
  const others = data?.versions.filter((v) => v.version < data.version.version) ?? [];
  const before = (others.find((v) => v.state === 'published') ?? others[0])?.version;
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
            <Tag tone={TONES[data.version.state]}>{w.states[data.version.state]}</Tag> {w.nth(data.version.version)}
            {data.version.imported && (
              <span className="third">
                {' '}
                <Zh>{w.imported(data.version.imported.from)}</Zh>
              </span>
            )}
          </p>
          <Marks view={data} />
          {data.returned && (
            <Notice tone="warn" title={w.returned(data.returned.by.name)}>
              <p>
                <Zh>{data.returned.reason}</Zh>
              </p>
            </Notice>
          )}
          <div className="buttons cat-work">
            {data.writable && (
              <ButtonLink to={`/desk/catalogue/${item}/${version}/edit`} icon="edit">
                {w.edit}
              </ButtonLink>
            )}
            {before && (
              <ButtonLink
                to={`/desk/catalogue/${item}/compare`}
                search={{ from: `${before}`, to: `${data.version.version}` }}
              >
                {w.compareWith(before)}
              </ButtonLink>
            )}
            {mayWrite && <Draft view={data} />}
          </div>
          <Moves
            view={data}
            onMoved={(moved) => {
              tell(w.done(name, w.states[moved.state] ?? moved.state));
              void queries.invalidateQueries({ queryKey: ['catalogue'] });
            }}
          />
          <Section title={w.findings}>
            <Findings findings={data.findings} />
          </Section>
          <Section title={w.versions}>
            <Versions view={data} />
          </Section>
          <Section title={w.facts} rule={false}>
            <Said v={data.version} />
            {data.version.editable.length > 0 && <LocalNote />}
          </Section>
        </>
      )}
    </DeskFrame>
  );
};

export default CatalogueVersion;
