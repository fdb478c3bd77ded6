import type { Day } from '../../../kernel/day.ts';
import type { Text } from '../../../kernel/text.ts';
import { dateInSentence, whenText } from '../../../law/ledger/words.ts';
import { citation, citationLabel } from '../../../law/statutes.ts';
import type { ExplanationView } from '../contract.explanation.ts';
import type { Ledger, LedgerLine } from '../contract.ts';
import { EXPLAIN_ARTICLE } from '../explanation.ts';

const detailOf = (e: ExplanationView): Text => {
  const day = e.expected && dateInSentence(e.expected as Day);
  return {
    zh: `${e.causeText.zh}。${day ? `预计 ${day.zh}前办结；不是延长期限。` : ''}`,
    en: `${e.causeText.en}.${day ? ` Expected by ${day.en}; the term is not extended.` : ''}`,
  };
};

const lineOf = (e: ExplanationView, today: Day): LedgerLine => {
  const basis = citation(EXPLAIN_ARTICLE);
  return {
    from: e.on,
    when: whenText(e.on as Day, undefined, Number(today.slice(0, 4))),
    kind: 'explained',
    title: { zh: '公开说明为什么超期', en: 'Explained in public why it runs late' },
    detail: detailOf(e),
    article: basis ? [{ code: EXPLAIN_ARTICLE, label: citationLabel(basis) }] : [],
    counted: { kind: 'over', text: { zh: '不改时限', en: 'changes no day' } },
    rail: 'ahead',
  };
};

/** The ledger with what was told the public about the delay, each on its day and before the row of today. */
export const withExplanations = (ledger: Ledger, explained: readonly ExplanationView[], today: Day): Ledger => {
  if (explained.length === 0) return ledger;
  const lines = [...ledger.lines];
  for (const e of explained.toReversed()) {
    const after = lines.findIndex((l) => l.from > e.on || l.kind === 'today');
    lines.splice(after < 0 ? lines.length : after, 0, lineOf(e, today));
  }
  return { ...ledger, lines };
};
