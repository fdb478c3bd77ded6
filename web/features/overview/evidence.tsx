import { useQuery } from '@tanstack/react-query';
import { evidenceHref, evidenceQuery } from '../../api/obligations.ts';
import { useToday } from '../../api/session.ts';
import { nearDay } from '../../ui/dates.tsx';
import { FileRow } from '../../ui/file-row.tsx';
import { useLocale, useWords, Zh } from '../../ui/words.tsx';

const zh = { given: (d: string) => `${d} 交来的材料` };
const words = { zh, en: { given: (d: string) => `Given on ${d}` } satisfies typeof zh };

/** What the debtor brought last, beside the check of it; nothing where nothing was brought. */
export const Evidence = ({ of: id }: { readonly of: string }) => {
  const w = useWords(words);
  const { locale } = useLocale();
  const today = useToday();
  const { data } = useQuery(evidenceQuery(id));
  if (!data?.on) return null;
  return (
    <section className="evidence">
      <h3>{w.given(nearDay(data.on, today, locale))}</h3>
      {data.words && (
        <p>
          <Zh>{data.words}</Zh>
        </p>
      )}
      {data.files.map((f) => (
        <FileRow key={f.hash} name={f.name} size={f.size} href={evidenceHref(id, f.hash)} />
      ))}
    </section>
  );
};
