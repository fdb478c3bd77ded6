import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import type { Static } from 'typebox';
import type { DraftLine, DraftsPage } from '../../../src/modules/catalogue/contract.ts';
import { get } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { catalogueWords } from '../../features/desk/catalogue.words.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Select, TextInput } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Pager } from '../../ui/trail.tsx';
import { Say, useLocale, useWords, Zh } from '../../ui/words.tsx';
import { CatalogueImport } from './catalogue-import.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';
import './catalogue.css';

const Lint = ({ line }: { readonly line: DraftLine }) => {
  const w = useWords(catalogueWords);
  if (line.errors + line.warnings === 0) return <Tag tone="ok">{w.clean}</Tag>;
  return (
    <span className="lint-tags">
      {line.errors > 0 && <Tag tone="danger">{w.errors(line.errors)}</Tag>}
      {line.warnings > 0 && <Tag tone="warn">{w.warnings(line.warnings)}</Tag>}
    </span>
  );
};

type Search = { readonly state: string; readonly q: string; readonly department: string };
const STATES = ['open', 'draft', 'review', 'published', 'retired', 'all'] as const;

const Versions = ({ search, onSearch }: { readonly search: Search; readonly onSearch: (s: Search) => void }) => {
  const w = useWords(catalogueWords);
  const { locale } = useLocale();
  const { data: session } = useSession();
  const list = useInfiniteQuery({
    queryKey: ['catalogue', 'drafts', search],
    queryFn: ({ pageParam, signal }) =>
      get<Static<typeof DraftsPage>>('/api/catalogue/drafts', { ...search, cursor: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  const [typed, setTyped] = useState(search.q);
  useEffect(() => {
    if (typed.trim() === search.q) return;
    const timer = setTimeout(() => onSearch({ ...search, q: typed.trim() }), 300);
    return () => clearTimeout(timer);
  }, [typed, search, onSearch]);
  const departments = list.data?.pages[0]?.departments ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const filtered = search.q !== '' || search.department !== '' || search.state !== 'open';
  // Nothing waits to be published: what is in force is shown instead of an empty page.
  useEffect(() => {
    if (list.data?.pages[0]?.total === 0 && !filtered && !list.isPlaceholderData)
      onSearch({ ...search, state: 'published' });
  }, [list.data, list.isPlaceholderData, filtered, search, onSearch]);
  const drafts = list.data?.pages.flatMap((p) => p.drafts) ?? [];
  return (
    <>
      <div className="catalogue-filter">
        <TextInput
          type="search"
          aria-label={w.search}
          placeholder={w.searchHint}
          maxLength={100}
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
        />
        <Select
          aria-label={w.filter}
          value={search.state}
          choices={STATES.map((s) => ({ value: s, label: w.states2[s] ?? w.states[s] ?? s }))}
          onChange={(e) => onSearch({ ...search, state: e.target.value })}
        />
        <Select
          aria-label={w.units}
          empty={w.allUnits}
          value={search.department}
          choices={departments.map((d) => ({ value: d.name, label: `${d.name} ${d.n}` }))}
          onChange={(e) => onSearch({ ...search, department: e.target.value })}
        />
        {list.data && (
          <span className="small third" role="status">
            {w.total(total)}
          </span>
        )}
      </div>
      {list.error ? (
        <ProblemState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Skeleton lines={[90, 90, 90]} />
      ) : drafts.length === 0 ? (
        <Empty
          title={filtered ? w.nothing : w.empty}
          actions={
            filtered && (
              <Button
                onClick={() => {
                  setTyped('');
                  onSearch({ state: 'open', q: '', department: '' });
                }}
              >
                {w.clear}
              </Button>
            )
          }
        >
          <p>{filtered ? w.nothingWhy : w.emptyWhy}</p>
        </Empty>
      ) : (
        <Table
          caption={w.table}
          rows={drafts}
          rowKey={(d) => `${d.item}@${d.version}`}
          columns={[
            {
              key: 'item',
              head: w.item,
              name: true,
              cell: (d) => (
                <>
                  <Link to={`/desk/catalogue/${d.item}/${d.version}`}>
                    <Say text={d.name} />
                  </Link>
                  {d.imported && (
                    <span className="small third catalogue-from">
                      <Zh>{w.imported(d.imported.from)}</Zh>
                    </span>
                  )}
                </>
              ),
            },
            { key: 'version', head: w.version, cell: (d) => d.version },
            {
              key: 'state',
              head: w.state,
              cell: (d) => (
                <span className="lint-tags">
                  <Tag tone={TONES[d.state]}>{w.states[d.state]}</Tag>
                  {d.state === 'review' && d.approved && <Tag tone="ok">{w.approvedTag}</Tag>}
                </span>
              ),
            },
            { key: 'department', head: w.department, cell: (d) => <Say text={d.department} /> },
            { key: 'lint', head: w.lint, cell: (d) => <Lint line={d} /> },
            {
              key: 'changed',
              head: w.changed,
              cell: (d) => <span className="nw">{whenText(d.changedAt, session?.today, locale)}</span>,
            },
          ]}
        />
      )}
      <Pager onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined} busy={list.isFetchingNextPage} />
    </>
  );
};

const TONES = { draft: 'plain', review: 'blue', published: 'ok', retired: 'plain' } as const;
const READS = ['catalogue', 'head', 'supervisor', 'oversight'];

/** The catalogue desk: every version by state, unit and words, and import with its report of defects. */
const Catalogue = () => {
  const w = useWords(catalogueWords);
  const navigate = useNavigate();
  const { data: session } = useSession();
  const asked = useSearch({ strict: false }) as Partial<Search> & { readonly tab?: string };
  const tab = asked.tab === 'import' ? 'import' : 'drafts';
  const search: Search = {
    state: STATES.find((s) => s === asked.state) ?? 'open',
    q: asked.q === undefined ? '' : String(asked.q),
    department: asked.department ?? '',
  };
  const may = session?.staff?.posts.some((p) => READS.includes(p)) ?? false;
  const go = useCallback(
    (next: Record<string, string>) => void navigate({ to: '/desk/catalogue', search: next as never, replace: true }),
    [navigate],
  );
  const narrow = useCallback(
    ({ state, q, department }: Search) =>
      go({ ...(state === 'open' ? {} : { state }), ...(q ? { q } : {}), ...(department ? { department } : {}) }),
    [go],
  );
  return (
    <DeskFrame title={w.title} nav={<DeskNav />} className="desk-page">
      <h1>{session && !may ? w.noRight : w.title}</h1>
      {session && !may ? (
        <Empty title={w.noRightWhy} actions={<ButtonLink to="/items">{w.seePublic}</ButtonLink>} />
      ) : (
        <>
          <p className="prose second">{w.lead}</p>
          <Tabs
            label={w.tabs}
            tabs={[
              { key: 'drafts', name: w.browse },
              { key: 'import', name: w.import },
            ]}
            chosen={tab}
            onChoose={(t) => go(t === 'import' ? { tab: t } : {})}
          >
            {tab === 'drafts' ? (
              <Versions search={search} onSearch={narrow} />
            ) : (
              <CatalogueImport after={<Button onClick={() => go({ state: 'draft' })}>{w.drafts}</Button>} />
            )}
          </Tabs>
        </>
      )}
    </DeskFrame>
  );
};

export default Catalogue;
