import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { dropTemplate, publishTemplate, type TemplateView } from '../../features/licences-template/api.ts';
import { TemplateEditor } from '../../features/licences-template/editor.tsx';
import { useTemplate } from '../../features/licences-template/use-template.ts';
import { templateWords } from '../../features/licences-template/words.ts';
import { Button } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice, WhyNot } from '../../ui/notice.tsx';
import { Mixed, Say, useLocale, useWords } from '../../ui/words.tsx';
import { Preview } from './licence-template-preview.tsx';

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

/** The draft as it is written, its look beside it; at the end to publish or to drop it. */
export const Draft = ({ view, onChanged }: { readonly view: TemplateView; readonly onChanged: () => void }) => {
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
    if (saving === 'conflict') return '';
    return 'at' in saving ? w.saved(whenText(saving.at, session?.today, locale)) : '';
  };
  return (
    <>
      <p className="template-line">
        <span role="status">{line()}</span>
        <span className="second">
          <Mixed>{w.writers(draft.editedBy.join(w.comma))}</Mixed>
        </span>
        {findings.length === 0 && <span className="second">{w.clean}</span>}
      </p>
      {saving === 'conflict' && (
        <Notice tone="warn" actions={<Button onClick={onChanged}>{w.reload}</Button>}>
          <p>{w.conflict}</p>
        </Notice>
      )}
      {typeof saving === 'object' && 'error' in saving && <ProblemState error={saving.error} />}
      <div className="template-two">
        <div>
          {findings.length > 0 && (
            <Notice tone="warn">
              <p>{w.findings(findings.length)}</p>
            </Notice>
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
