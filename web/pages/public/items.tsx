import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { itemsPages } from '../../api/catalogue.ts';
import { ProblemState } from '../../api/problem.tsx';
import { ItemRows } from '../../features/items/item-rows.tsx';
import { SearchBox } from '../../features/search/search-box.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { usePage } from '../../ui/page.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Pager } from '../../ui/trail.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';

const zh = {
  title: '办事',
  all: '全部',
  themes: '类别',
  n: (n: number) => `共 ${n} 个事项`,
  ofEvent: (n: number) => `这件事要办 ${n} 项，按先后排。眼下每项单独申请；合成一张表的还在做。`,
  none: '这一类还没有开放的事项',
  noneHow: '换一类看看，或者直接说您要办什么。',
  seeAll: '看全部事项',
};
const words = {
  zh,
  en: {
    title: 'Services',
    all: 'All',
    themes: 'Subjects',
    n: (n: number) => (n === 1 ? '1 service' : `${n} services`),
    ofEvent: (n: number) =>
      `This takes ${n} services, in this order. For now each is applied for by itself; one form for all is being made.`,
    none: 'No services of this kind are open yet',
    noneHow: 'Try another subject, or say what you want to do.',
    seeAll: 'See all services',
  } satisfies typeof zh,
};

/** Every open item, by subject. */
const Items = () => {
  const w = useWords(words);
  const text = useText();
  const { theme, set } = useSearch({ strict: false }) as { theme?: string; set?: string };
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    itemsPages({ ...(theme ? { theme } : {}), ...(set ? { set } : {}) }),
  );
  const first = data?.pages[0];
  const event = first?.sets.find((s) => s.set === set);
  const named =
    event?.name ?? first?.themes.find((t) => t.theme === theme)?.name ?? (theme && { zh: theme, en: theme });
  usePage({ title: named ? `${text(named)} · ${w.title}` : w.title });
  return (
    <div className="wrap page">
      <div className="page-head">
        <div>
          <h1>{named ? <Say text={named} /> : w.title}</h1>
          {first && <p>{event ? w.ofEvent(first.total) : w.n(first.total)}</p>}
        </div>
      </div>
      <div className="narrow items-search">
        <SearchBox />
      </div>
      {first && (
        <nav className="item-filters" aria-label={w.themes}>
          <Link to="/items" aria-current={theme || set ? undefined : 'page'}>
            {w.all}
          </Link>
          {first.themes.map((t) => (
            <Link
              key={t.theme}
              to="/items"
              search={{ theme: t.theme }}
              aria-current={t.theme === theme ? 'page' : undefined}
            >
              <Say text={t.name} />
            </Link>
          ))}
        </nav>
      )}
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {first?.items.length === 0 && (
        <Empty title={w.none} actions={<ButtonLink to="/items">{w.seeAll}</ButtonLink>}>
          {w.noneHow}
        </Empty>
      )}
      {data && <ItemRows items={data.pages.flatMap((p) => p.items)} inOrder={event !== undefined} />}
      <Pager onMore={hasNextPage ? () => void fetchNextPage() : undefined} busy={isFetchingNextPage} />
    </div>
  );
};
export default Items;
