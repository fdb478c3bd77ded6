import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Paged } from '../../api/paged.tsx';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { type SealRegister, type SealView, sealPicture, sealsQuery, sealUsesQuery } from '../../features/seal/api.ts';
import { Find } from '../../features/seal/find.tsx';
import { usePaperColumn, Waiting } from '../../features/seal/requests.tsx';
import { isSealAct, RegisterDialog, type SealAct, SealActDialog } from '../../features/seal/seal-acts.tsx';
import { sealWords } from '../../features/seal/seals.words.ts';
import { Button } from '../../ui/button.tsx';
import { DayText, fullDay, whenText } from '../../ui/dates.tsx';
import { Facts, WhyNot } from '../../ui/notice.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Tag, type TagTone } from '../../ui/tag.tsx';
import { Details } from '../../ui/trail.tsx';
import { Say, useListed, useLocale, useWords, Zh } from '../../ui/words.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';
import './seals.css';

const TONES: Record<SealView['state'], TagTone> = {
  'in-force': 'ok',
  suspended: 'warn',
  replaced: 'plain',
  destroyed: 'plain',
};
const WARN_DAYS = 60;

const CertificateLine = ({ seal }: { readonly seal: SealView }) => {
  const w = useWords(sealWords);
  const { locale } = useLocale();
  const { subject, until, daysLeft, fault } = seal.certificate;
  return (
    <>
      {subject && <Zh>{subject}</Zh>}
      <span className="seal-line">
        {fault ? (
          <Tag tone="danger">{w.faults[fault] ?? fault}</Tag>
        ) : (
          <>
            {until && w.ends(fullDay(until, locale))}{' '}
            {daysLeft <= WARN_DAYS ? (
              <Tag tone="warn">{w.daysLeft(daysLeft)}</Tag>
            ) : (
              <span className="third">{w.daysLeft(daysLeft)}</span>
            )}
          </>
        )}
      </span>
    </>
  );
};

const Seal = ({ seal, onAct }: { readonly seal: SealView; readonly onAct: (act: SealAct) => void }) => {
  const w = useWords(sealWords);
  const { locale } = useLocale();
  const listed = useListed();
  const offers = seal.acts.filter((o) => isSealAct(o.act)) as readonly (SealView['acts'][number] & { act: SealAct })[];
  const can = offers.filter((o) => o.may);
  const cannot = offers.filter((o) => !o.may);
  const docs = (list: readonly (keyof typeof w.documents)[]) => listed(list.map((d) => w.documents[d]));
  const named = (name: string) => (locale === 'en' && name === '系统' ? 'the system' : name);
  return (
    <article className="seal" aria-label={seal.name}>
      <img
        className="seal-picture"
        src={sealPicture(seal.picture)}
        alt={w.picture(seal.organ)}
        width={168}
        height={168}
      />
      <div>
        <h2>
          <Zh>{seal.name}</Zh> <Tag tone={TONES[seal.state]}>{w.state[seal.state]}</Tag>{' '}
          {seal.test && <Tag tone="warn">{w.test}</Tag>}
        </h2>
        {seal.test && <p className="small second">{w.testWhy}</p>}
        <Facts
          rows={[
            { label: w.number, value: <span className="nw">{seal.number}</span> },
            { label: w.kind, value: `${w.kinds[seal.kind]} · ${w.howShort[seal.how]}` },
            { label: w.items, value: seal.items ? listed(seal.items) : w.all },
            {
              label: w.term,
              value: (
                <>
                  <DayText day={seal.from} style="full" /> – <DayText day={seal.until} style="full" />
                </>
              ),
            },
            {
              label: w.keepers,
              value: seal.keepers.length > 0 ? listed(seal.keepers.map((k) => k.name)) : w.noKeeper,
            },
            {
              label: w.allowances,
              value:
                seal.allowances.length === 0
                  ? w.noAllowance
                  : seal.allowances.map((a) => (
                      <span key={a.id} className="seal-line">
                        {w.allowance(docs(a.documents), named(a.by.name), fullDay(a.until, locale))}
                        {a.items && ` · ${w.itemsCount(a.items.length)}`}
                      </span>
                    )),
            },
            { label: w.certificate, value: <CertificateLine seal={seal} /> },
          ]}
        />
        {can.length > 0 && (
          <div className="buttons seal-acts">
            {can.map((o) => (
              <Button key={o.act} onClick={() => onAct(o.act)}>
                {w.acts[o.act]}
              </Button>
            ))}
          </div>
        )}
        <Details title={w.life}>
          <ul className="seal-life">
            {seal.events.map((e, i) => (
              <li key={i}>
                <DayText day={e.on} style="full" />
                {'　'}
                <Say text={e.title} />
                {'　'}
                <span className="third">{w.by(named(e.by.name))}</span>
              </li>
            ))}
          </ul>
        </Details>
        {cannot.length > 0 && (
          <Details title={w.cannot}>
            {cannot.map((o) => (
              <WhyNot
                key={o.act}
                name={w.acts[o.act]}
                reason={o.because ? <Say text={o.because.text} /> : null}
                {...(o.because?.article ? { article: <Zh>{o.because.article}</Zh> } : {})}
              />
            ))}
          </Details>
        )}
      </div>
    </article>
  );
};

const Register = ({ register, onDone }: { readonly register: SealRegister; readonly onDone: () => void }) => {
  const w = useWords(sealWords);
  const [adding, setAdding] = useState(false);
  const [acting, setActing] = useState<{ seal: SealView; act: SealAct }>();
  const done = () => {
    setAdding(false);
    setActing(undefined);
    onDone();
  };
  return (
    <>
      {register.mayRegister ? (
        <div className="buttons seal-add">
          <Button kind="primary" onClick={() => setAdding(true)}>
            {w.add}
          </Button>
        </div>
      ) : (
        <p className="second">{w.only}</p>
      )}
      {register.seals.map((seal) => (
        <Seal key={seal.id} seal={seal} onAct={(act) => setActing({ seal, act })} />
      ))}
      {adding && <RegisterDialog {...register} onClose={() => setAdding(false)} onDone={done} />}
      {acting && <SealActDialog {...acting} onClose={() => setActing(undefined)} onDone={done} />}
    </>
  );
};

const Log = () => {
  const w = useWords(sealWords);
  const { locale } = useLocale();
  const { data: session } = useSession();
  const [query, setQuery] = useState('');
  const list = useInfiniteQuery(sealUsesQuery(query));
  const paper = usePaperColumn();
  return (
    <>
      <Find className="seal-find" label={w.logFind} verb={w.find} onFind={setQuery} />
      <Paged list={list} empty={<Empty title={query ? w.logNone : w.logEmpty} />}>
        {(rows) => (
          <Table
            caption={w.logTable}
            rows={rows}
            rowKey={(r) => r.id}
            columns={[
              {
                key: 'when',
                head: w.when,
                cell: (r) => <span className="nw">{whenText(r.at, session?.today, locale)}</span>,
              },
              paper,
              { key: 'approver', head: w.approver, cell: (r) => r.approver.name },
              { key: 'operator', head: w.operator, cell: (r) => r.operator.name },
              {
                key: 'hash',
                head: w.hash,
                cell: (r) => (
                  <code className="seal-hash" title={r.hash}>
                    {r.hash.slice(0, 16)}…
                  </code>
                ),
              },
            ]}
          />
        )}
      </Paged>
    </>
  );
};

const TABS = ['waiting', 'register', 'log'] as const;

/** Papers to approve, the register of seals, and the log of their use (印章管理). */
const Seals = () => {
  const w = useWords(sealWords);
  const { data, error, refetch, isPending } = useQuery(sealsQuery);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  const chosen = TABS.find((t) => t === tab) ?? (data?.waiting.length ? 'waiting' : 'register');
  const done = () => void queries.invalidateQueries({ queryKey: ['seals'] });
  return (
    <DeskFrame title={w.title} nav={<DeskNav />}>
      <div className="desk-page seals-page">
        <h1>{w.title}</h1>
        <p className="prose second">{w.lead}</p>
        {error ? (
          <ProblemState error={error} onRetry={() => void refetch()} />
        ) : isPending ? (
          <Skeleton lines={[90, 90, 90]} />
        ) : (
          <Tabs
            label={w.tabs}
            chosen={chosen}
            onChoose={(to) => void navigate({ to: '/desk/seals', search: { tab: to } as never, replace: true })}
            tabs={[
              { key: 'waiting', name: w.waiting, count: data.waiting.length },
              { key: 'register', name: w.register, count: data.seals.length },
              { key: 'log', name: w.log },
            ]}
          >
            {chosen === 'waiting' && <Waiting register={data} onDone={done} />}
            {chosen === 'register' && <Register register={data} onDone={done} />}
            {chosen === 'log' && <Log />}
          </Tabs>
        )}
      </div>
    </DeskFrame>
  );
};

export default Seals;
