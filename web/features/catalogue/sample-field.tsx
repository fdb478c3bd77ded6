import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import type { SampleKept } from '../../../src/modules/catalogue/contract.ts';
import type { Material } from '../../../src/modules/catalogue/item.ts';
import { sampleHref } from '../../api/catalogue.ts';
import { ProblemState } from '../../api/problem.tsx';
import { upload } from '../../api/upload.ts';
import { FieldSet } from '../../ui/field.tsx';
import { FileButton } from '../../ui/file-button.tsx';
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
      <FileButton
        label={w.sample}
        accept="application/pdf,image/jpeg,image/png,image/webp"
        busy={put.isPending}
        onFiles={([file]) => file && put.mutate(file)}
      >
        {m.sample ? w.sampleOther : w.samplePut}
      </FileButton>
    </FieldSet>
  );
};
