import { useQuery } from '@tanstack/react-query';
import { type CSSProperties, useEffect, useState } from 'react';
import type { DraftFile } from '../../../src/modules/intake/contract.ts';
import { NetworkError } from '../../api/client.ts';
import { Button, ButtonAnchor } from '../../ui/button.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { fileUrl } from './api.ts';
import { caseWords } from './case.words.ts';

const fetchBlob = async (id: string, signal: AbortSignal): Promise<Blob> => {
  const response = await fetch(fileUrl(id), { credentials: 'same-origin', signal });
  if (!response.ok) throw new NetworkError(String(response.status));
  return response.blob();
};

/** The bytes of a file as an address of this page: a file of the vault is served in a sandbox, in which no viewer runs. */
const useFile = (id: string) => {
  const { data, error, refetch } = useQuery({
    queryKey: ['file', id],
    queryFn: ({ signal }) => fetchBlob(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!data) return;
    const made = URL.createObjectURL(data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return { url, error, refetch };
};

const ZOOMS = [1, 1.5, 2, 3] as const;

/** One file: a PDF in the browser's own viewer, a picture with zoom. */
export const Viewer = ({ file, name }: { readonly file: DraftFile; readonly name: string }) => {
  const w = useWords(caseWords);
  const [zoom, setZoom] = useState(0);
  const { url, error, refetch } = useFile(file.id);
  const image = file.type.startsWith('image/');
  const step = (by: 1 | -1) => setZoom((z) => Math.min(ZOOMS.length - 1, Math.max(0, z + by)));
  return (
    <div className="viewer">
      <div className="viewer-head">
        <strong>{name}</strong>
        {file.pages !== undefined && <span className="second">{w.pages(file.pages)}</span>}
        {image && (
          <span className="viewer-zoom">
            <Button kind="quiet" aria-disabled={zoom === 0} onClick={() => step(-1)}>
              {w.smaller}
            </Button>
            <Button kind="quiet" aria-disabled={zoom === ZOOMS.length - 1} onClick={() => step(1)}>
              {w.bigger}
            </Button>
            <Button kind="quiet" onClick={() => setZoom(0)}>
              {w.fit}
            </Button>
          </span>
        )}
        <ButtonAnchor kind="quiet" href={fileUrl(file.id)} target="_blank" rel="noreferrer" className="viewer-open">
          {w.openFile}
        </ButtonAnchor>
      </div>
      {error ? (
        <div className="viewer-state">
          <ErrorState title={w.viewerError} actions={<Button onClick={() => void refetch()}>{w.again}</Button>}>
            <p>{w.viewerErrorHow}</p>
          </ErrorState>
        </div>
      ) : url === undefined ? (
        <div className="viewer-state">
          <Skeleton lines={[60, 90, 90, 90]} />
        </div>
      ) : image ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an enlarged picture is scrolled by keys.
        <section className="viewer-image" tabIndex={0} aria-label={name}>
          <img src={url} alt={name} style={{ '--zoom': ZOOMS[zoom] } as CSSProperties} />
        </section>
      ) : (
        <iframe className="viewer-frame" src={`${url}#view=FitH`} title={name} />
      )}
    </div>
  );
};
