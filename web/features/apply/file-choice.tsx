import { useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/words.tsx';
import { materialWords } from './materials.words.ts';

export const ACCEPT = '.pdf,.ofd,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png';
const hasCamera = (): boolean => matchMedia('(pointer: coarse)').matches;

/** 拍照 first on phones, then 选文件; the inputs themselves are hidden and opened by the buttons. */
export const FileChoice = ({
  name,
  label,
  onFiles,
  id,
}: {
  /** Of the material, for readers. */
  readonly name: string;
  readonly label?: string | undefined;
  readonly onFiles: (files: readonly File[]) => void;
  readonly id?: string | undefined;
}) => {
  const w = useWords(materialWords);
  const camera = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const took = (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])];
    input.value = '';
    if (chosen.length > 0) onFiles(chosen);
  };
  const hidden = { type: 'file', hidden: true, tabIndex: -1, 'aria-hidden': true } as const;
  return (
    <>
      {hasCamera() && (
        <>
          <input {...hidden} ref={camera} accept="image/*" capture="environment" onChange={(e) => took(e.target)} />
          <Button icon="camera" onClick={() => camera.current?.click()}>
            {w.photo}
            <span className="sr">：{name}</span>
          </Button>
        </>
      )}
      <input {...hidden} ref={files} accept={ACCEPT} multiple onChange={(e) => took(e.target)} />
      <Button id={id} icon="file" onClick={() => files.current?.click()}>
        {label ?? w.choose}
        <span className="sr">：{name}</span>
      </Button>
    </>
  );
};
