import { useState } from 'react';
import type { CaseView } from '../../../../src/modules/cases/contract.ts';
import { articleWords } from '../../../ui/article.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Say, useLocale, useText, useWords } from '../../../ui/words.tsx';
import { useMedia } from '../use-media.ts';
import { formOf } from './all.ts';
import { barOf, whyNot } from './bar.ts';
import './bar.css';

const zh = {
  can: '现在能办',
  more: (n: number) => `更多 ${n} 项`,
  rest: '更多',
  fewer: '收起',
  nothing: '这件现在没有您能办的。',
  cannot: '现在不能办，因为',
  all: (n: number) => `全部 ${n} 条`,
  join: '、',
};
const words = {
  zh,
  en: {
    can: 'You can',
    more: (n: number) => `${n} more`,
    rest: 'More',
    fewer: 'Fewer',
    nothing: 'There is nothing you can do on this case now.',
    cannot: 'Not now, and why',
    all: (n: number) => `All ${n}`,
    join: ', ',
  } satisfies typeof zh,
};
const SHOWN = 3;

/** One line under the buttons: what the likely act sets going. */
const Ahead = ({ view, act }: { readonly view: CaseView; readonly act: string }) => {
  const { locale } = useLocale();
  const text = useText();
  const form = formOf(act);
  if (!form) return null;
  const lines = form
    .foresee(view, form.start?.(view) ?? {})
    .filter((l) => !l.text.zh.includes('—'))
    .slice(0, 2);
  if (lines.length === 0) return null;
  return (
    <p className="act-ahead small second">
      {lines.map((l) => text(l.text)).join(locale === 'zh' ? '；' : '. ')}
      {locale === 'zh' ? '。' : '.'}
    </p>
  );
};

/** What you can do, left; what you cannot and why, right, with its article. The server said both. */
export const ActBar = ({
  view,
  acting,
  onAct,
}: {
  readonly view: CaseView;
  readonly acting: string | undefined;
  readonly onAct: (act: string) => void;
}) => {
  const w = useWords(words);
  const text = useText();
  const { locale } = useLocale();
  // On a phone: the likely act, one beside it, the rest under 更多 (ui.md 4).
  const narrow = useMedia('(max-width: 767px)');
  const [more, setMore] = useState(false);
  const [whole, setWhole] = useState(false);
  const all = barOf(view);
  const bar = narrow ? { ...all, beside: all.beside.slice(0, 1), more: [...all.beside.slice(1), ...all.more] } : all;
  const { reasons, telling } = whyNot(view);
  // English sentences are longer: as many as stand in the bar without being cut.
  const few = Math.min(locale === 'zh' ? SHOWN : SHOWN - 1, Math.max(1, telling));
  const shown = whole ? reasons : reasons.slice(0, few);
  const button = (o: { readonly act: string; readonly name: CaseView['itemName'] }, primary = false) => (
    <Button
      key={o.act}
      kind={primary ? 'primary' : 'plain'}
      aria-expanded={acting === o.act}
      onClick={() => onAct(o.act)}
    >
      <Say text={o.name} />
    </Button>
  );
  return (
    <div
      className={['case-bar', (whole || more) && 'case-bar-open', acting !== undefined && 'case-bar-acting']
        .filter(Boolean)
        .join(' ')}
    >
      <section className="act-can" aria-label={w.can}>
        <div className="buttons">
          {bar.primary && button(bar.primary, acting === undefined)}
          {bar.beside.map((o) => button(o))}
          {bar.more.length > 0 && (
            <Button aria-expanded={more} onClick={() => setMore(!more)}>
              {more ? w.fewer : narrow ? w.rest : w.more(bar.more.length)}
            </Button>
          )}
        </div>
        {more && <div className="buttons act-more">{bar.more.map((o) => button(o))}</div>}
        {bar.primary && <Ahead view={view} act={bar.primary.act} />}
        {!bar.primary && bar.beside.length + bar.more.length === 0 && <p>{w.nothing}</p>}
      </section>
      {reasons.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list of reasons is scrolled by keys.
        <section className="act-cannot" aria-labelledby="act-cannot" tabIndex={0}>
          <div className="act-cannot-head">
            <h2 id="act-cannot">{w.cannot}</h2>
            {reasons.length > few && (
              <button type="button" className="act-all" aria-expanded={whole} onClick={() => setWhole(!whole)}>
                {whole ? w.fewer : w.all(reasons.length)}
                <Icon name={whole ? 'down' : 'up'} size={14} />
              </button>
            )}
          </div>
          <dl>
            {shown.map((r) => (
              <div key={r.acts.join()}>
                <dt>
                  {r.names
                    .slice(0, 4)
                    .map((n) => text(n))
                    .join(w.join)}
                  {r.names.length > 4 && (locale === 'zh' ? '等' : ' …')}
                </dt>
                <dd>
                  <Say text={r.text} />
                  {r.article && (
                    <span className="act-article third" lang="zh-CN">
                      {articleWords(r.article)}
                    </span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
};
