import { MATERIAL_FORMS, MATERIAL_SOURCES, NECESSITIES } from '../codes.ts';
import type { Material } from '../item.ts';
import { citationOf } from './basis.ts';
import { textOf } from './clean.ts';
import { codeOf } from './codes.ts';
import type { Notes } from './defect.ts';

type Row = Readonly<Record<string, unknown>>;
const both = (s: string) => ({ zh: s, en: s });
const count = (v: unknown): number => (typeof v === 'number' && Number.isInteger(v) && v > 0 && v < 1000 ? v : 0);

const NEED = { '1': 'required', '2': 'optional', '3': 'deferrable' } as const;
const SOURCE = { '10': 'applicant', '20': 'government', '99': 'other' } as const;
const FORM = { '1': 'paper', '2': 'electronic', '3': 'either' } as const;

/** 必要性 1 必要 2 非必要 3 容缺后补; a code we do not know is taken as required, the stricter reading, and told. */
export const materialsOf = (rows: readonly Row[], notes: Notes): readonly Material[] => {
  const names = new Map<string, number>();
  return rows.flatMap((row, i): Material[] => {
    const at = `materials[${i}]`;
    const name = textOf(row, 'name', notes, 300);
    if (!name) {
      notes.warn(
        `${at}.name`,
        'field-missing',
        undefined,
        ['材料没有名称，没有导入', 'A material without a name was left out'],
        ['补上名称', 'Name it'],
      );
      return [];
    }
    const before = names.get(name);
    if (before !== undefined)
      notes.warn(
        `${at}.name`,
        'duplicate-name',
        name,
        [`与第 ${before + 1} 份材料同名`, `The same name as material ${before + 1}`],
        ['合并，或者写清区别', 'Merge them, or say how they differ'],
      );
    names.set(name, i);
    const need = codeOf(textOf(row, 'need', notes, 4), NECESSITIES, `${at}.need`, '材料必要性', notes);
    const source = codeOf(textOf(row, 'source', notes, 4), MATERIAL_SOURCES, `${at}.source`, '来源渠道', notes);
    const form = codeOf(textOf(row, 'form', notes, 4), MATERIAL_FORMS, `${at}.form`, '材料形式', notes);
    const hint = [
      textOf(row, 'fillExplain', notes, 2000),
      textOf(row, 'remark', notes, 1500),
      textOf(row, 'signAsk', notes, 300),
    ]
      .filter((s) => s !== '')
      .join('；');
    const standard = textOf(row, 'acceptStand', notes);
    const byLaw = textOf(row, 'byLaw', notes, 300);
    const basis = byLaw ? citationOf(byLaw) : undefined;
    const necessity = NEED[(need ?? '1') as keyof typeof NEED];
    return [
      {
        ref: `m${i + 1}`,
        name: both(name),
        ...(hint ? { hint: both(hint) } : {}),
        necessity,
        main: necessity === 'required',
        source: SOURCE[(source ?? '99') as keyof typeof SOURCE],
        trust: 'C',
        form: FORM[(form ?? '3') as keyof typeof FORM],
        copies: Math.max(1, count(row.original) + count(row.copies)),
        ...(standard ? { standard: both(standard) } : {}),
        ...(basis ? { basis } : {}),
      },
    ];
  });
};
