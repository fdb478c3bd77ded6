import { Outlet, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import '../ui/shell.css';
import '../ui/page.css';
import { useSession } from '../api/session.ts';
import { setElder, useElder } from '../ui/elder.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { Link } from '../ui/link.tsx';
import { useLive } from '../ui/live.tsx';
import { useOnline } from '../ui/online.ts';
import { usePageMeta } from '../ui/page.tsx';
import { OfflineBar } from '../ui/states.tsx';
import { Mixed, Say, useLocale, useWords } from '../ui/words.tsx';
import { SessionEnd } from './session-end.tsx';
import { shellWords } from './shell.words.ts';

type Place = { readonly to: string; readonly name: string; readonly icon: IconName; readonly under: readonly string[] };

/** `/matters` is current on `/matters/…` too; the home page only on itself. */
const isCurrent = (path: string, place: Place): boolean =>
  place.under.some((u) => (u === '/' ? path === '/' : path === u || path.startsWith(`${u}/`)));

const NavLinks = ({
  places,
  path,
  icons,
}: {
  readonly places: readonly Place[];
  readonly path: string;
  readonly icons?: boolean;
}) => (
  <ul>
    {places.map((p) => (
      <li key={p.to}>
        <Link to={p.to} aria-current={isCurrent(path, p) ? 'page' : undefined}>
          {icons && <Icon name={p.icon} size={22} />}
          {p.name}
        </Link>
      </li>
    ))}
  </ul>
);

const ElderSwitch = () => {
  const w = useWords(shellWords);
  const elder = useElder();
  return (
    <button type="button" onClick={() => setElder(!elder)}>
      {elder ? w.plain : w.elder}
    </button>
  );
};
const LanguageSwitch = ({ short }: { readonly short?: boolean }) => {
  const { locale, switchTo } = useLocale();
  const to = locale === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      lang={to === 'zh' ? 'zh-CN' : 'en'}
      aria-label={short && to === 'en' ? 'EN, English' : undefined}
      onClick={() => switchTo(to)}
    >
      {to === 'zh' ? '中文' : short ? 'EN' : 'English'}
    </button>
  );
};

/** Always with words, and the number of what was not read. */
const Bell = () => {
  const w = useWords(shellWords);
  const { data: session } = useSession();
  if (!session?.person) return null;
  return (
    <Link to="/notices" className="bell">
      <Icon name="bell" />
      <span>
        {w.notices}
        {session.unread > 0 && (
          <>
            {' '}
            <strong>{session.unread > 99 ? '99+' : session.unread}</strong>
            <span className="sr"> {w.unread}</span>
          </>
        )}
      </span>
    </Link>
  );
};

const Who = () => {
  const w = useWords(shellWords);
  const { data: session } = useSession();
  if (!session?.person) return <Link to="/sign-in">{w.signIn}</Link>;
  const { name } = session.person;
  return (
    <Link to="/account">
      <span>
        <span lang="zh-CN">{name}</span>
        {session.acting && <Mixed>{w.onBehalf(session.acting.name)}</Mixed>}
      </span>
    </Link>
  );
};

const NAMED_BY_MS = 2000;

/** Moves the reading point to the new page and says its name once it has one; the first page is left to the browser. */
const useArrival = (path: string) => {
  const left = useRef<string>(undefined);
  const { announce } = useLive();
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs on arrival at a path, not when the announcer changes.
  useEffect(() => {
    let looks = 0;
    const look = () => {
      looks += 100;
      if (document.title === left.current && looks < NAMED_BY_MS) return; // the page before still gives the name
      clearInterval(looking);
      announce(document.title);
    };
    const arrived = left.current !== undefined;
    const looking = arrived ? setInterval(look, 100) : undefined;
    if (arrived) document.getElementById('main')?.focus({ preventScroll: true });
    return () => {
      clearInterval(looking);
      left.current = document.title; // before the next page puts its own
    };
  }, [path]);
};

/** Header, navigation, offline bar, footer and phone tab bar around every public page. */
export const PortalShell = ({ children }: { readonly children?: ReactNode }) => {
  const w = useWords(shellWords);
  const path = useRouterState({ select: (s) => s.location.pathname });
  const meta = usePageMeta();
  const online = useOnline();
  const { data: session } = useSession();
  useArrival(path);
  const places: readonly Place[] = [
    { to: '/', name: w.home, icon: 'home', under: ['/'] },
    { to: '/items', name: w.items, icon: 'list', under: ['/items', '/search', '/apply'] },
    { to: '/matters', name: w.matters, icon: 'clock', under: ['/matters', '/progress'] },
    { to: '/wallet', name: w.wallet, icon: 'card', under: ['/wallet'] },
    { to: '/verify', name: w.verify, icon: 'scan', under: ['/verify'] },
  ];
  const tabs: readonly Place[] = [
    ...places.slice(0, 4).map((p, i) => ({ ...p, name: [w.home, w.items, w.tabMatters, w.tabWallet][i]! })),
    {
      to: '/account',
      name: w.mine,
      icon: 'person',
      under: ['/account', '/mandates', '/notices', '/company', '/sign-in', '/register', '/reset'],
    },
  ];
  return (
    <div className={meta.bar ? 'shell has-bar' : 'shell'}>
      <a className="skip" href="#main">
        {w.skip}
      </a>
      <header className="bars">
        <div className="strip">
          <div className="wrap">
            <span>{session && <Say text={session.bureau.name} />}</span>
            <div className="strip-acts">
              <ElderSwitch />
              <LanguageSwitch />
              <Bell />
              <Who />
            </div>
          </div>
        </div>
        <div className={meta.navy ? 'head head-navy' : 'head'}>
          <div className="wrap">
            <Link to="/" className="brand">
              <picture>
                {meta.navy && <source media="(max-width: 767px)" srcSet="/wordmark-light.svg" />}
                <img src="/wordmark.svg" alt="一章通" width="126" height="36" />
              </picture>
              <span className="brand-where">{w.where}</span>
            </Link>
            <nav className="nav" aria-label={w.nav}>
              <NavLinks places={places} path={path} />
            </nav>
            <div className="head-acts">
              <Bell />
              <ElderSwitch />
              <LanguageSwitch short />
            </div>
          </div>
        </div>
        {meta.bar && (
          <div className="phone-bar no-print">
            <Link to={meta.bar.back} aria-label={w.back}>
              <Icon name="back" />
            </Link>
            <p>{meta.bar.title}</p>
            <div className="phone-bar-acts">
              {meta.bar.action}
              <ElderSwitch />
            </div>
          </div>
        )}
      </header>
      <OfflineBar online={online || meta.ownOffline === true}>{w.offline}</OfflineBar>
      <main id="main" tabIndex={-1}>
        {children ?? <Outlet />}
      </main>
      <footer className="foot">
        <div className="wrap">
          <ul>
            <li>
              <Link to="/progress">{w.progress}</Link>
            </li>
            <li>
              <Link to="/verify">{w.verify}</Link>
            </li>
            <li>
              <Link to="/public-register">{w.publicRegister}</Link>
            </li>
            <li>
              <Link to="/transparency">{w.transparency}</Link>
            </li>
            <li>
              <Link to="/calculator">{w.calculator}</Link>
            </li>
            <li>
              <Link to="/reconsideration">{w.remedy}</Link>
            </li>
            <li>
              <a href="tel:12345">{w.hotline}</a>
            </li>
          </ul>
          <span>{w.made}</span>
        </div>
      </footer>
      <SessionEnd />
      {!meta.noTabs && (
        <nav className="tab-bar no-print" aria-label={w.tabs}>
          <NavLinks places={tabs} path={path} icons />
        </nav>
      )}
    </div>
  );
};
