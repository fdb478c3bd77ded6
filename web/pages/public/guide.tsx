import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type ItemGuide, itemQuery, materialsQuery, type Situation } from '../../api/catalogue.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Local, LocalNote } from '../../features/items/local.tsx';
import { PrintHead } from '../../features/print/print-head.tsx';
import { keptSituation } from '../../features/situation/kept.ts';
import { SituationQuestions } from '../../features/situation/questions.tsx';
import { articleWords } from '../../ui/article.ts';
import { Button } from '../../ui/button.tsx';
import { sentenceDay } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Facts } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Breadcrumb, Details, Section, Steps } from '../../ui/trail.tsx';
import { Say, useLocale, useText, useWords } from '../../ui/words.tsx';
import { GuideDetails } from './guide.details.tsx';
import { MaterialsList } from './guide.materials.tsx';
import { StartBox } from './guide.start.tsx';
import { guideWords } from './guide.words.ts';
import './guide.css';

const useFacts = (g: ItemGuide) => {
  const w = useWords(guideWords);
  const text = useText();
  const { locale } = useLocale();
  const own = g.promised ?? g.statutory;
  const last = g.today.promisedBy ?? g.today.statutoryBy;
  const { result } = g;
  return [
    {
      label: w.howLong,
      value: (
        <Local editable={g.editable} at={g.instant ? [] : [g.promised ? 'promised' : 'statutory']}>
          <strong>{g.instant ? w.instant : own && <Say text={own.text} />}</strong>
        </Local>
      ),
      note: (
        <>
          {g.promised && g.statutory && g.statutory.n > 0 && (
            <span className="facts-line">{w.byLaw(text(g.statutory.text))}</span>
          )}
          {!g.instant && last && <span className="facts-line">{w.today(sentenceDay(last, locale))}</span>}
          {g.today.provisional && <span className="facts-line">{w.provisional}</span>}
        </>
      ),
    },
    {
      label: w.visits,
      value: <strong>{w.times(g.visits.count)}</strong>,
      note: g.visits.reason && <Say text={g.visits.reason} />,
    },
    {
      label: w.fee,
      value: (
        <Local editable={g.editable} at={['fee']}>
          <strong>{g.fee.charged ? <Say text={g.fee.name} /> : w.free}</strong>
        </Local>
      ),
      note: g.fee.charged && (
        <>
          <Say text={g.fee.standard} />
          {'\u3000'}
          <span lang="zh-CN">{articleWords(`${g.fee.basis.statute}${g.fee.basis.article}`)}</span>
        </>
      ),
    },
    {
      label: w.get,
      value: (
        <Local editable={g.editable} at={['result.years', 'result.months']}>
          <strong>
            {result.name ? <Say text={result.name} /> : w.nothing}
            {result.years && (
              <>
                {locale === 'zh' ? '，' : ', '}
                <span className="guide-years">{w.years(result.years)}</span>
              </>
            )}
            {result.months && `${locale === 'zh' ? '，' : ', '}${w.months(result.months)}`}
          </strong>
        </Local>
      ),
      note: result.type === 'licence' && w.same,
    },
  ];
};

/** Receipt and acceptance are told above, making and handing over below; between them stands what the item itself does. */
const TOLD = new Set(['receive', 'accept', 'issue', 'deliver']);
const Way = ({ guide }: { readonly guide: ItemGuide }) => {
  const w = useWords(guideWords);
  const text = useText();
  const { locale } = useLocale();
  const own = guide.promised ?? guide.statutory;
  const between = guide.steps.filter((s) => !TOLD.has(s.key)).map((s) => text(s.name));
  const filing = guide.nature === 'filing';
  const steps = [
    { title: w.fill, note: w.fillNote },
    ...(filing ? [{ title: w.filing }] : guide.instant ? [] : [{ title: w.answerIn, note: w.answerNote }]),
    ...(between.length > 0 && !filing
      ? [{ title: between.join(locale === 'zh' ? '、' : ', '), ...(own ? { note: text(own.text) } : {}) }]
      : []),
    ...(filing ? [] : [{ title: w.deliver }]),
  ];
  return (
    <Section title={w.how} rule={false}>
      <Steps steps={steps} />
    </Section>
  );
};

/** B9 告知承诺, where the item knows it: what one signs, told before one begins. */
const Commitment = ({ guide }: { readonly guide: ItemGuide }) => {
  const w = useWords(guideWords);
  if (guide.committable === 'no' || !guide.commitment) return null;
  const { promises, verification, liability } = guide.commitment;
  return (
    <Section title={w.commitment} note={w.commitmentNote}>
      <Details title={w.commitmentSee}>
        <ul className="guide-list">
          {[...promises, verification, liability].map((said) => (
            <li key={said.zh}>
              <Say text={said} />
            </li>
          ))}
        </ul>
      </Details>
    </Section>
  );
};

/** What it is, how long, what to bring in your case, how it goes; then everything else, closed. */
const Guide = () => {
  const { item } = useParams({ strict: false }) as { item: string };
  const { data, error, refetch } = useQuery(itemQuery(item));
  if (error)
    return (
      <div className="wrap page">
        <ProblemState whole error={error} onRetry={() => void refetch()} />
      </div>
    );
  if (!data)
    return (
      <div className="wrap page">
        <Skeleton lines={[50, 80, 90, 70, 90, 60]} />
      </div>
    );
  return <Loaded guide={data} key={data.item} />;
};

const Loaded = ({ guide }: { readonly guide: ItemGuide }) => {
  const w = useWords(guideWords);
  const text = useText();
  const [situation, setSituation] = useState<Situation>(() => keptSituation(guide.item));
  usePage({ title: text(guide.name), bar: { title: w.bar, back: '/items' }, noTabs: true });
  const { data: lists } = useQuery(materialsQuery(guide.item, situation));
  const facts = useFacts(guide);
  const questions = guide.eligibility?.questions.length ?? 0;
  return (
    <>
      <div className="wrap page">
        <PrintHead what={`${w.bar} ${text(guide.name)}`} />
        <div className="wide-only">
          <Breadcrumb parts={[{ name: w.items, to: '/items' }, { name: <Say text={guide.name} /> }]} />
        </div>
        <div className="page-head">
          <div>
            <h1>
              <Say text={guide.name} />
            </h1>
            <p>
              <Say text={guide.summary} />
            </p>
          </div>
        </div>
        <div className="columns">
          <div className="guide">
            <Facts rows={facts} />
            {guide.editable.length > 0 && <LocalNote />}
            {questions > 0 && (
              <p className="guide-can no-print">
                <Link to={`/items/${guide.item}/eligibility`}>{w.can(questions)}</Link>
                <span className="small second">{w.canNote}</span>
              </p>
            )}
            {guide.questions.length > 0 && (
              <section className="guide-questions">
                <h2>{w.first}</h2>
                <SituationQuestions questions={guide.questions} situation={situation} onChange={setSituation} />
              </section>
            )}
            {lists && <MaterialsList lists={lists} guide={guide} />}
            <Commitment guide={guide} />
            <Way guide={guide} />
            <GuideDetails guide={guide} />
          </div>
          <aside className="guide-side wide-only">
            <StartBox guide={guide} situation={situation} />
            <Button kind="quiet" icon="print" onClick={() => print()}>
              {w.print}
            </Button>
          </aside>
        </div>
      </div>
      <div className="act-bar narrow-only no-print">
        <div className="wrap">
          <StartBox guide={guide} situation={situation} bar />
        </div>
      </div>
    </>
  );
};
export default Guide;
