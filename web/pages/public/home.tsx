import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { itemsQuery } from '../../api/catalogue.ts';
import { useSession } from '../../api/session.ts';
import { SearchBox } from '../../features/search/search-box.tsx';
import { Today } from '../../features/today/today.tsx';
import { useElder } from '../../ui/elder.ts';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { usePage } from '../../ui/page.tsx';
import { Say, useLocale, useText, useWords } from '../../ui/words.tsx';
import './home.css';
import { homeWords } from './home.words.ts';
import { COLUMNS, type Column, themeColumn, themeName } from './themes.ts';

const SignedHome = lazy(() => import('./home-signed.tsx'));
const ElderHome = lazy(() => import('./home-elder.tsx'));

const Band = () => {
  const w = useWords(homeWords);
  return (
    <div className="band">
      <div className="wrap band-inner">
        <div className="band-search">
          <h1>{w.question}</h1>
          <SearchBox />
          <div className="band-words">
            <span>{w.common}</span>
            <ul>
              {w.everyday.map((word) => (
                <li key={word}>
                  <Link to="/search" search={{ q: word }}>
                    {word}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        </div>
        <div className="band-today">
          <Today navy />
        </div>
      </div>
    </div>
  );
};

type Subject = { readonly key: string; readonly n: number; readonly names: readonly string[] };

const SubjectList = ({ subjects }: { readonly subjects: readonly Subject[] }) => {
  const w = useWords(homeWords);
  const { locale } = useLocale();
  if (subjects.length === 0) return <p className="small second subjects-none">{w.none}</p>;
  return (
    <ul className="subjects">
      {subjects.map((s) => (
        <li key={s.key}>
          <Link to="/items" search={{ theme: s.key }}>
            <Say text={themeName(s.key)} />
          </Link>
          <p className="small third">
            {s.names.length > 0 ? s.names.join(locale === 'zh' ? '、' : ', ') : w.items(s.n)}
          </p>
        </li>
      ))}
    </ul>
  );
};

const Subjects = () => {
  const w = useWords(homeWords);
  const text = useText();
  const [tab, setTab] = useState<Column>('person');
  const { data } = useQuery(itemsQuery({ limit: 60 }));
  if (!data) return <div className="section subjects-space" />;
  const heads = { person: w.person, company: w.company, project: w.project };
  const tabs = { person: w.tabPerson, company: w.tabCompany, project: w.tabProject };
  const of = (column: Column): Subject[] =>
    data.themes
      .filter((t) => themeColumn(t.theme) === column)
      .map((t) => ({
        key: t.theme,
        n: t.n,
        names: data.items
          .filter((i) => i.themes.includes(t.theme))
          .slice(0, 2)
          .map((i) => text(i.name)),
      }));
  return (
    <section className="section">
      <div className="section-head">
        <h2>{w.byTheme}</h2>
        <Link to="/items">{w.all(data.total)}</Link>
      </div>
      {/* On phones one column at a time; the buttons say which. */}
      <div className="column-tabs">
        {COLUMNS.map((c) => (
          <button key={c} type="button" aria-pressed={tab === c} onClick={() => setTab(c)}>
            {tabs[c]}
          </button>
        ))}
      </div>
      <div className="columns-3">
        {COLUMNS.map((c) => (
          <div key={c} className={tab === c ? 'column column-chosen' : 'column'}>
            <h3 className="section-rule">{heads[c]}</h3>
            <SubjectList subjects={of(c)} />
          </div>
        ))}
      </div>
    </section>
  );
};

const OtherWays = () => {
  const w = useWords(homeWords);
  return (
    <section className="section other-ways">
      <h2>{w.offline}</h2>
      <p className="small second">{w.offlineNote}</p>
      <ul className="rows">
        <li>
          <Icon name="pin" />
          <div>
            <p>{w.window}</p>
            <p className="small third">{w.windowNote}</p>
          </div>
        </li>
        <li>
          <Icon name="phone" />
          <div>
            <p>
              <a href="tel:12345">{w.hotline}</a>
            </p>
            <p className="small third">{w.hotlineNote}</p>
          </div>
        </li>
      </ul>
    </section>
  );
};

/** Question, search, my open things, subjects, today. */
const Home = () => {
  const elder = useElder();
  const { data: session } = useSession();
  usePage({ title: '', ...(elder ? {} : { navy: true }) });
  if (elder)
    return (
      <Suspense fallback={null}>
        <ElderHome />
      </Suspense>
    );
  return (
    <>
      <Band />
      <div className="wrap">
        {session?.person && !session.staff && (
          <Suspense fallback={null}>
            <SignedHome />
          </Suspense>
        )}
        <Subjects />
        <div className="home-foot">
          <div className="home-today">
            <Today />
          </div>
          <OtherWays />
        </div>
      </div>
    </>
  );
};
export default Home;
