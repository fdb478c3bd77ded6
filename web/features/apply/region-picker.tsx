import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type RegionView, regionsQuery } from '../../api/catalogue.ts';
import { Select } from '../../ui/input.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';
import { applyWords } from './words.ts';

const LEVELS_MOST = 6;

/** From the province down to the chosen region. */
const useChain = (code: string) => {
  const queries = useQueryClient();
  return useQuery({
    queryKey: ['region-chain', code],
    enabled: code !== '',
    staleTime: 3_600_000,
    queryFn: async () => {
      const chain: RegionView[] = [];
      let at: string | undefined = code;
      while (at && chain.length < LEVELS_MOST) {
        const found: RegionView | undefined = (await queries.fetchQuery(regionsQuery({ code: at }))).regions[0];
        if (!found) break;
        chain.unshift(found);
        at = found.parent;
      }
      return chain;
    },
    placeholderData: (before) => before,
  });
};

const Level = ({
  id,
  parent,
  chosen,
  onChoose,
}: {
  readonly id: string;
  readonly parent: string | undefined;
  readonly chosen: string;
  readonly onChoose: (code: string) => void;
}) => {
  const w = useWords(applyWords);
  const { locale } = useLocale();
  const { data } = useQuery(regionsQuery(parent ? { parent } : {}));
  const regions = data?.regions ?? [];
  // Its place is kept while the names come: what stands below does not move.
  if (!data) return <Select id={id} aria-label={w.choose} empty={w.choose} choices={[]} disabled />;
  if (regions.length === 0) return null;
  return (
    <Select
      id={id}
      aria-label={w[regions[0]!.level]}
      empty={w.choose}
      value={chosen}
      onChange={(e) => onChoose(e.target.value)}
      choices={regions.map((r) => ({ value: r.code, label: locale === 'en' && r.en ? `${r.en} (${r.name})` : r.name }))}
    />
  );
};

/** A region chosen level by level; the value is the code of the deepest level chosen. */
export const RegionPicker = ({
  id,
  value,
  onChange,
}: {
  readonly id: string;
  readonly value: string;
  readonly onChange: (code: string | undefined) => void;
}) => {
  const { data: chain = [] } = useChain(value);
  const known = value === '' ? [] : chain;
  const last = known.at(-1);
  const levels = [
    ...known.map((r, i) => ({ parent: known[i - 1]?.code, chosen: r.code })),
    ...(!last || last.children > 0 ? [{ parent: last?.code, chosen: '' }] : []),
  ];
  return (
    <div className="picker-levels">
      {levels.map((l, i) => (
        <Level
          key={l.parent ?? 'top'}
          id={`${id}-${i}`}
          parent={l.parent}
          chosen={l.chosen}
          onChoose={(code) => onChange(code || l.parent)}
        />
      ))}
    </div>
  );
};

/** A region in words: 黑龙江省 哈尔滨市 松北区. */
export const RegionName = ({ code }: { readonly code: string }) => {
  const { data } = useQuery({ ...regionsQuery({ code }), enabled: code !== '' });
  const region = data?.regions[0];
  return <span lang="zh-CN">{region ? region.path.join(' ') : code}</span>;
};
