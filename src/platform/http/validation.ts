import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import type { Text } from '../../kernel/text.ts';
import { platformProblem } from './messages.ts';
import type { ProblemFacts } from './problem.ts';

type Fault = { keyword: string; instancePath: string; params: Record<string, unknown>; message?: string };

/** Where a text holds NUL, which no database keeps; undefined when none does. */
const nulAt = (value: unknown, path = ''): string | undefined => {
  if (typeof value === 'string') return value.includes('\0') ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = nulAt(part, `${path}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
};

/**
 * Query and path come as text: numbers and yes/no are read, defaults filled in. Bodies must be right as they are.
 * Compiled when the route is first asked: there are some hundreds of them, and a start waits for none.
 */
export const compileValidator = ({ schema, httpPart }: { schema: unknown; httpPart?: string }) => {
  let check: ReturnType<typeof Compile> | undefined;
  return (value: unknown) => {
    check ??= Compile(schema as TSchema);
    const read =
      httpPart === 'body' ? value : Value.Convert(schema as TSchema, Value.Default(schema as TSchema, value ?? {}));
    if (!check.Check(read)) return { error: check.Errors(read) as unknown as Error };
    const nul = nulAt(read);
    return nul === undefined ? { value: read } : { error: [NUL(nul)] as unknown as Error };
  };
};

const oneOf = (values: readonly unknown[]): Text => ({
  zh: `请从中选择：${values.join('、')}。`,
  en: `Choose one of: ${values.join(', ')}.`,
});
const NUL = (instancePath: string): Fault => ({ keyword: 'nul', instancePath, params: {} });

const repairs: Record<string, (p: Record<string, unknown>) => Text> = {
  required: () => ({ zh: '请填写这一项。', en: 'Fill in this field.' }),
  additionalProperties: () => ({ zh: '请去掉这一项。', en: 'Leave this field out.' }),
  type: (p) => ({ zh: `请填${TYPES[String(p.type)] ?? '正确类型的值'}。`, en: `Give a value of type ${p.type}.` }),
  minLength: (p) => ({ zh: `至少 ${p.limit} 个字符。`, en: `Use at least ${p.limit} characters.` }),
  maxLength: (p) => ({ zh: `最多 ${p.limit} 个字符。`, en: `Use at most ${p.limit} characters.` }),
  minimum: (p) => ({ zh: `不能小于 ${p.limit}。`, en: `Must be at least ${p.limit}.` }),
  maximum: (p) => ({ zh: `不能大于 ${p.limit}。`, en: `Must be at most ${p.limit}.` }),
  minItems: (p) => ({ zh: `至少 ${p.limit} 项。`, en: `Give at least ${p.limit}.` }),
  maxItems: (p) => ({ zh: `最多 ${p.limit} 项。`, en: `Give at most ${p.limit}.` }),
  nul: () => ({ zh: '请去掉看不见的控制字符。', en: 'Leave out the control character.' }),
  format: (p) =>
    p.format === 'date'
      ? { zh: '请填日历上有的一天，如 2026-11-22。', en: 'Give a day of the calendar, such as 2026-11-22.' }
      : { zh: `格式应为 ${p.format}。`, en: `Must have the format ${p.format}.` },
  pattern: () => ({ zh: '请按规定的格式填写。', en: 'Use the required format.' }),
  enum: (p) => oneOf(p.allowedValues as unknown[]),
  const: (p) => ({ zh: `请填 ${p.allowedValue}。`, en: `Must be ${p.allowedValue}.` }),
};
const TYPES: Record<string, string> = {
  string: '文字',
  integer: '整数',
  number: '数字',
  boolean: '是或否',
  array: '列表',
  object: '一组内容',
};

const fieldOf = (part: string, fault: Fault): string => {
  const path = fault.instancePath.split('/').filter(Boolean);
  const missing = (fault.params.requiredProperties ?? fault.params.additionalProperties) as string[] | undefined;
  return [part, ...path, ...(missing?.[0] !== undefined ? [missing[0]] : [])].join('.');
};

/** The first fault, with its field and repair; of a choice between shapes every allowed value is named. */
export const validationProblem = (part: string, faults: readonly Fault[]): ProblemFacts => {
  // `boolean` accompanies additionalProperties; of an anyOf the constants are worth more than the sum.
  const fault = faults.find((f) => f.keyword !== 'boolean') ?? faults[0];
  if (!fault) return platformProblem('field-invalid', { field: part });
  const choices = faults
    .filter((f) => f.keyword === 'const' && f.instancePath === fault.instancePath)
    .map((f) => String(f.params.allowedValue));
  const repair =
    choices.length > 1
      ? oneOf(choices)
      : (repairs[fault.keyword]?.(fault.params) ?? {
          zh: '请按接口说明填写。',
          en: 'Use the form that /api/openapi.json describes.',
        });
  return platformProblem('field-invalid', { field: fieldOf(part, fault), repair, facts: { rule: fault.keyword } });
};
