import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  RenderingCancelledException,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';

GlobalWorkerOptions.workerSrc = worker;

/** A document of this page's own bytes: nothing is fetched from anywhere, no script of the file runs. */
const useDocument = (data: Blob, onFault: () => void): PDFDocumentProxy | undefined => {
  const [open, setOpen] = useState<PDFDocumentProxy>();
  const fault = useRef(onFault);
  fault.current = onFault;
  useEffect(() => {
    let gone = false;
    let loading: ReturnType<typeof getDocument> | undefined;
    void data.arrayBuffer().then((bytes) => {
      if (gone) return;
      loading = getDocument({ data: bytes, enableXfa: false, useWorkerFetch: false });
      loading.promise.then(
        (d) => {
          if (!gone) setOpen(d);
        },
        () => {
          if (!gone) fault.current();
        },
      );
    });
    return () => {
      gone = true;
      setOpen(undefined);
      void loading?.destroy();
    };
  }, [data]);
  return open;
};

/** One page of a PDF, drawn as wide as its place times `zoom`; sharp on dense screens. */
export const PdfPage = ({
  data,
  page,
  width,
  label,
  onPages,
  onFault,
}: {
  readonly data: Blob;
  readonly page: number;
  readonly width: number;
  readonly label: string;
  readonly onPages: (n: number) => void;
  readonly onFault: () => void;
}) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const open = useDocument(data, onFault);
  const said = useRef({ onPages, onFault });
  said.current = { onPages, onFault };
  useEffect(() => {
    if (open) said.current.onPages(open.numPages);
  }, [open]);
  useEffect(() => {
    if (!open || width <= 0) return;
    let gone = false;
    let drawing: { cancel: () => void } | undefined;
    const draw = async () => {
      const p = await open.getPage(Math.min(page, open.numPages));
      const at = canvas.current;
      if (gone || !at) return;
      const plain = p.getViewport({ scale: 1 });
      const viewport = p.getViewport({ scale: (width / plain.width) * Math.min(2, devicePixelRatio || 1) });
      at.width = Math.floor(viewport.width);
      at.height = Math.floor(viewport.height);
      const task = p.render({ canvas: at, viewport });
      drawing = task;
      await task.promise;
    };
    draw().catch((e: unknown) => {
      if (!gone && !(e instanceof RenderingCancelledException)) said.current.onFault();
    });
    return () => {
      gone = true;
      drawing?.cancel();
    };
  }, [open, page, width]);
  return <canvas ref={canvas} className="pdf-page" role="img" aria-label={label} />;
};

export default PdfPage;
