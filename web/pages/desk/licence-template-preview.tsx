import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { isProblem } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { previewTemplate, type TemplateShape } from '../../features/licences-template/api.ts';
import { templateWords } from '../../features/licences-template/words.ts';
import { CheckRow } from '../../ui/input.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';

const PdfPage = lazy(() => import('../../features/desk/pdf-page.tsx'));
const PAUSE = 900;

/** The sheet as the server would draw it now; the one before stays while the next is drawn. */
export const Preview = ({ kind, template }: { readonly kind: string; readonly template: TemplateShape }) => {
  const w = useWords(templateWords);
  const [long, setLong] = useState(false);
  const [asked, ask] = useState({ template, long });
  useEffect(() => {
    const timer = setTimeout(() => ask({ template, long }), PAUSE);
    return () => clearTimeout(timer);
  }, [template, long]);
  const { data, error, isFetching } = useQuery({
    queryKey: ['licence-template-preview', kind, asked],
    queryFn: ({ signal }) => previewTemplate(kind, asked.template, asked.long, signal),
    placeholderData: (before) => before,
    retry: false,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const el = place.current;
    if (!el) return;
    const watch = new ResizeObserver(([e]) => setWidth(Math.round(e?.contentRect.width ?? 0)));
    watch.observe(el);
    return () => watch.disconnect();
  }, []);
  return (
    <div className="template-preview">
      <div className="template-preview-head">
        <h2>{w.preview}</h2>
        <CheckRow checked={long} onChange={(e) => setLong(e.target.checked)}>
          {w.previewLong}
        </CheckRow>
        <span className="small second" role="status">
          {isFetching ? w.previewWait : ''}
        </span>
      </div>
      <div ref={place} className="template-sheet">
        {error ? (
          isProblem(error) ? (
            <p className="second">{w.previewFault}</p>
          ) : (
            <ProblemState error={error} />
          )
        ) : (
          data && (
            <Suspense fallback={<Skeleton />}>
              <PdfPage
                data={data}
                page={1}
                width={width}
                label={w.previewLabel}
                onPages={() => {}}
                onFault={() => {}}
              />
            </Suspense>
          )
        )}
      </div>
    </div>
  );
};
