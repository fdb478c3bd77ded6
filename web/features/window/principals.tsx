import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { fullDay } from '../../ui/dates.tsx';
import { FieldSet } from '../../ui/field.tsx';
import { RadioRows } from '../../ui/input.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';
import type { CounterState } from './use-counter.ts';
import { windowWords } from './words.ts';

type Principal = {
  readonly person: string;
  readonly name: string;
  readonly kind: 'natural' | 'legal';
  readonly by: 'representative' | 'mandate';
  readonly until?: string;
  readonly items?: readonly string[];
};

/** For whom the person here files: themselves, a company they represent, somebody who gave them a mandate (许可法29). */
export const Principals = ({ state }: { readonly state: CounterState }) => {
  const w = useWords(windowWords);
  const { locale } = useLocale();
  const { counter, put } = state;
  const visitor = counter.visitor;
  const { data, error } = useQuery({
    queryKey: ['window', 'principals', visitor?.person],
    queryFn: ({ signal }) =>
      get<{ principals: readonly Principal[] }>(
        `/api/window/person/${encodeURIComponent(visitor?.person ?? '')}/principals`,
        undefined,
        signal,
      ),
    enabled: visitor?.kind === 'natural',
  });
  if (!visitor || visitor.kind === 'legal') return null;
  if (error) return <ProblemState error={error} />;
  if (!data) return null;
  if (data.principals.length === 0) return <p className="small second">{w.noPrincipals}</p>;
  const locked = counter.basket.length > 0;
  return (
    <FieldSet id="window-for" label={w.forWhom}>
      <RadioRows
        name="window-for"
        choices={[
          { value: '', label: `${w.self} ${visitor.name}`, disabled: locked },
          ...data.principals.map((p) => ({
            value: p.person,
            label: p.name,
            hint: p.by === 'representative' ? w.representative : w.mandate(fullDay(p.until ?? '', locale)),
            disabled: locked,
          })),
        ]}
        value={counter.principal?.person ?? ''}
        onChange={(id) => {
          const p = data.principals.find((x) => x.person === id);
          put(({ principal: _, ...c }) => ({
            ...c,
            ...(p ? { principal: { person: p.person, name: p.name, kind: p.kind } } : {}),
          }));
        }}
      />
    </FieldSet>
  );
};
