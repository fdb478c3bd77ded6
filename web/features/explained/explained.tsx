import type { ExplanationView } from '../../../src/modules/cases/contract.explanation.ts';
import { nearDay, sentenceDay, tightDay } from '../../ui/dates.tsx';
import { Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { explainedWords } from './explained.words.ts';
import './explained.css';

/** One public explanation as everybody reads it: what was missed, the cause, the words, until when, who said so. */
export const Explained = ({ of: e, today }: { readonly of: ExplanationView; readonly today: string }) => {
  const w = useWords(explainedWords);
  const text = useText();
  const { locale } = useLocale();
  const english = locale === 'en' ? e.wordsEn : undefined;
  return (
    <article className="explained">
      <p>
        <span className="explained-cause">
          <Say text={e.causeText} />
        </span>{' '}
        <span className="second">{w.missed(w.clocks[e.clock], tightDay(e.due, locale))}</span>
      </p>
      <p className="explained-words">
        {english ?? (
          <>
            {locale === 'en' && <span className="second">{w.asWritten}: </span>}
            <Zh>{e.words}</Zh>
          </>
        )}
      </p>
      <p className="small second">
        {e.expected && (
          <>
            <strong>{w.until(sentenceDay(e.expected, locale))}</strong>
            {locale === 'zh' ? '；' : '. '}
            {w.noExtension}{' '}
          </>
        )}
        <span className="third">{w.who(text(e.post), nearDay(e.on, today, locale))}</span>
      </p>
    </article>
  );
};

/** All that was said of one case, the newest first; nothing when nothing was. */
export const Explanations = ({
  of: all,
  today,
  level = 2,
}: {
  readonly of: readonly ExplanationView[];
  readonly today: string;
  readonly level?: 2 | 3;
}) => {
  const w = useWords(explainedWords);
  const Head = level === 2 ? 'h2' : 'h3';
  if (all.length === 0) return null;
  return (
    <section className="section explanations" aria-labelledby="explanations">
      <Head id="explanations">{w.heading}</Head>
      {all.map((e) => (
        <Explained key={e.id} of={e} today={today} />
      ))}
    </section>
  );
};
