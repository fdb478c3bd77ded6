import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { isProblem } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import {
  dropTemplate,
  previewTemplate,
  publishTemplate,
  saveTemplate,
  type TemplateShape,
  type TemplateView,
  templateQuery,
} from '../../features/licences-template/api.ts';
import { TemplateEditor } from '../../features/licences-template/editor.tsx';
import { Source } from '../../features/licences-template/source.tsx';
import { useTemplate } from '../../features/licences-template/use-template.ts';
import { templateWords } from '../../features/licences-template/words.ts';
import { licenceWords } from '../../features/seal/licences.words.ts';
import { Button } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckRow } from '../../ui/input.tsx';
import { Facts, Notice, WhyNot } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Breadcrumb, Section } from '../../ui/trail.tsx';
import { Mixed, Say, useLocale, useText, useWords } from '../../ui/words.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';
import './licences.css';

const PdfPage = lazy(() => import('../../features/desk/pdf-page.tsx'));
const PAUSE = 900;

/** The sheet as the server would draw it now; the one before stays while the next is drawn. */
const Preview = ({ kind, template }: { readonly kind: string; readonly template: TemplateShape }) => {
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
          <>
            <p className="second">{w.previewFault}</p>
            {isProblem(error) ? (
              <p>
                <Say text={error.problem.message} />
              </p>
            ) : (
              <ProblemState error={error} />
            )}
          </>
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

const Ask = ({
  title,
  say,
  verb,
  not,
  danger,
  act,
  onClose,
  onDone,
}: {
  readonly title: string;
  readonly say: string;
  readonly verb: string;
  readonly not: string;
  readonly danger?: boolean;
  readonly act: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) => {
  const doing = useMutation({ mutationFn: act, onSuccess: onDone });
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button kind={danger ? 'danger' : 'primary'} busy={doing.isPending} onClick={() => doing.mutate()}>
            {verb}
          </Button>
          <Button onClick={onClose}>{not}</Button>
        </>
      }
    >
      <p>{say}</p>
      {doing.error && <ProblemState error={doing.error} />}
    </Dialog>
  );
};

const Draft = ({ view, onChanged }: { readonly view: TemplateView; readonly onChanged: () => void }) => {
  const w = useWords(templateWords);
  const { locale } = useLocale();
  const { data: session } = useSession();
  const draft = view.draft!;
  const { template, findings, rev, saving, change } = useTemplate(view.kind, draft);
  const [asked, setAsked] = useState<'publish' | 'drop'>();
  const line = () => {
    if (saving === 'none') return w.saved(whenText(draft.at, session?.today, locale));
    if (saving === 'waiting') return w.unsaved;
    if (saving === 'saving') return w.saving;
    if (saving === 'retrying') return w.retry;
    if (saving === 'conflict') return w.conflict;
    return 'at' in saving ? w.saved(whenText(saving.at, session?.today, locale)) : '';
  };
  return (
    <>
      <p className="template-line">
        <span role="status">{line()}</span>
        <span className="second">
          <Mixed>{w.writers(draft.editedBy.join(w.comma))}</Mixed>
        </span>
      </p>
      {saving === 'conflict' && (
        <Notice tone="warn" actions={<Button onClick={onChanged}>{w.reload}</Button>}>
          <p>{w.conflict}</p>
        </Notice>
      )}
      {typeof saving === 'object' && 'error' in saving && <ProblemState error={saving.error} />}
      <div className="template-two">
        <div>
          {findings.length > 0 ? (
            <Notice tone="warn">
              <p>{w.findings(findings.length)}</p>
            </Notice>
          ) : (
            <p className="second small">{w.clean}</p>
          )}
          {view.edit.may ? (
            <TemplateEditor template={template} findings={findings} change={change} known={view.known} />
          ) : (
            <p>{view.edit.because && <Say text={view.edit.because} />}</p>
          )}
        </div>
        <Preview kind={view.kind} template={template} />
      </div>
      <div className="buttons template-foot">
        {view.publish.may && findings.length === 0 ? (
          <Button kind="primary" onClick={() => setAsked('publish')}>
            {w.publish}
          </Button>
        ) : (
          <WhyNot
            name={w.publish}
            reason={
              view.publish.because && view.draft?.rev === rev ? (
                <Say text={view.publish.because} />
              ) : findings[0] ? (
                w.findings(findings.length)
              ) : (
                view.publish.because && <Say text={view.publish.because} />
              )
            }
          />
        )}
        {view.edit.may && (
          <Button kind="quiet" onClick={() => setAsked('drop')}>
            {w.drop}
          </Button>
        )}
      </div>
      {asked === 'publish' && (
        <Ask
          title={w.publish}
          say={w.publishSay}
          verb={w.publish}
          not={w.notPublish}
          act={() => publishTemplate(view.kind, rev)}
          onClose={() => setAsked(undefined)}
          onDone={onChanged}
        />
      )}
      {asked === 'drop' && (
        <Ask
          title={w.drop}
          say={w.dropSay}
          verb={w.drop}
          not={w.notDrop}
          danger
          act={() => dropTemplate(view.kind, rev)}
          onClose={() => setAsked(undefined)}
          onDone={onChanged}
        />
      )}
    </>
  );
};

const Begin = ({
  view,
  template,
  verb,
  primary,
  onChanged,
}: {
  readonly view: TemplateView;
  readonly template: TemplateShape;
  readonly verb: string;
  readonly primary?: boolean;
  readonly onChanged: () => void;
}) => {
  const begin = useMutation({
    mutationFn: () => saveTemplate(view.kind, 0, template),
    onSuccess: onChanged,
  });
  return (
    <>
      <Button kind={primary ? 'primary' : 'plain'} busy={begin.isPending} onClick={() => begin.mutate()}>
        {verb}
      </Button>
      {begin.error && <ProblemState error={begin.error} />}
    </>
  );
};

const InUse = ({ view, onChanged }: { readonly view: TemplateView; readonly onChanged: () => void }) => {
  const w = useWords(templateWords);
  return (
    <div className="template-two">
      <div>
        {view.edit.may ? (
          <Begin view={view} template={view.template} verb={w.begin} primary onChanged={onChanged} />
        ) : (
          <WhyNot name={w.begin} reason={view.edit.because ? <Say text={view.edit.because} /> : null} />
        )}
        <Section title={w.fields} note={w.fieldsHow} rule={false}>
          <Facts
            rows={view.template.fields.map((f) => ({
              key: f.from,
              label: <Say text={f.label} />,
              value: <Source from={f.from} known={view.known} />,
              ...(f.box ? { note: w.own } : {}),
            }))}
          />
        </Section>
      </div>
      <Preview kind={view.kind} template={view.template} />
    </div>
  );
};

/** One kind's template: the draft with its look beside it, or the one in use; and the versions before. */
const LicenceTemplate = () => {
  const w = useWords(templateWords);
  const l = useWords(licenceWords);
  const text = useText();
  const { locale } = useLocale();
  const { data: session } = useSession();
  const { kind } = useParams({ strict: false }) as { kind: string };
  const { data: view, error, refetch } = useQuery(templateQuery(kind));
  const queries = useQueryClient();
  // The draft is taken up anew when it was changed or asked for here; a page that is only read again leaves it as it is typed.
  const [turn, setTurn] = useState(0);
  const changed = () => {
    void queries.invalidateQueries({ queryKey: ['licence-templates'] });
    void refetch().then(() => setTurn((n) => n + 1));
  };
  const name = view ? text(view.name) : w.title;
  return (
    <DeskFrame title={`${name} · ${w.title}`} nav={<DeskNav />}>
      <div className="desk-page licences-page">
        <Breadcrumb
          parts={[{ name: l.title, to: '/desk/licences' }, { name: w.title, to: '/desk/licence-templates' }, { name }]}
        />
        <h1>{name}</h1>
        {error && <ProblemState error={error} onRetry={() => void refetch()} />}
        {!view && !error && <Skeleton />}
        {view && (
          <>
            <p className="prose second">
              {w.shown(view.version === 0 ? w.bundled : w.nth(view.version))}
              {locale === 'zh' ? '。' : '. '}
              {w.lead}
            </p>
            {view.draft ? (
              <Draft key={turn} view={view} onChanged={changed} />
            ) : (
              <InUse view={view} onChanged={changed} />
            )}
            <Section title={w.history}>
              {view.versions.length === 0 ? (
                <p className="second">{w.historyNone}</p>
              ) : (
                <ul className="rows">
                  {view.versions.map((v) => (
                    <li key={v.version} className="template-version">
                      <span className="nw">{w.nth(v.version)}</span>
                      <span className="second">
                        <Mixed>
                          {`${w.published} ${w.publishedBy(v.by, whenText(v.at, session?.today, locale))}　${w.writers(v.editedBy.join(w.comma))}`}
                        </Mixed>
                      </span>
                      {view.edit.may && !view.draft && v.version !== view.version && (
                        <Begin view={view} template={v.template} verb={w.basedOn(v.version)} onChanged={changed} />
                      )}
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          </>
        )}
      </div>
    </DeskFrame>
  );
};

export default LicenceTemplate;
