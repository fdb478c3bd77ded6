import { useQuery } from '@tanstack/react-query';
import { type RemediesView, remediesQuery, sitesQuery } from '../../api/bureau.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { PrintHead } from '../../features/print/print-head.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { fullDay, Hours } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Facts, Notice } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Section } from '../../ui/trail.tsx';
import { Say, useLocale, useText, useWords } from '../../ui/words.tsx';
import './reconsideration.css';
import { reconsiderationWords } from './reconsideration.words.ts';

type Mine = RemediesView['mine'][number];
const ADVERSE = ['denied', 'rejected', 'terminated', 'granted-in-part'];

const Term = ({ name, term }: { readonly name: string; readonly term: Mine['reconsideration'] }) => {
  const w = useWords(reconsiderationWords);
  const { locale } = useLocale();
  if (!term) return null;
  return (
    <p className={term.left < 0 ? 'third' : undefined}>
      {name} <strong>{term.left < 0 ? w.over(-term.left) : w.left(term.left)}</strong>{' '}
      <span className="small second nw">{w.until(fullDay(term.until, locale))}</span>
    </p>
  );
};

const MyDays = ({ mine }: { readonly mine: readonly Mine[] }) => {
  const w = useWords(reconsiderationWords);
  const { locale } = useLocale();
  const text = useText();
  const { data: session } = useSession();
  if (!session?.person)
    return (
      <Notice
        actions={
          <ButtonLink to="/sign-in" search={{ to: '/reconsideration' }}>
            {w.signIn}
          </ButtonLink>
        }
      >
        <p>{w.signInFirst}</p>
      </Notice>
    );
  if (mine.length === 0) return <p className="second">{w.none}</p>;
  const sorted = mine.toSorted((a, b) => Number(ADVERSE.includes(b.outcome)) - Number(ADVERSE.includes(a.outcome)));
  return (
    <>
      <ul className="rows remedy-rows">
        {sorted.map((m) => (
          <li key={m.id}>
            <div>
              <p>
                <strong>
                  <Say text={m.itemName} />
                </strong>{' '}
                {w.outcomes[m.outcome] ?? m.outcome}
              </p>
              <p className="small second">
                {m.number}
                {'\u3000'}
                {m.told ? `${w.told} ${fullDay(m.told, locale)}` : `${w.decided} ${fullDay(m.decidedOn, locale)}`}
              </p>
              {m.told ? (
                <>
                  <Term name={w.reconsideration} term={m.reconsideration} />
                  <Term name={w.litigation} term={m.litigation} />
                </>
              ) : (
                <p className="small">{w.notTold}</p>
              )}
            </div>
            <Link to={`/matters/${m.id}`}>
              {w.see}
              <span className="sr">：{text(m.itemName)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="small third">{w.natural}</p>
    </>
  );
};

/** 复议法22: the address printed on decisions. What can be done, by when, to whom, and the days left in one's own matters. */
const Reconsideration = () => {
  const w = useWords(reconsiderationWords);
  const text = useText();
  const { locale } = useLocale();
  usePage({ title: w.title });
  const { data, error, refetch } = useQuery(remediesQuery);
  const { data: sites = [] } = useQuery(sitesQuery);
  const names = (pick: 'organ' | 'court') =>
    [...new Set((data?.organs ?? []).map((o) => text(o[pick])))].join(locale === 'zh' ? '；' : '; ');
  return (
    <div className="wrap page">
      <PrintHead what={w.title} />
      <div className="page-head">
        <div>
          <h1>{w.title}</h1>
          <p>{w.note}</p>
        </div>
      </div>
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && (
        <>
          <Section title={w.mine}>
            <MyDays mine={data.mine} />
          </Section>
          {data.ways.map((way) => {
            const own = way.key === 'reconsideration';
            return (
              <Section
                key={way.key}
                title={w[way.key]}
                note={own ? w.reconsiderationHow : w.litigationHow}
                rule={false}
              >
                <Facts
                  rows={[
                    {
                      label: w.within,
                      value: <strong>{way.unit === 'MONTH' ? w.MONTH(way.n) : w.NATURAL_DAY(way.n)}</strong>,
                    },
                    { label: w.where, value: names(own ? 'organ' : 'court') },
                    { label: w.bring, value: own ? w.bringReconsideration : w.bringLitigation },
                    {
                      label: w.basis,
                      value: <Say text={way.article} />,
                      note: <Say text={way.says} />,
                    },
                    ...(own
                      ? [
                          {
                            label: w.channel,
                            value: w.channelText,
                            note: (
                              <>
                                <Say text={data.channel.article} /> <Say text={data.channel.says} />
                              </>
                            ),
                          },
                        ]
                      : []),
                  ]}
                />
              </Section>
            );
          })}
          <Section title={w.help}>
            <ul className="rows remedy-places">
              {sites.map((s) => (
                <li key={s.id}>
                  <div>
                    <p>
                      <Say text={s.name} />
                    </p>
                    <p className="small second">
                      <Say text={s.address} />
                      {s.hours && (
                        <>
                          {'\u3000'}
                          <Hours text={s.hours} />
                        </>
                      )}
                    </p>
                  </div>
                </li>
              ))}
              <li>
                <a href="tel:12345">{w.hotline}</a>
              </li>
            </ul>
          </Section>
        </>
      )}
    </div>
  );
};
export default Reconsideration;
