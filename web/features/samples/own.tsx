import type { MaterialView } from '../../api/catalogue.ts';
import { FileRow } from '../../ui/file-row.tsx';
import { useWords } from '../../ui/words.tsx';
import './samples.css';

const zh = { picture: (name: string) => `样例：${name}` };
const words = { zh, en: { picture: (name: string) => `Sample: ${name}` } satisfies typeof zh };

/** A sample that the bureau put up: a picture is shown, a PDF opens beside the page. */
export const OwnSample = ({
  sample,
  href,
}: {
  readonly sample: NonNullable<MaterialView['sample']>;
  readonly href: string;
}) => {
  const w = useWords(words);
  const isPicture = sample.type !== 'application/pdf';
  return (
    <div className="own-sample">
      <FileRow name={sample.name} size={sample.size} href={href} />
      {isPicture && <img src={href} alt={w.picture(sample.name)} />}
    </div>
  );
};
