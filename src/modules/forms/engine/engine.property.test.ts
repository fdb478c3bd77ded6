import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUNDLED } from '../../catalogue/index.ts';
import { isEmpty } from './conditions.ts';
import type { Answers, Field } from './definition.ts';
import { diffAnswers } from './diff.ts';
import { evaluate } from './form.ts';
import { readTyped, toTyped } from './typed.ts';

/** Seeded, so that a failure comes back. */
const RUNS = { seed: 20261122, numRuns: 300 };

const forms = BUNDLED.map((v) => ({ form: v.form, checks: v.checks }));
const anyForm = fc.constantFrom(...forms);
const valueFor = (f: Field): fc.Arbitrary<unknown> => {
  switch (f.kind) {
    case 'integer':
    case 'money':
      return fc.integer({ min: f.min ?? 0, max: Math.min(f.max ?? 1e9, 1e9) });
    case 'decimal':
      return fc.double({ min: f.min ?? 0, max: f.max ?? 1000, noNaN: true });
    case 'yes-no':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...(f.options ?? []).map((o) => o.value));
    case 'choices':
      return fc.subarray(
        (f.options ?? []).map((o) => o.value),
        { minLength: f.min ?? 1 },
      );
    case 'group':
      return fc.array(
        fc.record(Object.fromEntries((f.fields ?? []).map((c) => [c.key, valueFor(c)])), { requiredKeys: [] }),
        {
          maxLength: 4,
        },
      );
    default:
      return fc.string({ maxLength: 12 });
  }
};
const filled = anyForm.chain(({ form, checks }) =>
  fc
    .record(Object.fromEntries(form.sections.flatMap((s) => s.fields).map((f) => [f.key, valueFor(f)])), {
      requiredKeys: [],
    })
    .map((answers) => ({ form, checks, answers: answers as Answers })),
);
const known = (form: (typeof forms)[number]['form']): Set<string> =>
  new Set(form.sections.flatMap((s) => s.fields).map((f) => f.key));

describe('the engine over all bundled forms', () => {
  test('it never throws, whatever comes in, and every error has both languages', () => {
    fc.assert(
      fc.property(anyForm, fc.oneof(fc.anything(), fc.object({ maxDepth: 3 })), ({ form, checks }, input) => {
        const v = evaluate(form, checks, input);
        expect(v.complete).toBe(v.errors.length === 0);
        for (const e of v.errors) {
          expect(e.text.zh).not.toBe('');
          expect(e.text.en).not.toBe('');
        }
      }),
      RUNS,
    );
  });
  test('what is filed is judged the same again: evaluate(answers of evaluate) changes nothing', () => {
    fc.assert(
      fc.property(filled, ({ form, checks, answers }) => {
        const once = evaluate(form, checks, answers);
        const twice = evaluate(form, checks, once.answers);
        expect(twice.answers).toEqual(once.answers);
        expect(twice.errors).toEqual(once.errors.filter((e) => e.code !== 'unknown-field'));
      }),
      RUNS,
    );
  });
  test('errors stand only at fields that are shown, or at keys the form does not have', () => {
    fc.assert(
      fc.property(filled, ({ form, checks, answers }) => {
        const v = evaluate(form, checks, answers);
        const shown = new Set(v.sections.flatMap((s) => s.fields).map((f) => f.at));
        for (const e of v.errors) {
          const key = e.at.split('.')[0]!;
          expect(shown.has(key) || !known(form).has(key)).toBe(true);
        }
      }),
      RUNS,
    );
  });
  test('filling in more never brings a missing error for a field already filled', () => {
    fc.assert(
      fc.property(filled, ({ form, checks, answers }) => {
        for (const e of evaluate(form, checks, answers).errors.filter(
          (x) => x.code === 'missing' && !x.at.includes('.'),
        ))
          expect(isEmpty(answers[e.at])).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('differences and typing', () => {
  const flat = fc.dictionary(
    fc.stringMatching(/^[a-z]{1,4}$/),
    fc.oneof(fc.integer(), fc.string({ maxLength: 5 }), fc.boolean(), fc.constant(null)),
  );
  test('nothing differs from itself, and a difference seen one way is seen the other way', () => {
    fc.assert(
      fc.property(flat, flat, (a, b) => {
        expect(diffAnswers(a, a)).toEqual([]);
        expect(
          diffAnswers(a, b)
            .map((c) => c.at)
            .sort(),
        ).toEqual(
          diffAnswers(b, a)
            .map((c) => c.at)
            .sort(),
        );
      }),
      RUNS,
    );
  });
  test('money typed as shown is the same money', () => {
    const field: Field = { key: 'm', kind: 'money', label: { zh: '钱', en: 'm' } };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e14 }), (fen) => {
        expect(readTyped(field, toTyped(field, fen)).value).toBe(fen);
      }),
      RUNS,
    );
  });
});
