import { Button, ButtonLink } from '../ui/button.tsx';
import { usePage } from '../ui/page.tsx';
import { useWords } from '../ui/words.tsx';
import { PortalShell } from './portal-shell.tsx';

const zh = {
  notFound: '没有这个页面',
  notFoundWhy: '地址可能写错了一位，或这一页已经换了地方。您填过、交过的都还在。',
  home: '回首页',
  matters: '看我的办件',
  fault: '这一页没有打开',
  faultHow: '可能是断网，或者我们这边出了错。您填过的都已保存。请再试一次。',
  again: '再试一次',
};
const words = {
  zh,
  en: {
    notFound: 'There is no such page',
    notFoundWhy: 'The address may have a slip in it, or the page has moved. All you typed and sent is still here.',
    home: 'Go to the home page',
    matters: 'See my matters',
    fault: 'This page did not open',
    faultHow: 'The network may be gone, or the fault is ours. What you typed is saved. Try again.',
    again: 'Try again',
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

/** A page that threw or did not arrive: the person keeps what was typed. Loaded with the first page, since it must work offline. */
export const PageFault = () => {
  const w = useWords(words);
  usePage({ title: w.fault });
  return (
    <div className="wrap page" role="alert">
      <h1>{w.fault}</h1>
      <p className="prose">{w.faultHow}</p>
      <div className="buttons fault-acts">
        <Button kind="primary" onClick={() => location.reload()}>
          {w.again}
        </Button>
        <ButtonLink to="/">{w.home}</ButtonLink>
      </div>
    </div>
  );
};
