import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { PinView } from '../../../src/modules/cases/contract.desk.ts';
import type { DraftFile } from '../../../src/modules/intake/contract.ts';
import { raw } from '../../api/client.ts';
import { fileHref } from '../../api/drafts.ts';
import { Button, ButtonAnchor } from '../../ui/button.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { KeyHint } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.tsx';
import { caseWords } from './case.words.ts';
import { PinLayer, type Place } from './pins.tsx';

/** The drawing of PDF pages is large and only loaded with the first PDF. */
const PdfPage = lazy(() => import('./pdf-page.tsx'));

const useFile = (id: string) =>
  useQuery({
    queryKey: ['file', id],
    queryFn: async ({ signal }) => (await raw(fileHref(id), { signal })).blob(),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });

/** The bytes as an address of this page: a file of the vault is served in a sandbox, in which no viewer runs. */
const useAddress = (data: Blob | undefined) => {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!data) return;
    const made = URL.createObjectURL(data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return url;
};

/** Width of an element, followed while the window changes. */
const useWidth = () => {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const el = ref.current;
    if (!el) return;
    const watch = new ResizeObserver(([e]) => setWidth(Math.round(e?.contentRect.width ?? 0)));
    watch.observe(el);
    return () => watch.disconnect();
  }, []);
  return { ref, width };
};

const ZOOMS = [1, 1.5, 2, 3] as const;

type ViewerProps = {
  readonly file: DraftFile;
  readonly name: string;
  /** Notes on this file; without `onPin` they are only shown. */
  readonly pins?: readonly PinView[];
  readonly onPin?: ((place: Place) => void) | undefined;
  readonly note?: string | undefined;
  readonly page?: number;
  readonly onPage?: (page: number) => void;
  readonly compare?: { readonly on: boolean; readonly label: string; readonly toggle: () => void } | undefined;
};

/** One file, page by page: pictures and PDF with zoom, notes at their places, the version before beside it. */
export const Viewer = ({ file, name, pins = [], onPin, note, page: asked, onPage, compare }: ViewerProps) => {
  const w = useWords(caseWords);
  const [zoom, setZoom] = useState(0);
  const [own, setOwn] = useState(1);
  const [pages, setPages] = useState(file.pages ?? 1);
  const [broken, setBroken] = useState(false);
  const [placing, setPlacing] = useState(false);
  const { data, error, refetch } = useFile(file.id);
  const { ref, width } = useWidth();
  const image = file.type.startsWith('image/');
  const pdf = file.type === 'application/pdf';
  const url = useAddress(image ? data : undefined);
  const page = Math.min(pages, Math.max(1, asked ?? own));
  const turn = (to: number) => {
    const next = Math.min(pages, Math.max(1, to));
    setOwn(next);
    onPage?.(next);
  };
  const step = (by: 1 | -1) => setZoom((z) => Math.min(ZOOMS.length - 1, Math.max(0, z + by)));
  const fault = error !== null || broken;
  const shown = !fault && (image || pdf);
  return (
    <div className="viewer">
      <div className="viewer-head">
        <strong>{name}</strong>
        {note && <span className="second small">{note}</span>}
        {pages > 1 ? (
          <span className="viewer-zoom">
            <Button kind="quiet" aria-disabled={page === 1} onClick={() => turn(page - 1)}>
              {w.previousPage}
            </Button>
            <span className="nw">{w.pageOf(page, pages)}</span>
            <Button kind="quiet" aria-disabled={page === pages} onClick={() => turn(page + 1)}>
              {w.nextPage}
            </Button>
          </span>
        ) : (
          shown && <span className="second small">{w.pages(1)}</span>
        )}
        {shown && (
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
        {shown && onPin && (
          <Button kind="quiet" icon="pin" aria-pressed={placing} onClick={() => setPlacing(!placing)}>
            {placing ? w.pinStop : w.pinAdd}
          </Button>
        )}
        {compare && (
          <Button kind="quiet" aria-pressed={compare.on} onClick={compare.toggle}>
            {compare.label} <KeyHint>D</KeyHint>
          </Button>
        )}
        <ButtonAnchor kind="quiet" href={fileHref(file.id)} target="_blank" rel="noreferrer" className="viewer-open">
          {w.openFile}
        </ButtonAnchor>
      </div>
      <div ref={ref} className="viewer-measure" />
      {fault ? (
        <div className="viewer-state">
          <ErrorState
            title={w.viewerError}
            actions={
              <Button
                onClick={() => {
                  setBroken(false);
                  void refetch();
                }}
              >
                {w.again}
              </Button>
            }
          >
            <p>{w.viewerErrorHow}</p>
          </ErrorState>
        </div>
      ) : !data ? (
        <div className="viewer-state">
          <Skeleton lines={[60, 90, 90, 90]} />
        </div>
      ) : !image && !pdf ? (
        <div className="viewer-state">
          <p>{w.viewerUnknown}</p>
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an enlarged page is scrolled by keys.
        <section className="viewer-page" tabIndex={0} aria-label={`${name} ${w.pageOf(page, pages)}`}>
          <div className={`viewer-sheet viewer-zoom-${zoom}`}>
            {image ? (
              url && <img src={url} alt={name} onError={() => setBroken(true)} />
            ) : (
              <Suspense fallback={<Skeleton lines={[60, 90, 90]} />}>
                <PdfPage
                  data={data}
                  page={page}
                  width={width * ZOOMS[zoom]!}
                  label={`${name} ${w.pageOf(page, pages)}`}
                  onPages={setPages}
                  onFault={() => setBroken(true)}
                />
              </Suspense>
            )}
            <PinLayer
              pins={pins.filter((p) => p.page === page)}
              placing={placing && onPin !== undefined}
              onPlace={(x, y) => {
                setPlacing(false);
                onPin?.({ file: file.id, page, x, y });
              }}
            />
          </div>
        </section>
      )}
    </div>
  );
};
