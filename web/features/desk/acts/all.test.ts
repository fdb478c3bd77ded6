import { type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { ACT_NAMES, CommandSchemas } from '../../../../src/modules/cases/commands.ts';
import { RemandBody } from '../../../../src/modules/cases/contract.ts';
import { FORMS, formOf } from './all.ts';
import { faultsIn } from './check.ts';
import type { ActField, ActForm, DeskAct, Value as Filled, Row, RowField, Values } from './form.ts';
import { sampleCase } from './sample.ts';

/** Fills a form as an officer would, choosing the first thing offered. */
const rowCell = (f: RowField): string =>
  f.kind === 'one' ? f.choices[0]!.value : f.key === 'weight' ? '2' : '布草间没有画出';
const filled = (f: ActField): Filled | undefined => {
  switch (f.kind) {
    case 'words':
    case 'line':
    case 'lines':
      return f.key === 'now' ? '云岭街道栖霞路 18 号' : '现场核查合格，与申报一致。';
    case 'day':
      return f.to ?? '2026-10-30';
    case 'number':
      return String(f.from);
    case 'one':
      return (f.choices.find((c) => !c.because) ?? f.choices[0])?.value ?? '';
    case 'many':
      return f.choices
        .filter((c) => !c.because)
        .slice(0, Math.max(1, f.atLeast ?? 1))
        .map((c) => c.value);
    case 'tick':
      return true;
    case 'persons':
    case 'files':
      return [{ id: 'p7', name: '柏松' }];
    case 'place':
      return 'centre';
    case 'rows':
      return [Object.fromEntries(f.of.map((c) => [c.key, rowCell(c)]))] as Row[];
    case 'defects':
      return [{ ref: f.choices[0]!.value, defect: 'incomplete', note: '没有画出布草间' }];
    default:
      return f satisfies never;
  }
};
/** As the route takes it: the command without its name, a written record in the place of its hash. */
const bodyOf = (name: DeskAct): TSchema => {
  if (name === 'remand') return RemandBody;
  const {
    act: _,
    record,
    oldHash,
    newHash: _n,
    ...fields
  } = (CommandSchemas[name] as unknown as { properties: Record<string, TSchema> }).properties;
  return Type.Object(
    {
      ...fields,
      ...(record
        ? {
            recordWords: Type.Optional(Type.String({ minLength: 1 })),
            recordFiles: Type.Optional(Type.Array(Type.String())),
          }
        : {}),
      ...(oldHash ? { was: Type.String({ minLength: 1 }), now: Type.String({ minLength: 1 }) } : {}),
    },
    { additionalProperties: false },
  );
};
const view = sampleCase();
const fill = (form: ActForm): Values => {
  let x: Values = form.start?.(view) ?? {};
  // Twice, because the first answers may open further fields.
  for (let turn = 0; turn < 2; turn++)
    for (const f of form.fields(view, x))
      if (x[f.key] === undefined || x[f.key] === '') x = { ...x, [f.key]: filled(f) };
  // What is not granted is refused: each part has its row.
  for (const f of form.fields(view, x))
    if (f.kind === 'rows' && f.covers) {
      const { key, of } = f.covers;
      const [row] = (x[f.key] ?? []) as Row[];
      x = { ...x, [f.key]: of.map((c) => ({ ...row, [key]: c.value })) };
    }
  const rows = x.reasons;
  if (Array.isArray(rows) && Object.keys(rows[0] ?? {}).length === 0)
    x = { ...x, reasons: [{ text: '消毒间面积不够', article: '公共场所卫生管理条例第四条' }] };
  return x;
};

describe('every act of the case has its form, or says where it is done', () => {
  test('no act is forgotten and none is invented; a new case after an order is opened here too', () => {
    expect(Object.keys(FORMS).sort()).toEqual([...ACT_NAMES, 'remand'].sort());
  });

  test('what the applicant does is not offered at the desk', () => {
    const elsewhere = Object.entries(FORMS).flatMap(([name, f]) => ('elsewhere' in f ? [name] : []));
    expect(elsewhere.sort()).toEqual(['receive', 'request-hearing', 'resubmit', 'supply', 'waive-hearing', 'withdraw']);
  });

  test('an act this build does not know has no form', () => {
    expect(formOf('toString')).toBeUndefined();
    expect(formOf('abolish')).toBeUndefined();
  });

  const forms = ([...ACT_NAMES, 'remand'] as readonly DeskAct[]).flatMap((name) => {
    const form = formOf(name);
    return form ? [[name, form] as const] : [];
  });

  test.each(forms)(
    '%s: a filled form has no faults and makes a command of the shape the server takes',
    (name, form) => {
      const x = fill(form);
      expect(faultsIn(form.fields(view, x), x)).toEqual([]);
      const body = JSON.parse(JSON.stringify(form.command(x, view)));
      expect([...Value.Errors(bodyOf(name), body)].map((e) => `${e.instancePath} ${e.message}`)).toEqual([]);
    },
  );

  test.each(forms)('%s: says in both languages what will happen', (_name, form) => {
    const lines = form.foresee(view, fill(form));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line.text.zh).toMatch(/\p{Script=Han}/u);
      expect(line.text.en).toMatch(/[a-z]/);
      expect(line.text.zh + line.text.en).not.toMatch(/undefined|NaN|!|！/);
    }
  });

  test.each(forms)('%s: each field has a label in both languages', (_name, form) => {
    for (const f of form.fields(view, fill(form))) {
      expect(f.label.zh).toMatch(/\p{Script=Han}/u);
      expect(f.label.en).toMatch(/[a-z]/i);
    }
  });

  test.each(forms)('%s: an empty form that needs something says what, by the name on the screen', (_name, form) => {
    const fields = form.fields(view, {});
    const faults = faultsIn(fields, {});
    const needed = fields.filter((f) => f.needed || f.kind === 'rows');
    expect(faults.map((f) => f.key)).toEqual(needed.map((f) => f.key));
    for (const f of faults) expect(f.text.zh.length).toBeGreaterThan(3);
  });
});
