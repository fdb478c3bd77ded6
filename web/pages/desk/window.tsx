import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ItemSummary, SearchAnswer } from '../../../src/modules/catalogue/contract.ts';
import type { DraftSummary, DraftView } from '../../../src/modules/intake/contract.ts';
import { get, send } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { windowWords } from '../../features/desk/window.words.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/input.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Section } from '../../ui/trail.tsx';
import { Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';
import { type Found, WindowPerson } from './window-person.tsx';
import './window.css';

const ItemSearch = ({ person }: { readonly person: Found | undefined }) => {
  const w = useWords(windowWords);
  const text = useText();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const sought = q.trim();
  const { data, error, isFetching } = useQuery({
    queryKey: ['window-search', sought],
    queryFn: ({ signal }) => get<SearchAnswer>('/api/search', { q: sought, limit: 8 }, signal),
    enabled: sought.length > 0,
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  const [opening, setOpening] = useState<string>();
  const [failed, setFailed] = useState<unknown>();
  const begin = async (item: ItemSummary) => {
    if (!person || opening) return;
    setOpening(item.item);
    setFailed(undefined);
    try {
      const draft = await send<DraftView>('POST', '/api/drafts', { item: item.item, onBehalfOf: person.person });
      await navigate({ to: `/apply/${draft.id}` });
    } catch (e) {
      setFailed(e);
      setOpening(undefined);
    }
  };
  if (!person) return <p className="second">{w.whatAfter}</p>;
  return (
    <>
      <Field id="window-item" label={w.search} hint={w.searchHint}>
        {(aria) => (
          <TextInput {...aria} type="search" value={q} maxLength={100} onChange={(e) => setQ(e.target.value)} />
        )}
      </Field>
      {failed !== undefined && <ProblemState error={failed} />}
      {error && <ProblemState error={error} />}
      {sought && data && (
        <div aria-live="polite">
          {data.items.length === 0 && !isFetching && <Empty title={w.none(sought)}>{w.noneHow}</Empty>}
          {data.didYouMean.length > 0 && (
            <p>
              {w.meant}{' '}
              {data.didYouMean.map((m) => (
                <Button key={m} kind="quiet" onClick={() => setQ(m)}>
                  {m}
                </Button>
              ))}
            </p>
          )}
          <ul className="window-items">
            {data.items.map(({ item }) => (
              <li key={item.item}>
                <div>
                  <strong>
                    <Say text={item.name} />
                  </strong>
                  <p className="small second">
                    <Say text={item.summary} />
                  </p>
                </div>
                {item.audience.includes(person.kind === 'natural' ? 'person' : 'company') ? (
                  <Button
                    kind="primary"
                    busy={opening === item.item}
                    aria-label={w.beginFor(text(item.name))}
                    onClick={() => void begin(item)}
                  >
                    {w.begin}
                  </Button>
                ) : (
                  <span className="small second">{person.kind === 'natural' ? w.forCompanies : w.forPersons}</span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
};

const Begun = () => {
  const w = useWords(windowWords);
  const { locale } = useLocale();
  const { data: session } = useSession();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['drafts'],
    queryFn: ({ signal }) => get<{ drafts: readonly DraftSummary[] }>('/api/drafts', undefined, signal),
  });
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton lines={[90, 90]} />;
  if (data.drafts.length === 0) return <p className="second">{w.openedNone}</p>;
  return (
    <Table
      caption={w.opened}
      rows={data.drafts}
      rowKey={(d) => d.id}
      columns={[
        { key: 'who', head: w.applicant, name: true, cell: (d) => <Zh>{d.applicantName}</Zh> },
        { key: 'item', head: w.item, cell: (d) => <Say text={d.itemName} /> },
        { key: 'done', head: w.how, cell: (d) => w.progress(d.done, d.sections) },
        { key: 'saved', head: w.saved, cell: (d) => whenText(d.savedAt, session?.today, locale) },
        {
          key: 'go',
          head: <span className="sr">{w.goOn}</span>,
          align: 'right',
          cell: (d) => (
            <ButtonLink to={`/apply/${d.id}`}>
              {w.goOn}
              <span className="sr"> {d.applicantName}</span>
            </ButtonLink>
          ),
        },
      ]}
    />
  );
};

/** Assisted filing: find or enter who is here, choose the service, go on in the same form as online. */
const Window = () => {
  const w = useWords(windowWords);
  const { data: session } = useSession();
  const [person, setPerson] = useState<Found>();
  const mine = session?.staff?.posts.some((p) => p === 'intake' || p === 'acceptor') ?? false;
  return (
    <DeskFrame title={w.title} nav={<DeskNav />} className="desk-page window">
      <h1>{w.title}</h1>
      {session && !mine ? (
        <Empty title={w.noRight}>
          <p>{w.noRightWhy}</p>
        </Empty>
      ) : (
        <>
          <p className="prose second">{w.lead}</p>
          <div className="window-columns">
            <Section title={w.who} rule={!person}>
              <WindowPerson found={person} onFound={setPerson} />
            </Section>
            <Section title={w.what}>
              <ItemSearch person={person} />
              {person && <Notice>{w.confirmLine}</Notice>}
            </Section>
          </div>
          <Section title={w.opened}>
            <Begun />
          </Section>
        </>
      )}
    </DeskFrame>
  );
};

export default Window;
