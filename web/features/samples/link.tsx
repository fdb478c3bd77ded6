import type { ItemGuide, MaterialView } from '../../api/catalogue.ts';
import { Link } from '../../ui/link.tsx';
import { Say, useWords } from '../../ui/words.tsx';
import { sampleOf } from './list.ts';

const zh = { see: '看样例' };
const words = { zh, en: { see: 'See a sample' } satisfies typeof zh };

/** To the bureau's own sample of a material, else to ours where the item is; nothing where there is none. */
export const SampleLink = ({ guide, material: m }: { readonly guide: ItemGuide; readonly material: MaterialView }) => {
  const w = useWords(words);
  // Ours are drawn for the items that come with the program.
  if (!m.sample && (guide.imported || !sampleOf(guide.item, m.ref))) return null;
  return (
    <p className="material-sample no-print">
      <Link to={`/items/${guide.item}/samples/${m.ref}`} search={{ version: String(guide.version) }}>
        {w.see}
        <span className="sr">
          ：<Say text={m.name} />
        </span>
      </Link>
    </p>
  );
};
