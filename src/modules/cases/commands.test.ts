import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { ACT_NAMES, CommandSchemas, hideTexts, TEXT_FIELDS } from './commands.ts';

describe('commands: no free text reaches the trail', () => {
  test('every act has a schema that carries its own name', () => {
    expect(ACT_NAMES).toHaveLength(54);
    for (const act of ACT_NAMES) expect(Check(CommandSchemas[act], { act: 'none of these' }), act).toBe(false);
    expect(Check(CommandSchemas.accept, { act: 'accept' })).toBe(true);
    expect(Check(CommandSchemas.accept, { act: 'accept', extra: 1 })).toBe(false);
  });

  test('what stands for a person is an id and never a name or a sentence', () => {
    const copy = (to: string) => Check(CommandSchemas.copy, { act: 'copy', to: [to] });
    expect([copy('019aa0f2-4c1e-7000-8000-00000000a001'), copy('unit-2')]).toEqual([true, true]);
    expect([copy('张三'), copy('请打 13800138000'), copy('')]).toEqual([false, false, false]);
  });

  test('the text fields are found, inside lists too', () => {
    expect(TEXT_FIELDS['ask-correction']).toEqual(['missing[].note']);
    expect(TEXT_FIELDS['grant-in-part']).toEqual(['refused[].text', 'conditions']);
    expect(TEXT_FIELDS.accept).toEqual([]);
    expect(TEXT_FIELDS['open-signing']).toEqual(['question']);
  });

  test('hideTexts replaces each text and nothing else', () => {
    const seen: string[] = [];
    const store = (text: string) => ({ hash: `h${seen.push(text)}` });
    expect(
      hideTexts(
        {
          act: 'ask-correction',
          missing: [
            { ref: 'm1', defect: 'absent', note: 'please add it' },
            { ref: 'm2', defect: 'illegible' },
          ],
        },
        store,
      ),
    ).toEqual({
      act: 'ask-correction',
      missing: [
        { ref: 'm1', defect: 'absent', note: { hash: 'h1' } },
        { ref: 'm2', defect: 'illegible' },
      ],
    });
    expect(seen).toEqual(['please add it']);
  });
});
