import { FileButton } from './file-button.tsx';
import { useWords } from './words.tsx';

const zh = { photo: '拍照', choose: '选文件' };
const words = { zh, en: { photo: 'Photograph', choose: 'Choose file' } satisfies typeof zh };

/** The kinds of file that papers come in, as a browser's `accept`. */
export const PAPERS = '.pdf,.ofd,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png';
const hasCamera = (): boolean => matchMedia('(pointer: coarse)').matches;

/** 拍照 first on phones, then 选文件. */
export const FileChoice = ({
  name,
  label,
  onFiles,
}: {
  /** Of the paper, for readers. */
  readonly name: string;
  readonly label?: string | undefined;
  readonly onFiles: (files: readonly File[]) => void;
}) => {
  const w = useWords(words);
  const of = <span className="sr">：{name}</span>;
  return (
    <>
      {hasCamera() && (
        <FileButton label={w.photo} icon="camera" accept="image/*" camera onFiles={onFiles}>
          {w.photo}
          {of}
        </FileButton>
      )}
      <FileButton label={label ?? w.choose} icon="file" accept={PAPERS} multiple onFiles={onFiles}>
        {label ?? w.choose}
        {of}
      </FileButton>
    </>
  );
};
