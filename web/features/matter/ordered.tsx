import { useOrders } from '../../api/obligations.ts';
import { sentenceDay } from '../../ui/dates.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';
import { PutRight } from './put-right.tsx';

const zh = {
  title: (d: string) => `请在 ${d}前整改好`,
  how: '核查没有通过，本局责令改正。整改好了，在这里交材料，或到窗口交；本局再核查一次。',
};
const words = {
  zh,
  en: {
    title: (d: string) => `Put it right by ${d}`,
    how: 'The check failed and we ordered (责令改正) you to put it right. Then show us here or at a counter, and we check again.',
  } satisfies typeof zh,
};

/** 责令改正 of what was promised in a matter, and the way to show that it is put right; nothing where nothing is ordered. */
const Ordered = ({ caseId }: { readonly caseId: string }) => {
  const w = useWords(words);
  const { locale } = useLocale();
  const order = useOrders()?.get(caseId);
  if (!order) return null;
  return (
    <Notice tone="warn" title={w.title(sentenceDay(order.due, locale))} actions={<PutRight o={order} />}>
      <p>{w.how}</p>
    </Notice>
  );
};
export default Ordered;
