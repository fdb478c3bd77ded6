import { type CaseView, paperHref } from '../../api/cases.ts';
import { sentenceDay } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Say, useLocale, useWords } from '../../ui/words.tsx';
import { correctWords } from './correct.words.ts';

/** Beside the defects: until when, the notice itself, and whom to ask. */
export const Help = ({ c }: { readonly c: CaseView }) => {
  const w = useWords(correctWords);
  const { locale } = useLocale();
  const notice = c.papers.findLast((p) => p.kind === 'correction' && p.number);
  return (
    <aside className="side wide-only" aria-label={w.help}>
      <h2>{w.help}</h2>
      <ul className="rows">
        {c.correction?.waitUntil && (
          <li>
            {w.until(sentenceDay(c.correction.waitUntil, locale))}
            <p>
              <Link to={`/matters/${c.id}`}>{w.why}</Link>
            </p>
          </li>
        )}
        {notice && (
          <li>
            <a href={paperHref(notice.id)} target="_blank" rel="noreferrer">
              <Say text={notice.title} />
            </a>
          </li>
        )}
        <li>
          <Link to={`/matters/${c.id}/messages`}>{w.write}</Link>
        </li>
        <li>
          <a href="tel:12345">{w.call}</a>
        </li>
      </ul>
    </aside>
  );
};
