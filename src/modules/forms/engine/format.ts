import { longDay } from '../../../kernel/day.text.ts';
import { isDay } from '../../../kernel/day.ts';
import type { Text } from '../../../kernel/text.ts';
import { isEmpty } from './conditions.ts';
import type { Answer, Field } from './definition.ts';

/** Fen to yuan with thousands and no idle zeros: 150000000 → `1,500,000`, 12345 → `123.45`. */
export const money = (fen: number): string => {
  const [whole = '', cents = ''] = (Math.abs(fen) / 100).toFixed(2).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${grouped}${cents === '00' ? '' : `.${cents}`}`;
};

const both = (s: string): Text => ({ zh: s, en: s });

/** An answer as a person reads it, with its unit; codes of regions and industries are left to the caller's tree. */
export const shown = (f: Field, v: Answer | undefined): Text => {
  if (isEmpty(v)) return { zh: '没有填', en: 'Not filled in' };
  const unit = f.unit;
  const withUnit = (s: string): Text => (unit ? { zh: `${s} ${unit.zh}`, en: `${s} ${unit.en}` } : both(s));
  switch (f.kind) {
    case 'money':
      return typeof v === 'number' ? { zh: `${money(v)} 元`, en: `CNY ${money(v)}` } : both(String(v));
    case 'date':
      return isDay(v) ? longDay(v) : both(String(v));
    case 'yes-no':
      return v === true ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' };
    case 'choice':
      return f.options?.find((o) => o.value === v)?.label ?? both(String(v));
    case 'choices': {
      const labels = (f.options ?? []).filter((o) => Array.isArray(v) && (v as readonly unknown[]).includes(o.value));
      return { zh: labels.map((o) => o.label.zh).join('、'), en: labels.map((o) => o.label.en).join(', ') };
    }
    case 'group':
      return { zh: `${(v as readonly unknown[]).length} 行`, en: `${(v as readonly unknown[]).length} rows` };
    default:
      return withUnit(String(v));
  }
};
