import { sentenceDay } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Tag, type TagTone } from '../../ui/tag.tsx';
import { Say, useLocale, useWords } from '../../ui/words.tsx';
import './apply.css';
import { errorsOf, type Part, partsOf } from './plan.ts';
import type { Apply } from './use-apply.ts';

const zh = {
  parts: '这份申请的各部分',
  untouched: '未开始',
  partial: '填了一部分',
  done: '填好了',
  blocked: '现在还不能填',
  notYet: (n: number) => `还有 ${n} 处没填好，填完就能交。`,
  ifToday: (d: string) => `今天交，${d}前答复您受理还是补正。`,
  ask: '填不明白，打',
};
const words = {
  zh,
  en: {
    parts: 'Parts of this application',
    untouched: 'Not started',
    partial: 'Partly filled in',
    done: 'Done',
    blocked: 'Not yet',
    notYet: (n: number) => (n === 1 ? '1 thing is still missing.' : `${n} things are still missing.`),
    ifToday: (d: string) => `Handed in today, we answer by ${d}: accepted (受理) or to be corrected (补正).`,
    ask: 'Unsure what to write? Call',
  } satisfies typeof zh,
};
const TONES: Record<Part['state'], TagTone> = { untouched: 'plain', partial: 'warn', done: 'ok', blocked: 'plain' };

/** The parts with how far each is filled in; `at` is the one that is open. */
export const PartRows = ({ apply, at }: { readonly apply: Apply; readonly at?: string }) => {
  const w = useWords(words);
  return (
    <ol className="tasks">
      {partsOf(apply).map((p) => (
        <li key={p.key}>
          <div>
            {p.state === 'blocked' ? (
              <p>
                <Say text={p.title} />
              </p>
            ) : (
              <Link to={`/apply/${apply.draft.id}/${p.key}`} aria-current={p.key === at ? 'step' : undefined}>
                <Say text={p.title} />
              </Link>
            )}
            {p.why && (
              <p className="small second">
                <Say text={p.why} />
              </p>
            )}
          </div>
          <Tag tone={TONES[p.state]}>{w[p.state]}</Tag>
        </li>
      ))}
    </ol>
  );
};

/** What is still missing, and by when we answer if it were handed in today. */
export const WhatRemains = ({ apply }: { readonly apply: Apply }) => {
  const w = useWords(words);
  const { locale } = useLocale();
  const left = errorsOf(apply).length;
  return (
    <div>
      {left > 0 && <p>{w.notYet(left)}</p>}
      <p className="second">{w.ifToday(sentenceDay(apply.draft.ifSubmittedToday.answerBy, locale))}</p>
    </div>
  );
};

/** Beside the form on a wide screen: what is done, what remains, and whom to ask. */
export const PartsSide = ({ apply, at }: { readonly apply: Apply; readonly at?: string }) => {
  const w = useWords(words);
  return (
    <aside className="parts-side wide-only no-print" aria-label={w.parts}>
      <PartRows apply={apply} {...(at ? { at } : {})} />
      <WhatRemains apply={apply} />
      <p className="second">
        {w.ask} <a href="tel:12345">12345</a>
      </p>
    </aside>
  );
};
