import { lazy, Suspense } from 'react';
import { useSession } from '../../api/session.ts';
import { SearchBox } from '../../features/search/search-box.tsx';
import { Today } from '../../features/today/today.tsx';
import { useElder } from '../../ui/elder.ts';
import { Link } from '../../ui/link.tsx';
import { usePage } from '../../ui/page.tsx';
import { useWords } from '../../ui/words.tsx';
import './home.css';
import { Lists, OtherWays } from './home.lists.tsx';
import { Promises } from './home.promises.tsx';
import { homeWords } from './home.words.ts';

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

/** Question, search, my open things, life events, subjects, kept promises, other ways. */
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
  const rest = (
    <>
      <Lists />
      <div className="home-foot">
        <Promises />
        <div className="home-today">
          <Today />
        </div>
        <OtherWays />
      </div>
    </>
  );
  return (
    <>
      <Band />
      <div className="wrap">
        {session?.person && !session.staff ? (
          <Suspense fallback={null}>
            <SignedHome>{rest}</SignedHome>
          </Suspense>
        ) : (
          rest
        )}
      </div>
    </>
  );
};
export default Home;
