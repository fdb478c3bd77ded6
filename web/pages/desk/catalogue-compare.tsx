import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { CompareView } from '../../../src/modules/catalogue/contract.ts';
import { get } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Changes, Replayed } from '../../features/catalogue/compare.tsx';
import { compareWords } from '../../features/catalogue/compare.words.ts';
import { catalogueWords } from '../../features/desk/catalogue.words.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/input.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Breadcrumb } from '../../ui/trail.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';
import './catalogue.css';

/** Two versions of an item side by side by field, and last year's cases under both (ui.md, catalogue compare). */
const CatalogueCompare = () => {
  const w = useWords(compareWords);
  const c = useWords(catalogueWords);
  const text = useText();
  const navigate = useNavigate();
  const { item } = useParams({ strict: false }) as { readonly item: string };
  const asked = useSearch({ strict: false }) as { readonly from?: number; readonly to?: number };
  const { data, error, refetch } = useQuery({
    queryKey: ['catalogue', 'compare', item, asked.from, asked.to],
    queryFn: ({ signal }) =>
      get<CompareView>(
        `/api/catalogue/items/${encodeURIComponent(item)}/compare`,
        { from: asked.from, to: asked.to },
        signal,
      ),
    placeholderData: (before) => before,
  });
  const from = asked.from ?? data?.from.version;
  const to = asked.to ?? data?.to.version;
  const nameOf = (v: CompareView['from']) => w.version(v.version, c.states[v.state] ?? v.state);
  const name = data ? text(data.name) : w.title;
  const go = (next: { from?: number | undefined; to?: number | undefined }) =>
    void navigate({ to: `/desk/catalogue/${item}/compare`, search: next as never, replace: true });
  return (
    <DeskFrame title={`${w.name} ${name}`} nav={<DeskNav />} className="desk-page">
      <Breadcrumb
        parts={[
          { name: c.title, to: '/desk/catalogue' },
          ...(to ? [{ name: c.nth(to), to: `/desk/catalogue/${item}/${to}` }] : []),
          { name: w.name },
        ]}
      />
      <h1>{data ? <Say text={data.name} /> : w.title}</h1>
      {error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton />
      ) : (
        <>
          <div className="cmp-pick">
            {(['from', 'to'] as const).map((side) => (
              <Field key={side} id={`cmp-${side}`} label={w[side]}>
                {(aria) => (
                  <Select
                    {...aria}
                    value={String((side === 'from' ? from : to) ?? '')}
                    choices={data.versions.map((v) => ({ value: String(v.version), label: nameOf(v) }))}
                    onChange={(e) => go({ from, to, [side]: Number(e.target.value) })}
                  />
                )}
              </Field>
            ))}
            <ButtonLink to={`/desk/catalogue/${item}/${data.to.version}`}>{w.back}</ButtonLink>
          </div>
          {data.versions.length === 1 ? (
            <Empty title={w.single}>
              <p>{w.singleWhy}</p>
            </Empty>
          ) : (
            <>
              <Changes view={data} names={[nameOf(data.from), nameOf(data.to)]} />
              <Replayed item={item} from={data.from.version} to={data.to.version} />
            </>
          )}
        </>
      )}
    </DeskFrame>
  );
};

export default CatalogueCompare;
