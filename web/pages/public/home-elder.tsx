import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { sitesQuery } from '../../api/bureau.ts';
import { myCasesQuery } from '../../api/cases.ts';
import { useOrders } from '../../api/obligations.ts';
import { useSession } from '../../api/session.ts';
import { SearchBox } from '../../features/search/search-box.tsx';
import { Hours, sentenceDay } from '../../ui/dates.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { useListen } from '../../ui/listen.ts';
import { canSpeak, useReadAloud } from '../../ui/speak.ts';
import { Say, useLocale, useText, useWords } from '../../ui/words.tsx';
import './home-elder.css';

const zh = {
  hello: '您好，要办什么？',
  speak: '点一下，说给我听',
  listening: '在听，您说',
  correct: '去补正',
  putRight: '去整改',
  order: (d: string) => `请在 ${d}前整改好`,
  see: '看看怎么办',
  where: '去哪里办',
  read: '念给我听',
  stop: '不念了',
  mine: '看我办的事',
  family: '请家人帮我办',
  call: '打 12345 找人',
  signIn: '登录',
};
const words = {
  zh,
  en: {
    hello: 'Hello, what do you need?',
    speak: 'Tap and tell me',
    listening: 'Listening',
    correct: 'Correct it',
    putRight: 'Show it is put right',
    order: (d: string) => `Put it right by ${d}`,
    see: 'See it',
    where: 'Where to go',
    read: 'Read it to me',
    stop: 'Stop reading',
    mine: 'My matters',
    family: 'Let family help',
    call: 'Call 12345',
    signIn: 'Sign in',
  } satisfies typeof zh,
};

const Big = ({ to, icon, children }: { readonly to: string; readonly icon: IconName; readonly children: string }) => (
  <Link to={to} className="elder-big">
    <Icon name={icon} size={32} />
    {children}
  </Link>
);

const Where = () => {
  const w = useWords(words);
  const { data: sites = [] } = useQuery(sitesQuery);
  return (
    <details className="elder-where">
      <summary className="elder-big">
        <Icon name="pin" size={32} />
        {w.where}
      </summary>
      <ul>
        {sites.map((s) => (
          <li key={s.id}>
            <strong>
              <Say text={s.name} />
            </strong>
            <p>
              <Say text={s.address} />
            </p>
            {s.hours && (
              <p className="second">
                <Hours text={s.hours} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
};

const Voice = () => {
  const w = useWords(words);
  const navigate = useNavigate();
  const { can, on, listen } = useListen((q) => void navigate({ to: `/search?q=${encodeURIComponent(q)}` }));
  if (!can) return <SearchBox />;
  return (
    <>
      <button type="button" className="elder-voice" aria-pressed={on} onClick={listen}>
        <Icon name="mic" size={36} />
        {on ? w.listening : w.speak}
      </button>
      <SearchBox />
    </>
  );
};

/** 长辈版: one column, at most six choices, words beside each icon, the page read aloud on demand. */
const ElderHome = () => {
  const w = useWords(words);
  const text = useText();
  const { locale } = useLocale();
  const { data: session } = useSession();
  const signedIn = Boolean(session?.person);
  const { data: cases = [] } = useQuery({ ...myCasesQuery, enabled: signedIn });
  const orders = useOrders(signedIn);
  const first =
    cases.find((c) => orders?.has(c.id)) ??
    cases.find((c) => c.tone === 'act') ??
    cases.find((c) => c.state !== 'closed');
  const order = first && orders?.get(first.id);
  const says = order ? w.order(sentenceDay(order.due, locale)) : first ? text(first.verdict) : '';
  const reading = useReadAloud();
  return (
    <div className="wrap elder-home">
      <h1>{w.hello}</h1>
      <Voice />
      {first && (
        <section className={`elder-case elder-case-${first.tone}`}>
          <h2>
            <Say text={first.itemName} />
          </h2>
          <p className={reading.on ? 'elder-read' : undefined}>{order ? says : <Say text={first.verdict} />}</p>
          <Link
            to={first.state === 'correcting' ? `/matters/${first.id}/correct` : `/matters/${first.id}`}
            className="elder-go"
          >
            {order ? w.putRight : first.state === 'correcting' ? w.correct : w.see}
          </Link>
          {canSpeak() && (
            <button
              type="button"
              className="elder-speak"
              onClick={() => reading.toggle(`${text(first.itemName)}。${says}`)}
            >
              <Icon name="sound" size={28} />
              {reading.on ? w.stop : w.read}
            </button>
          )}
        </section>
      )}
      <nav className="elder-choices" aria-label={w.hello}>
        {signedIn ? (
          <Big to="/matters" icon="list">
            {w.mine}
          </Big>
        ) : (
          <Big to="/sign-in" icon="person">
            {w.signIn}
          </Big>
        )}
        <Big to="/mandates" icon="people">
          {w.family}
        </Big>
        <Where />
        <a href="tel:12345" className="elder-big">
          <Icon name="phone" size={32} />
          {w.call}
        </a>
      </nav>
    </div>
  );
};
export default ElderHome;
