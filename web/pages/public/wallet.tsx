import { useQuery } from '@tanstack/react-query';
import { myLicencesQuery } from '../../api/licences.ts';
import { useOrders } from '../../api/obligations.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useToday } from '../../api/session.ts';
import { LicenceState } from '../../features/licences/state.tsx';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { nearDay } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { usePage } from '../../ui/page.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Section } from '../../ui/trail.tsx';
import { Say, useLocale, useWords, Zh } from '../../ui/words.tsx';
import './wallet.css';

const zh = {
  title: '我的证照',
  none: '还没有证照',
  noneHow: '本局发的证照会自动放在这里，出示、下载都行。',
  find: '看能办什么',
  until: (d: string) => `有效期到 ${d}`,
  always: '长期有效',
  show: '出示',
  order: '要整改',
};
const words = {
  zh,
  en: {
    title: 'My licences',
    none: 'No licences yet',
    noneHow: 'Licences issued by the bureau appear here by themselves, to show and to download.',
    find: 'See services',
    until: (d: string) => `Valid until ${d}`,
    always: 'No end date',
    show: 'Show',
    order: 'To be put right',
  } satisfies typeof zh,
};

/** Licences by holder: name, number, state in words. */
const Wallet = () => {
  const w = useWords(words);
  const { locale } = useLocale();
  const today = useToday();
  usePage({ title: w.title });
  const signedIn = useSignedIn();
  const { data, error, refetch } = useQuery({ ...myLicencesQuery, enabled: signedIn === true });
  const orders = useOrders(signedIn === true);
  // All at once: a mark that comes later would break the line it stands in.
  const ready = data !== undefined && orders !== undefined;
  const holders = ready ? [...new Set(data.map((l) => l.holder))] : [];
  return (
    <div className="wrap page">
      <h1>{w.title}</h1>
      {signedIn === false && <SignInFirst />}
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {signedIn && !ready && !error && <Skeleton />}
      {ready && data.length === 0 && (
        <Empty title={w.none} actions={<ButtonLink to="/items">{w.find}</ButtonLink>}>
          {w.noneHow}
        </Empty>
      )}
      {holders.map((holder) => (
        <Section key={holder} title={<Zh>{holder}</Zh>}>
          <ul className="rows">
            {(data ?? [])
              .filter((l) => l.holder === holder)
              .map((l) => (
                <li key={l.id} className="wallet-row">
                  <div>
                    <p className="wallet-name">
                      <Link to={`/wallet/${l.id}`}>
                        <Say text={l.name} />
                      </Link>
                      <LicenceState state={l.state} until={l.until} today={today} />
                      {orders?.has(l.caseId) && <Tag tone="warn">{w.order}</Tag>}
                    </p>
                    <p className="small second whole">
                      <Zh>{l.number}</Zh>
                      {'　'}
                      {l.until ? w.until(nearDay(l.until, today, locale)) : w.always}
                    </p>
                  </div>
                  <ButtonLink to={`/wallet/${l.id}`}>
                    {w.show}
                    <span className="sr">
                      ：<Zh>{l.number}</Zh>
                    </span>
                  </ButtonLink>
                </li>
              ))}
          </ul>
        </Section>
      ))}
    </div>
  );
};
export default Wallet;
