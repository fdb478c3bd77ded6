import type { CaseView } from '../../../src/modules/cases/contract.ts';
import { paperHref } from '../../api/cases.ts';
import { articleWords } from '../../ui/article.ts';
import { DayText, sizeText, whenText } from '../../ui/dates.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { caseWords } from './case.words.ts';
import { newestFirst } from './history.ts';
import './case-parts.css';

type Of = { readonly view: CaseView };

/** 文书: each paper with its number, day, whether it was served. */
export const Papers = ({ view }: Of) => {
  const w = useWords(caseWords);
  const text = useText();
  if (view.papers.length === 0) return <Empty title={w.noPapers} />;
  return (
    <Table
      caption={w.papers}
      rows={view.papers}
      rowKey={(p) => p.id}
      columns={[
        {
          key: 'title',
          name: true,
          head: w.papers,
          cell: (p) => (
            <a href={paperHref(p.id)} target="_blank" rel="noreferrer">
              <Icon name="file" size={16} /> {text(p.title)}
            </a>
          ),
        },
        { key: 'number', head: w.paperNumber, cell: (p) => (p.number ? <Zh>{p.number}</Zh> : w.notNumbered) },
        { key: 'on', head: w.when, cell: (p) => <DayText day={p.on} style="near" today={view.today} /> },
        { key: 'size', head: 'PDF', cell: (p) => (p.size ? sizeText(p.size) : '') },
        {
          key: 'served',
          head: w.service,
          cell: (p) => <Tag tone={p.served ? 'ok' : 'warn'}>{p.served ? w.served : w.notServed}</Tag>,
        },
      ]}
    />
  );
};

/** 会商: who was asked what, and what they answered, each with its own author and verb. */
export const Consults = ({ view }: Of) => {
  const w = useWords(caseWords);
  const { locale } = useLocale();
  const asked = view.tasks.filter((t) => t.kind !== 'step');
  if (asked.length === 0) return <Empty title={w.noConsults} />;
  return (
    <ul className="consults">
      {asked.map((t) => (
        <li key={t.task}>
          <p className="consult-who">
            <strong>{t.holder ? <Zh>{t.holder.name}</Zh> : <Say text={t.name} />}</strong>{' '}
            {t.ended ? (
              <>
                {w.verbs[t.ended.verb] ?? t.ended.verb}{' '}
                <span className="third">
                  <DayText day={t.ended.on} /> <Zh>{t.ended.by}</Zh>
                </span>
              </>
            ) : (
              <Tag tone="warn">{w.waitingAnswer}</Tag>
            )}
          </p>
          {t.question && (
            <p className="second">
              {w.question}
              {locale === 'zh' ? '：' : ': '}
              <Zh>{t.question}</Zh>
            </p>
          )}
          {t.ended?.words && (
            <p>
              <Zh>{t.ended.words}</Zh>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
};

/** 历史: every event, newest first, with its author, post, article, and the words for those who may read them. */
export const History = ({ view }: Of) => {
  const w = useWords(caseWords);
  const { locale } = useLocale();
  return (
    <Table
      caption={w.history}
      rows={newestFirst(view.history)}
      rowKey={(h) => `${h.position}-${h.type}`}
      columns={[
        {
          key: 'when',
          head: w.when,
          cell: (h) => (
            <span className="nw">
              <DayText day={h.on} style="near" today={view.today} />
              <span className="third history-at">{whenText(h.at, h.on, locale)}</span>
            </span>
          ),
        },
        {
          key: 'what',
          name: true,
          head: w.what,
          cell: (h) => (
            <>
              <strong className="history-title">
                <Say text={h.title} />
              </strong>
              {h.detail && (
                <span className="history-line second">
                  <Say text={h.detail} />
                </span>
              )}
              {h.words && (
                <span className="history-line history-words">
                  <Zh>{h.words}</Zh>
                </span>
              )}
            </>
          ),
        },
        {
          key: 'who',
          head: w.who,
          cell: (h) => (
            <>
              {h.who && <Zh>{h.who}</Zh>}{' '}
              {h.post && (
                <span className="third">
                  <Zh>{h.post}</Zh>
                </span>
              )}
            </>
          ),
        },
        { key: 'basis', head: w.basis, cell: (h) => (h.article ? <Zh>{articleWords(h.article)}</Zh> : '') },
      ]}
    />
  );
};
