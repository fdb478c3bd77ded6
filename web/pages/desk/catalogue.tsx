import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { DraftLine, DraftsPage } from '../../../src/modules/catalogue/contract.ts';
import { get } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { catalogueWords } from '../../features/desk/catalogue.words.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Select } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Pager } from '../../ui/trail.tsx';
import { Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
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

const Drafts = ({ state, onState }: { readonly state: string; readonly onState: (s: string) => void }) => {
  const w = useWords(catalogueWords);
  const text = useText();
  const { locale } = useLocale();
  const { data: session } = useSession();
  const list = useInfiniteQuery({
    queryKey: ['catalogue', 'drafts', state],
    queryFn: ({ pageParam, signal }) =>
      get<Static<typeof DraftsPage>>(
        '/api/catalogue/drafts',
        { state: state || undefined, cursor: pageParam || undefined },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const drafts = list.data?.pages.flatMap((p) => p.drafts) ?? [];
  return (
    <>
      <div className="catalogue-filter">
        <Select
          aria-label={w.filter}
          empty={w.all}
          value={state}
          choices={['draft', 'review'].map((s) => ({ value: s, label: w.states[s] ?? s }))}
          onChange={(e) => onState(e.target.value)}
        />
        {list.data && <span className="small third">{w.more(drafts.length)}</span>}
      </div>
      {list.error ? (
        <ProblemState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Skeleton lines={[90, 90, 90]} />
      ) : drafts.length === 0 ? (
        <Empty title={w.empty}>
          <p>{w.emptyWhy}</p>
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
            { key: 'version', head: w.version, cell: (d) => w.nth(d.version) },
            {
              key: 'state',
              head: w.state,
              cell: (d) => <Tag tone={d.state === 'review' ? 'blue' : 'plain'}>{w.states[d.state]}</Tag>,
            },
            { key: 'department', head: w.department, cell: (d) => <Say text={d.department} /> },
            { key: 'lint', head: w.lint, cell: (d) => <Lint line={d} /> },
            { key: 'changed', head: w.changed, cell: (d) => whenText(d.changedAt, session?.today, locale) },
            {
              key: 'open',
              head: <span className="sr">{w.open}</span>,
              align: 'right',
              cell: (d) => (
                <ButtonLink to={`/desk/catalogue/${d.item}/${d.version}`} aria-label={`${w.open} ${text(d.name)}`}>
                  {w.open}
                </ButtonLink>
              ),
            },
          ]}
        />
      )}
      <Pager onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined} busy={list.isFetchingNextPage} />
    </>
  );
};

const READS = ['catalogue', 'head', 'supervisor', 'oversight'];

/** The catalogue desk: versions not yet published, and import with its report of defects. */
const Catalogue = () => {
  const w = useWords(catalogueWords);
  const navigate = useNavigate();
  const { data: session } = useSession();
  const search = useSearch({ strict: false }) as { readonly tab?: string; readonly state?: string };
  const tab = search.tab === 'import' ? 'import' : 'drafts';
  const state = search.state === 'draft' || search.state === 'review' ? search.state : '';
  const may = session?.staff?.posts.some((p) => READS.includes(p)) ?? false;
  const go = (next: Record<string, string>) => void navigate({ to: '/desk/catalogue', search: next as never });
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
              { key: 'drafts', name: w.drafts },
              { key: 'import', name: w.import },
            ]}
            chosen={tab}
            onChoose={(t) => go(t === 'import' ? { tab: t } : {})}
          >
            {tab === 'drafts' ? (
              <Drafts state={state} onState={(s) => go(s ? { state: s } : {})} />
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
