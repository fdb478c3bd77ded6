import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import './shell.css';
import './desk-shell.css';
import './page.css';
import { Link } from './link.tsx';
import { useWords } from './words.tsx';

const zh = { skip: '跳到正文', where: '工作台', nav: '工作台导航', menu: '菜单' };
const words = {
  zh,
  en: { skip: 'Skip to content', where: 'Desk', nav: 'Desk navigation', menu: 'Menu' } satisfies typeof zh,
};

/** Frame of the staff screens: dense tokens, header with search and who, nav at the left, the work in `<main id="main">`. */
export const DeskShell = ({
  search,
  meta,
  nav,
  where,
  children,
}: {
  readonly search?: ReactNode;
  readonly meta?: ReactNode;
  readonly nav?: ReactNode;
  /** The surface beside the mark; 工作台 unless said otherwise. */
  readonly where?: ReactNode;
  readonly children: ReactNode;
}) => {
  const w = useWords(words);
  // On narrow screens the views are one line to push; the menu opens all of them and the other desks.
  const [menu, setMenu] = useState(false);
  const here = useRouterState({ select: (r) => r.location.href });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has gone somewhere needs the menu no more.
  useEffect(() => setMenu(false), [here]);
  return (
    <div className="desk" data-density="desk">
      <a className="skip" href="#main">
        {w.skip}
      </a>
      <header className="desk-head no-print">
        <Link to="/desk" className="brand">
          <img src="/wordmark.svg" alt="一章通" width="91" height="26" />
          <span className="brand-where">{where ?? w.where}</span>
        </Link>
        {search && <div className="desk-head-search">{search}</div>}
        <div className="desk-head-meta">{meta}</div>
      </header>
      <div className={nav ? 'desk-body' : 'desk-body desk-body-plain'}>
        {nav && (
          <nav
            id="desk-nav"
            className={menu ? 'desk-nav desk-nav-open no-print' : 'desk-nav no-print'}
            aria-label={w.nav}
          >
            <button
              type="button"
              className="desk-menu"
              aria-expanded={menu}
              aria-controls="desk-nav"
              onClick={() => setMenu(!menu)}
            >
              {w.menu}
            </button>
            {nav}
          </nav>
        )}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
};
