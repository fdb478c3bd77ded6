import type { Day } from '../../../kernel/day.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Calendar } from '../../../law/calendar.ts';
import { type Explanation, explain, type LedgerInput } from '../../../law/explain.ts';
import type { Ledger } from '../contract.ts';

export const CLOCK_WORDS: Readonly<Record<string, Text>> = {
  K1: { zh: '受理期限', en: 'Acceptance' },
  K2: { zh: '法定期限', en: 'Statutory period' },
  K2s: { zh: '从严起算', en: 'Strict count' },
  K3: { zh: '承诺期限', en: 'Promised period' },
  K4: { zh: '环节期限', en: 'Step' },
  K5: { zh: '等您补正', en: 'Waiting for the correction' },
  K6a: { zh: '申请听证', en: 'Asking for a hearing' },
  K6b: { zh: '举行听证', en: 'Holding the hearing' },
  K8: { zh: '送达期限', en: 'Delivery' },
  K9: { zh: '补交期限', en: 'Late material' },
  K10: { zh: '会商期限', en: 'Consultation' },
  K11: { zh: '延续申请', en: 'Renewal' },
  K12: { zh: '派检验人员', en: 'Inspectors' },
  K13: { zh: '承诺核查', en: 'Commitment check' },
};

/** Explains a clock to a person: what the law library says, without what only officers need. */
export const ledgerOf = (
  clock: string,
  input: LedgerInput,
  calendar: Calendar,
  today: Day,
  officer: boolean,
): Ledger => {
  const e: Explanation = explain(input, calendar, today);
  const { status: _status, runs: _runs, ...rest } = e;
  const wire = { clock, name: CLOCK_WORDS[clock] ?? { zh: clock, en: clock }, ...rest };
  return JSON.parse(JSON.stringify({ ...wire, lines: e.lines.filter((l) => officer || !l.staffOnly) })) as Ledger;
};
