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
    visits: (n: number) => (n === 1 ? '1 visit' : `${n} visits`),
    fee: 'fee',
    free: 'no fee',
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
        const term = i.instant
          ? w.instant
          : i.promised
            ? w.promised(text(i.promised.text))
            : i.statutory && w.statutory(text(i.statutory.text));
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
              {term && `${term}　`}
              <span className="nw">{w.visits(i.visits)}</span>　<span className="nw">{i.fee ? w.fee : w.free}</span>{' '}
              {!i.online && <Tag>{w.windowOnly}</Tag>}
            </p>
          </li>
        );
      })}
    </ul>
  );
};
