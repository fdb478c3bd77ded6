import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sitesQuery } from '../../api/bureau.ts';
import { type ItemsPage, itemsQuery } from '../../api/catalogue.ts';
import { Button } from '../../ui/button.tsx';
import { Hours } from '../../ui/dates.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { Details } from '../../ui/trail.tsx';
import { Say, type Text, useLocale, useText, useWords } from '../../ui/words.tsx';
import { homeWords } from './home.words.ts';

const COLUMNS = ['person', 'company', 'project'] as const;
type Column = (typeof COLUMNS)[number];
/** Without what stands in brackets behind it. */
const short = (name: string): string => name.replace(/\s*[（(].*$/u, '');

const Events = ({ page }: { readonly page: ItemsPage }) => {
  const w = useWords(homeWords);
  const { locale } = useLocale();
  const text = useText();
  if (page.sets.length === 0) return null;
  return (
    <section className="section">
      <div className="section-head section-rule">
        <div>
          <h2>{w.events}</h2>
          <p className="small second">{w.eventsNote}</p>
        </div>
      </div>
      <ul className="events">
        {page.sets.map((e) => (
          <li key={e.set}>
            <h3>
              <Link to="/items" search={{ set: e.set }}>
                <Say text={e.name} />
              </Link>
            </h3>
            <p className="small">{w.eventItems(e.items.length)}</p>
            <p className="small third">
              {e.items.map((name) => short(text(name))).join(locale === 'zh' ? '、' : ', ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Subjects = ({ page }: { readonly page: ItemsPage }) => {
  const w = useWords(homeWords);
  const text = useText();
  const { locale } = useLocale();
  const [tab, setTab] = useState<Column>('person');
  const heads = { person: w.person, company: w.company, project: w.project };
  const tabs = { person: w.tabPerson, company: w.tabCompany, project: w.tabProject };
  const inside = (examples: readonly Text[]): string =>
    [...new Set(examples.map((name) => short(text(name))))].join(locale === 'zh' ? '、' : ', ');
  return (
    <section className="section">
      <div className="section-head">
        <h2>{w.byTheme}</h2>
        <Link to="/items">{w.all(page.total)}</Link>
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
        {COLUMNS.map((c) => {
          const themes = page.themes.filter((t) => t.column === c);
          return (
            <div key={c} className={tab === c ? 'column column-chosen' : 'column'}>
              <h3 className="section-rule">{heads[c]}</h3>
              {themes.length === 0 && <p className="small second subjects-none">{w.none}</p>}
              <ul className="subjects">
                {themes.map((t) => (
                  <li key={t.theme}>
                    <Link to="/items" search={{ theme: t.theme }}>
                      <Say text={t.name} />
                    </Link>
                    <p className="small third">{inside(t.examples)}</p>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
};

/** Life events and subjects, from what is on offer today. */
export const Lists = () => {
  const w = useWords(homeWords);
  const { data, error, refetch } = useQuery(itemsQuery({ limit: 1 }));
  if (error && !data)
    return (
      <p className="section small second">
        {w.failed} <Button onClick={() => void refetch()}>{w.again}</Button>
      </p>
    );
  if (!data) return <div className="section subjects-space" />;
  return (
    <>
      <Events page={data} />
      <Subjects page={data} />
    </>
  );
};

const SITES_SHOWN = 3;

/** Windows with address and hours as the bureau keeps them, and the telephone. */
export const OtherWays = () => {
  const w = useWords(homeWords);
  const { data: sites = [] } = useQuery(sitesQuery);
  // The centre first: every window there handles every service.
  const sorted = sites.toSorted((a, b) => Number(b.kind === 'centre') - Number(a.kind === 'centre'));
  const row = (s: (typeof sorted)[number]) => (
    <li key={s.id}>
      <Icon name={s.kind === 'centre' ? 'pin' : 'building'} />
      <div>
        <p>
          <Say text={s.name} />
        </p>
        <p className="small third">
          <Say text={s.address} />
        </p>
        {s.hours && (
          <p className="small third">
            {w.hours}
            <Hours text={s.hours} />
          </p>
        )}
      </div>
    </li>
  );
  return (
    <section className="section other-ways">
      <h2>{w.offline}</h2>
      <p className="small second">{w.offlineNote}</p>
      <ul className="rows">
        {sorted.slice(0, SITES_SHOWN).map(row)}
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
      {sorted.length > SITES_SHOWN && (
        <Details title={w.more(sorted.length - SITES_SHOWN)}>
          <ul className="rows">{sorted.slice(SITES_SHOWN).map(row)}</ul>
        </Details>
      )}
    </section>
  );
};
