import { answerQuestion, type OpeningQuestion, openQuestions } from '../../../src/modules/forms/engine/opening.ts';
import type { Situation } from '../../api/catalogue.ts';
import { FieldSet } from '../../ui/field.tsx';
import { CheckRows, RadioRows } from '../../ui/input.tsx';
import { useText, useWords } from '../../ui/words.tsx';

const zh = { many: '可多选' };
const words = { zh, en: { many: 'Choose all that apply' } satisfies typeof zh };

/** The opening questions of an item; what is answered decides which materials are due. `errors` by question key. */
export const SituationQuestions = ({
  questions,
  situation,
  onChange,
  errors = {},
}: {
  readonly questions: readonly OpeningQuestion[];
  readonly situation: Situation;
  readonly onChange: (situation: Situation) => void;
  readonly errors?: Readonly<Record<string, string>>;
}) => {
  const w = useWords(words);
  const text = useText();
  return openQuestions(questions, situation).map(({ question: q }) => {
    const value = situation[q.key] ?? [];
    const choices = q.options.map((o) => ({
      value: o.value,
      label: text(o.label),
      ...(o.hint ? { hint: text(o.hint) } : {}),
    }));
    const hint = [q.help && text(q.help), q.many && !q.ask.zh.includes('多选') && w.many].filter(Boolean).join(' ');
    return (
      <FieldSet
        key={q.key}
        id={`situation.${q.key}`}
        label={text(q.ask)}
        hint={hint || undefined}
        error={errors[q.key]}
      >
        {q.many ? (
          <CheckRows
            name={`situation.${q.key}`}
            choices={choices}
            value={value}
            onChange={(v) => onChange(answerQuestion(questions, situation, q.key, v))}
          />
        ) : (
          <RadioRows
            name={`situation.${q.key}`}
            choices={choices}
            value={value[0]}
            onChange={(v) => onChange(answerQuestion(questions, situation, q.key, [v]))}
          />
        )}
      </FieldSet>
    );
  });
};
