import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { CatalogueVersionView } from '../../../src/modules/catalogue/contract.ts';
import { get } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { EditorView } from '../../features/catalogue/editor.tsx';
import { editorWords } from '../../features/catalogue/editor.words.ts';
import { catalogueWords } from '../../features/desk/catalogue.words.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Breadcrumb } from '../../ui/trail.tsx';
import { useText, useWords } from '../../ui/words.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';

/** A draft of an item, written on screen. Loaded once: what is typed is never replaced under the hand. */
const CatalogueEdit = () => {
  const w = useWords(editorWords);
  const c = useWords(catalogueWords);
  const text = useText();
  const { item, version } = useParams({ strict: false }) as { readonly item: string; readonly version: string };
  const path = `/api/catalogue/items/${encodeURIComponent(item)}/versions/${encodeURIComponent(version)}`;
  const back = `/desk/catalogue/${item}/${version}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['catalogue-edit', item, version],
    queryFn: ({ signal }) => get<CatalogueVersionView>(path, undefined, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const name = data ? text(data.version.name) : c.title;
  return (
    <DeskFrame title={w.title(name)} nav={<DeskNav />} className="desk-page">
      <Breadcrumb
        parts={[{ name: c.title, to: '/desk/catalogue' }, { name: c.nth(Number(version)), to: back }, { name: w.edit }]}
      />
      <h1>{w.title(name)}</h1>
      {error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton />
      ) : data.writable ? (
        <EditorView key={`${item}${version}`} view={data} back={back} />
      ) : (
        <Empty title={w.notDraft} actions={<ButtonLink to={back}>{w.done}</ButtonLink>}>
          <p>{w.notDraftHow}</p>
        </Empty>
      )}
    </DeskFrame>
  );
};

export default CatalogueEdit;
