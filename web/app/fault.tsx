import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, ButtonLink } from '../ui/button.tsx';
import { useOnline } from '../ui/online.ts';
import { usePage } from '../ui/page.tsx';
import { OfflineBar } from '../ui/states.tsx';
import { useWords } from '../ui/words.tsx';
import { reached } from './arriving.ts';
import { PortalShell } from './portal-shell.tsx';

const zh = {
  notFound: '没有这个页面',
  notFoundWhy: '地址可能写错了一位，或这一页已经换了地方。您填过、交过的都还在。',
  home: '回首页',
  matters: '看我的办件',
  fault: '这一页没有打开',
  faultHow: '可能是断网，或者我们这边出了错。您填过的都已保存。请再试一次。',
  again: '再试一次',
  still: '还是连不上。请看看网络，连上以后再点一次。',
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
    still: 'Still no connection. Check the network, then press again.',
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
  const [still, setStill] = useState(false);
  // Loading anew without a network would leave a blank page of the browser.
  const again = async () => {
    if (await reached()) location.reload();
    else setStill(true);
  };
  const online = useOnline();
  // A page of the portal stands in its shell; at the desk each page brings its own, and this one did not come.
  const alone = useRouterState({ select: (s) => s.location.pathname.startsWith('/desk') });
  const Frame = alone ? 'main' : 'div';
  return (
    <Frame className="wrap page" role={alone ? undefined : 'alert'}>
      {alone && <OfflineBar online={online}>{w.faultHow}</OfflineBar>}
      <h1>{w.fault}</h1>
      <p className="prose">{w.faultHow}</p>
      {still && <p role="status">{w.still}</p>}
      <div className="buttons fault-acts">
        <Button kind="primary" onClick={() => void again()}>
          {w.again}
        </Button>
        <ButtonLink to="/">{w.home}</ButtonLink>
      </div>
    </Frame>
  );
};
