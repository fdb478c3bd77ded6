import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Paged } from '../../api/paged.tsx';
import { LicenceState } from '../../features/licences/state.tsx';
import { Find } from '../../features/seal/find.tsx';
import { countsQuery, type LicenceSearch, registerQuery } from '../../features/seal/licences.api.ts';
import { licenceWords } from '../../features/seal/licences.words.ts';
import { MonthCounts } from '../../features/seal/month-counts.tsx';
import { Stock } from '../../features/seal/stock.tsx';
import { Button } from '../../ui/button.tsx';
import { DayText } from '../../ui/dates.tsx';
import { Select } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Say, useText, useWords, Zh } from '../../ui/words.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';
import './licences.css';

type Go = (to: LicenceSearch) => void;

const Filters = ({ search, go }: { readonly search: LicenceSearch; readonly go: Go }) => {
  const w = useWords(licenceWords);
  const text = useText();
  const { data } = useQuery(countsQuery);
  return (
    <Find
      className="licence-filter"
      label={w.find}
      verb={w.go}
      before={search.q ?? ''}
      onFind={(q) => go({ ...search, q })}
    >
      <Select
        aria-label={w.state}
        empty={w.anyState}
        value={search.state ?? ''}
        choices={Object.entries(w.states).map(([value, label]) => ({ value, label }))}
        onChange={(e) => go({ ...search, state: e.target.value })}
      />
      <Select
        aria-label={w.kind}
        empty={w.anyKind}
        value={search.kind ?? ''}
        choices={(data?.kinds ?? []).map((k) => ({ value: k.kind, label: text(k.name) }))}
        onChange={(e) => go({ ...search, kind: e.target.value })}
      />
    </Find>
  );
};

const Register = ({ search, go }: { readonly search: LicenceSearch; readonly go: Go }) => {
  const w = useWords(licenceWords);
  const list = useInfiniteQuery(registerQuery(search));
  const narrowed = Boolean(search.q || search.state || search.kind);
  return (
    <>
      <Filters key={search.q ?? ''} search={search} go={go} />
      <Paged
        list={list}
        empty={
          <Empty
            title={narrowed ? w.none : w.empty}
            actions={narrowed ? <Button onClick={() => go({})}>{w.clear}</Button> : undefined}
          >
            {narrowed && <p>{w.noneHow}</p>}
          </Empty>
        }
      >
        {(rows) => (
          <Table
            caption={w.table}
            rows={rows}
            rowKey={(r) => r.id}
            columns={[
              {
                key: 'licence',
                head: w.licence,
                name: true,
                cell: (r) => (
                  <>
                    <Link to={`/desk/licences/${r.id}`}>
                      <Say text={r.name} />
                    </Link>{' '}
                    <span className="third">
                      <Zh>{r.number}</Zh>
                    </span>
                  </>
                ),
              },
              { key: 'holder', head: w.holder, cell: (r) => <Zh>{r.holder}</Zh> },
              { key: 'state', head: w.state, cell: (r) => <LicenceState state={r.state} /> },
              {
                key: 'valid',
                head: w.valid,
                cell: (r) => (
                  <>
                    <DayText day={r.from} style="full" /> – {r.until ? <DayText day={r.until} style="full" /> : w.open}
                  </>
                ),
              },
              { key: 'issued', head: w.issued, cell: (r) => <DayText day={r.issuedOn} style="full" /> },
            ]}
          />
        )}
      </Paged>
    </>
  );
};

const TABS = ['register', 'counts', 'stock'] as const;

/** The register of licences with search, month by month counts, and the blanks. */
const Licences = () => {
  const w = useWords(licenceWords);
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as LicenceSearch;
  const chosen = TABS.find((t) => t === search.tab) ?? 'register';
  const go: Go = (to) => {
    const kept = Object.fromEntries(Object.entries(to).filter(([, v]) => v));
    void navigate({ to: '/desk/licences', search: kept as never, replace: true });
  };
  return (
    <DeskFrame title={w.title} nav={<DeskNav />}>
      <div className="desk-page licences-page">
        <h1>{w.title}</h1>
        <p className="prose second">
          {w.lead}{' '}
          <Link to="/desk/licence-templates" className="nw">
            {w.templates}
          </Link>
        </p>
        <Tabs
          label={w.tabs}
          chosen={chosen}
          onChoose={(tab) => go({ tab })}
          tabs={TABS.map((key) => ({ key, name: w[key] }))}
        >
          {chosen === 'register' && <Register search={search} go={go} />}
          {chosen === 'counts' && (
            <MonthCounts
              query={countsQuery}
              words={{
                table: w.countsTable,
                empty: w.countsEmpty,
                month: w.month,
                kind: w.kind,
                what: w.what,
                total: w.n,
              }}
            />
          )}
          {chosen === 'stock' && <Stock />}
        </Tabs>
      </div>
    </DeskFrame>
  );
};

export default Licences;
