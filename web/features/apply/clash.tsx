import type { Answer } from '../../../src/modules/forms/engine/definition.ts';
import { shown } from '../../../src/modules/forms/engine/format.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useText, useWords } from '../../ui/words.tsx';
import type { Apply } from './use-apply.ts';
import { applyWords } from './words.ts';

/** Two devices, one field: both values shown, the person chooses. */
export const ClashNotice = ({ apply }: { readonly apply: Apply }) => {
  const w = useWords(applyWords);
  const text = useText();
  const { clash } = apply;
  if (!clash) return null;
  const field = apply.guide.form.sections.flatMap((s) => s.fields).find((f) => f.key === clash.field);
  const say = (v: unknown) => (v === undefined || v === null || !field ? w.nothing : text(shown(field, v as Answer)));
  return (
    <div className="clash" role="alert">
      <Notice
        tone="warn"
        title={w.clashTitle(field ? text(field.label) : clash.field)}
        actions={
          <>
            <Button onClick={() => apply.desk.settle('theirs')}>{w.clashTheirs(say(clash.theirs))}</Button>
            <Button onClick={() => apply.desk.settle('mine')}>{w.clashMine(say(clash.mine))}</Button>
          </>
        }
      >
        <p>{w.clashText}</p>
      </Notice>
    </div>
  );
};
