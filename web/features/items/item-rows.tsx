import type { ItemSummary } from '../../api/catalogue.ts';
import { Link } from '../../ui/link.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import './items.css';

const zh = {
  instant: '当场办',
  promised: (t: string) => `承诺 ${t}`,
  statutory: (t: string) => `法定 ${t}`,
  visits: (n: number) => `跑 ${n} 次`,
  fee: '收费',
  free: '不收费',
  windowOnly: '到窗口办',
};
const words = {
  zh,
  en: {
    instant: 'on the spot',
    promised: (t: string) => `promised: ${t}`,
    statutory: (t: string) => `by law: ${t}`,
    visits: (n: number) => (n === 1 ? '1\u00a0visit' : `${n}\u00a0visits`),
    fee: 'fee',
    free: 'no\u00a0fee',
    windowOnly: 'at a window',
  } satisfies typeof zh,
};

/** Service items as rows: name, for whom, how long, how many visits. What is to be done in order stands in one column. */
export const ItemRows = ({
  items,
  inOrder = false,
}: {
  readonly items: readonly ItemSummary[];
  readonly inOrder?: boolean;
}) => {
  const w = useWords(words);
  const text = useText();
  return (
    <ul className={inOrder ? 'item-rows' : 'item-rows item-rows-two'}>
      {items.map((i) => {
        const facts = [
          i.instant
            ? w.instant
            : i.promised
              ? w.promised(text(i.promised.text))
              : i.statutory && w.statutory(text(i.statutory.text)),
          w.visits(i.visits),
          i.fee ? w.fee : w.free,
        ];
        return (
          <li key={i.item}>
            <h2>
              <Link to={`/items/${encodeURIComponent(i.item)}`}>
                <Say text={i.name} />
              </Link>
            </h2>
            <p className="second">
              <Say text={i.summary} />
            </p>
            <p className="small third">
              {facts.filter(Boolean).join('　')} {!i.online && <Tag>{w.windowOnly}</Tag>}
            </p>
          </li>
        );
      })}
    </ul>
  );
};
