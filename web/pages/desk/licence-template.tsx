import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import {
  saveTemplate,
  type TemplateShape,
  type TemplateView,
  templateQuery,
} from '../../features/licences-template/api.ts';
import { Source } from '../../features/licences-template/source.tsx';
import { templateWords } from '../../features/licences-template/words.ts';
import { licenceWords } from '../../features/seal/licences.words.ts';
import { Button } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Facts, WhyNot } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Breadcrumb, Section } from '../../ui/trail.tsx';
import { Mixed, Say, useLocale, useText, useWords } from '../../ui/words.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';
import { Draft } from './licence-template-draft.tsx';
import { Preview } from './licence-template-preview.tsx';
import './licences.css';

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
