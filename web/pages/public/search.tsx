import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { myCasesQuery } from '../../api/cases.ts';
import { searchQuery } from '../../api/catalogue.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { ItemRows } from '../../features/items/item-rows.tsx';
import { casesFound } from '../../features/search/rows.ts';
import { SearchBox } from '../../features/search/search-box.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { usePage } from '../../ui/page.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Section } from '../../ui/trail.tsx';
import { Say, useLocale, useWords } from '../../ui/words.tsx';

const zh = {
  title: '搜索',
  of: (q: string) => `“${q}”`,
  found: (n: number) => `找到 ${n} 个事项`,
  none: (q: string) => `没有找到“${q}”`,
  mean: '您是不是要找',
  how: '换个说法试试：写您要做的事，比如“开饭店”，或写拼音首字母，比如 yyzz。也可以打 12345 问。',
  all: '看全部事项',
  empty: '写下您要办的事',
  mine: '我的办件',
  answers: '常见问题',
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
    mine: 'My matters',
    answers: 'Answers',
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
  const { data: session } = useSession();
  const { data: cases = [] } = useQuery({ ...myCasesQuery, enabled: Boolean(session?.person) && !session?.staff });
  const mine = casesFound(q, cases);
  const answers = data?.answers ?? [];
  const nothing = data?.items.length === 0;
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
          {(nothing || mean.length > 0) && <p className="empty-title search-count">{w.none(q)}</p>}
          {!nothing && mean.length === 0 && <p className="second search-count">{w.found(data.items.length)}</p>}
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
          {mine.length > 0 && (
            <Section title={w.mine}>
              <ul className="rows">
                {mine.map((c) => (
                  <li key={c.id}>
                    <div>
                      <Link to={`/matters/${c.id}`}>
                        <Say text={c.itemName} />
                      </Link>
                      <p className="small second">
                        <Say text={c.verdict} />
                      </p>
                    </div>
                    <span className="small third">{c.number}</span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {answers.length > 0 && (
            <Section title={w.answers}>
              <dl className="search-answers">
                {answers.map((a) => (
                  <div key={a.q.zh}>
                    <dt>
                      <Say text={a.q} />
                    </dt>
                    <dd>
                      <Say text={a.a} />{' '}
                      <Link to={`/items/${a.item}`} hash="faq">
                        <Say text={a.itemName} />
                      </Link>
                    </dd>
                  </div>
                ))}
              </dl>
            </Section>
          )}
          {nothing && mean.length === 0 && (
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
