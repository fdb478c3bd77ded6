import { ProblemState } from '../api/problem.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { usePage } from '../ui/page.tsx';
import { useWords } from '../ui/words.tsx';
import { PortalShell } from './portal-shell.tsx';

const zh = {
  notFound: '没有这个页面',
  notFoundWhy: '地址可能写错了一位，或这一页已经换了地方。您填过、交过的都还在。',
  home: '回首页',
  matters: '看我的办件',
  fault: '这一页没有打开',
  safe: '您填过的都已保存。',
};
const words = {
  zh,
  en: {
    notFound: 'There is no such page',
    notFoundWhy: 'The address may have a slip in it, or the page has moved. All you typed and sent is still here.',
    home: 'Go to the home page',
    matters: 'See my matters',
    fault: 'This page did not open',
    safe: 'What you typed is saved.',
  } satisfies typeof zh,
};

const WayOut = () => {
  const w = useWords(words);
  return (
    <>
      <ButtonLink to="/" kind="primary">
        {w.home}
      </ButtonLink>
      <ButtonLink to="/matters">{w.matters}</ButtonLink>
    </>
  );
};

/** An address that leads nowhere. */
export const NotFound = () => {
  const w = useWords(words);
  usePage({ title: w.notFound });
  return (
    <PortalShell>
      <div className="wrap page">
        <h1>{w.notFound}</h1>
        <p className="prose">{w.notFoundWhy}</p>
        <div className="buttons fault-acts">
          <WayOut />
        </div>
      </div>
    </PortalShell>
  );
};

/** A page that threw: ours to mend, the person keeps what was typed. */
export const PageFault = ({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) => {
  const w = useWords(words);
  usePage({ title: w.fault });
  return (
    <div className="wrap page">
      <h1 className="page-head">{w.fault}</h1>
      <ProblemState error={error} safe={w.safe} onRetry={reset} actions={<WayOut />} />
    </div>
  );
};
