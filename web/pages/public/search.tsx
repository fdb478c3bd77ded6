import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { searchQuery } from '../../api/catalogue.ts';
import { ProblemState } from '../../api/problem.tsx';
import { ItemRows } from '../../features/items/item-rows.tsx';
import { SearchBox } from '../../features/search/search-box.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { usePage } from '../../ui/page.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';

const zh = {
  title: '搜索',
  of: (q: string) => `“${q}”`,
  found: (n: number) => `找到 ${n} 个事项`,
  none: (q: string) => `没有找到“${q}”`,
  mean: '您是不是要找',
  how: '换个说法试试：写您要做的事，比如“开饭店”，或写拼音首字母，比如 yyzz。也可以打 12345 问。',
  all: '看全部事项',
  empty: '写下您要办的事',
};
const words = {
  zh,
  en: {
    title: 'Search',
    of: (q: string) => `“${q}”`,
    found: (n: number) => (n === 1 ? '1 service found' : `${n} services found`),
    none: (q: string) => `Nothing found for “${q}”`,
    mean: 'Did you mean',
    how: 'Say it another way: write what you want to do, for example “open a restaurant”, or pinyin initials such as yyzz. You may also call 12345.',
    all: 'See all services',
    empty: 'Write what you want to do',
  } satisfies typeof zh,
};

/** All that a query finds; when nothing fits, what was probably meant. */
const Search = () => {
  const w = useWords(words);
  const { locale } = useLocale();
  const q = String((useSearch({ strict: false }) as { q?: unknown }).q ?? '').trim();
  usePage({ title: q ? `${w.of(q)} · ${w.title}` : w.title });
  const { data, error, refetch, isPending } = useQuery(searchQuery(q));
  const mean = data?.didYouMean ?? [];
  return (
    <div className="wrap page narrow-page">
      <h1 className="sr">{q ? `${w.title} ${w.of(q)}` : w.title}</h1>
      <SearchBox key={q} initial={q} />
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {q === '' && (
        <Empty title={w.empty} actions={<ButtonLink to="/items">{w.all}</ButtonLink>}>
          {w.how}
        </Empty>
      )}
      {q !== '' && isPending && <Skeleton />}
      {data && (
        <div aria-live="polite">
          {data.items.length > 0 && <p className="second search-count">{w.found(data.items.length)}</p>}
          {data.items.length === 0 && <p className="empty-title search-count">{w.none(q)}</p>}
          {mean.length > 0 && (
            <p className="search-mean">
              {w.mean}{' '}
              {mean.map((m, i) => (
                <span key={m}>
                  {i > 0 && (locale === 'zh' ? '、' : ', ')}
                  <Link to="/search" search={{ q: m }}>
                    {m}
                  </Link>
                </span>
              ))}
              {locale === 'zh' ? '？' : '?'}
            </p>
          )}
          {data.items.length > 0 && <ItemRows items={data.items.map((i) => i.item)} />}
          {data.items.length === 0 && (
            <>
              <p className="second search-count prose">{w.how}</p>
              <p className="search-count">
                <ButtonLink to="/items">{w.all}</ButtonLink>
              </p>
            </>
          )}
        </div>
      )}
    </div>
  );
};
export default Search;
