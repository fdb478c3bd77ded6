import type { CaseView } from '../../../../src/modules/cases/contract.ts';
import { ApiError, isProblem } from '../../../api/client.ts';
import { ProblemState } from '../../../api/problem.tsx';
import { articleWords } from '../../../ui/article.ts';
import { Button } from '../../../ui/button.tsx';
import { whenText } from '../../../ui/dates.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Say, useLocale, useText, useWords } from '../../../ui/words.tsx';
import { formOf } from './all.ts';
import { barOf } from './bar.ts';
import type { ActForm } from './form.ts';
import { sheetWords } from './sheet.words.ts';

type Faced = {
  readonly error: unknown;
  readonly form: ActForm;
  readonly view: CaseView;
  readonly note: string;
  readonly onAct: (act: string) => void;
  readonly onNote: () => void;
  readonly onSee: () => void;
};

const word = (facts: Readonly<Record<string, unknown>> | undefined, key: string): string => {
  const v = facts?.[key];
  return typeof v === 'string' ? v : '';
};

/** 别人先办了: who, when, what; mine did not take effect, my words are still here (ui.md 7). */
const Conflict = ({ error, form, view, note, onNote, onSee }: Faced & { readonly error: ApiError }) => {
  const w = useWords(sheetWords);
  const text = useText();
  const { locale } = useLocale();
  const { facts } = error.problem;
  const act = word(facts, 'act');
  const known = formOf(act)?.verb ?? view.acts.find((o) => o.act === act)?.name;
  const decided = ['grant', 'grant-in-part', 'deny', 'decide-on-the-spot', 'terminate'].includes(act);
  const who = word(facts, 'actorName') || word(facts, 'actor') || w.conflictSomebody;
  const person =
    view.people.find((p) => p.id === who)?.name ?? view.tasks.find((t) => t.holder?.id === who)?.holder?.name;
  const at = word(facts, 'at');
  return (
    <div className="conflict" role="alert">
      <h3>
        {at && known ? (
          w.conflict(
            person ?? (/^[0-9a-f-]{20,}$/.test(who) ? w.conflictSomebody : who),
            whenText(at, view.today, locale),
            text(known),
          )
        ) : (
          <Say text={error.problem.message} />
        )}
      </h3>
      <p>{w.conflictText(text(form.verb))}</p>
      <div className="buttons">
        <Button kind="primary" onClick={onSee}>
          {decided ? w.seeDecision : w.seeCase}
        </Button>
        {note && <Button onClick={onNote}>{w.toNote}</Button>}
      </div>
    </div>
  );
};

/** The law refused: the text, the article, what can be done instead. The form stays as it was. */
const RefusedAct = ({ error, form, view, onAct }: Faced & { readonly error: ApiError }) => {
  const w = useWords(sheetWords);
  const { primary, beside } = barOf(view);
  const others = [primary, ...beside].filter((o) => o && o.act !== form.act).slice(0, 3);
  return (
    <div className="refused-act" role="alert">
      <p className="refused-title">
        <Icon name="alert" />
        <span>
          <Say text={error.problem.message} />
        </span>
      </p>
      {error.problem.repair && (
        <p>
          <Say text={error.problem.repair} />
        </p>
      )}
      {error.problem.article && (
        <p className="small third" lang="zh-CN">
          {articleWords(error.problem.article)}
        </p>
      )}
      <p className="small second">{w.refusedStill}</p>
      {others.length > 0 && (
        <div className="buttons">
          <span className="small">{w.canDo}</span>
          {others.map(
            (o) =>
              o && (
                <Button key={o.act} kind="quiet" onClick={() => onAct(o.act)}>
                  <Say text={o.name} />
                </Button>
              ),
          )}
        </div>
      )}
    </div>
  );
};

/** What came back instead of a done act. */
export const Outcome = (faced: Faced) => {
  const { error } = faced;
  const w = useWords(sheetWords);
  if (isProblem(error, 'state-changed')) return <Conflict {...faced} error={error} />;
  if (error instanceof ApiError && error.status < 500) return <RefusedAct {...faced} error={error} />;
  return <ProblemState error={error} safe={w.refusedStill} />;
};
