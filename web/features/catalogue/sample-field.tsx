import { useMutation } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import type { SampleKept } from '../../../src/modules/catalogue/contract.ts';
import type { Material } from '../../../src/modules/catalogue/item.ts';
import { sampleHref } from '../../api/catalogue.ts';
import { ProblemState } from '../../api/problem.tsx';
import { upload } from '../../api/upload.ts';
import { Button } from '../../ui/button.tsx';
import { FieldSet } from '../../ui/field.tsx';
import { FileRow } from '../../ui/file-row.tsx';
import { useWords } from '../../ui/words.tsx';
import { editorWords } from './editor.words.ts';

/** How the material looks when filled in: one picture or PDF, kept with the version and shown to whoever applies. */
export const SampleField = ({
  item,
  version,
  material: m,
  onChange,
}: {
  readonly item: string;
  readonly version: number;
  readonly material: Material;
  readonly onChange: (sample: Material['sample']) => void;
}) => {
  const w = useWords(editorWords);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const put = useMutation({
    mutationFn: (file: File) =>
      upload<SampleKept>(
        `/api/catalogue/items/${encodeURIComponent(item)}/versions/${version}/samples`,
        file,
        () => undefined,
      ).done,
    onSuccess: onChange,
  });
  return (
    <FieldSet id={id} label={w.sample} hint={w.sampleHint}>
      {m.sample && (
        <FileRow
          name={m.sample.name}
          size={m.sample.size}
          href={sampleHref(item, version, m.ref)}
          onRemove={() => onChange(undefined)}
        />
      )}
      {put.error && <ProblemState error={put.error} />}
      <input
        ref={input}
        type="file"
        className="sr"
        tabIndex={-1}
        accept="application/pdf,image/jpeg,image/png,image/webp"
        aria-label={w.sample}
        onChange={(e) => {
          const file = e.target.files?.[0];
          e.target.value = '';
          if (file) put.mutate(file);
        }}
      />
      <Button icon="upload" busy={put.isPending} onClick={() => input.current?.click()}>
        {m.sample ? w.sampleOther : w.samplePut}
      </Button>
    </FieldSet>
  );
};
