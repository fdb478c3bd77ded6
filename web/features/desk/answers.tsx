import { useState } from 'react';
import type { Text } from '../../../src/kernel/text.ts';
import type { CaseAnswer, CaseView } from '../../../src/modules/cases/contract.ts';
import { ApiError } from '../../api/client.ts';
import { Button } from '../../ui/button.tsx';
import { DayText } from '../../ui/dates.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextInput } from '../../ui/input.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Details } from '../../ui/trail.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import { unmask } from './api.ts';
import { caseWords } from './case.words.ts';
import { useOneColumn } from './use-media.ts';
import './answers.css';

/** Where a value came from: a green ring for a register, a grey person for what somebody typed. */
const Source = ({ answer }: { readonly answer: CaseAnswer }) => {
  const w = useWords(caseWords);
  const { provenance, changedOn } = answer;
  if (!provenance && !changedOn) return null;
  const register = provenance && !['self', 'previous-case', 'window', 'mandate'].includes(provenance.from);
  return (
    <span className={register ? 'answer-source answer-register' : 'answer-source'}>
      <Icon name={register ? 'done' : 'person'} size={15} />
      {changedOn ? <DayText day={changedOn} /> : provenance && (w.sources[provenance.from] ?? w.sources.other)}
    </span>
  );
};

const Unmask = ({
  answer,
  caseId,
  onShown,
  onClose,
}: {
  readonly answer: CaseAnswer;
  readonly caseId: string;
  readonly onShown: (value: Text) => void;
  readonly onClose: () => void;
}) => {
  const w = useWords(caseWords);
  const text = useText();
  const [purpose, setPurpose] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const show = async () => {
    if (purpose.trim().length < 2) {
      setError(w.purposeMissing);
      return;
    }
    setBusy(true);
    try {
      onShown((await unmask(caseId, answer.key, purpose.trim())).value);
    } catch (e) {
      setError(e instanceof ApiError ? text(e.problem.message) : w.viewerErrorHow);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={w.showTitle(text(answer.label))}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={busy} onClick={() => void show()}>
            {w.showDo}
          </Button>
          <Button onClick={onClose}>{w.showNot}</Button>
        </>
      }
    >
      <div data-density="desk">
        <Field id="purpose" label={w.purpose} hint={w.purposeHint} error={error} required>
          {(aria) => (
            <TextInput
              {...aria}
              value={purpose}
              maxLength={200}
              onChange={(e) => {
                setPurpose(e.target.value);
                setError(undefined);
              }}
            />
          )}
        </Field>
        <ul className="act-phrases">
          {w.purposes.map((p) => (
            <li key={p}>
              <Button kind="quiet" onClick={() => setPurpose(p)}>
                {p}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
};

const Row = ({ answer, caseId }: { readonly answer: CaseAnswer; readonly caseId: string }) => {
  const w = useWords(caseWords);
  const text = useText();
  const [open, setOpen] = useState<Text>();
  const [asking, setAsking] = useState(false);
  return (
    <div className={answer.was ? 'answer answer-changed' : 'answer'}>
      <dt>
        <Say text={answer.label} />
      </dt>
      <dd>
        <span className="answer-value">
          {answer.was && (
            <del>
              <span className="sr">{w.was} </span>
              <Say text={answer.was} />
            </del>
          )}
          <span className={answer.was ? 'answer-now' : undefined}>{<Say text={open ?? answer.shown} />}</span>
          {answer.masked && open === undefined && (
            <Button kind="quiet" onClick={() => setAsking(true)}>
              {w.show}
              <span className="sr"> {text(answer.label)}</span>
            </Button>
          )}
        </span>
        <Source answer={answer} />
      </dd>
      {asking && (
        <Unmask
          answer={answer}
          caseId={caseId}
          onClose={() => setAsking(false)}
          onShown={(value) => {
            setOpen(value);
            setAsking(false);
          }}
        />
      )}
    </div>
  );
};

/** One section. In one column it is its name until it is asked for, unless something in it was changed. */
const Part = ({
  title,
  answers,
  caseId,
}: {
  readonly title: Text;
  readonly answers: readonly CaseAnswer[];
  readonly caseId: string;
}) => {
  const w = useWords(caseWords);
  const oneColumn = useOneColumn();
  const changed = answers.filter((a) => a.was).length;
  const rows = (
    <dl>
      {answers.map((a) => (
        <Row key={a.key} answer={a} caseId={caseId} />
      ))}
    </dl>
  );
  if (!oneColumn)
    return (
      <div>
        <h3>
          <Say text={title} />
        </h3>
        {rows}
      </div>
    );
  return (
    <Details
      open={changed > 0}
      title={
        <>
          <Say text={title} /> <span className="third small">{w.fields(answers.length)}</span>{' '}
          {changed > 0 && <Tag tone="warn">{w.changedIn(changed)}</Tag>}
        </>
      }
    >
      {rows}
    </Details>
  );
};

/** What was applied for, section by section, each value with its source; changes since the correction stand out. */
export const Answers = ({
  view,
  onlyChanges,
  onToggle,
}: {
  readonly view: CaseView;
  readonly onlyChanges: boolean;
  readonly onToggle: () => void;
}) => {
  const w = useWords(caseWords);
  const changes = view.answers.filter((a) => a.was).length;
  const shown = onlyChanges ? view.answers.filter((a) => a.was) : view.answers;
  const sections = [...new Map(shown.map((a) => [a.section, a.sectionTitle]))];
  return (
    <section className="case-answers" aria-labelledby="answers">
      <div className="panel-head">
        <h2 id="answers">{w.answers}</h2>
        <span className="panel-aside">
          {changes > 0 && <span className="second small">{w.changed(changes)}</span>}
          {changes > 0 && (
            <Button kind="quiet" aria-pressed={onlyChanges} onClick={onToggle}>
              {onlyChanges ? w.all : w.onlyChanges}
            </Button>
          )}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long application is scrolled by keys. */}
      <div className="panel-body" tabIndex={0}>
        {sections.map(([key, title]) => (
          <Part
            key={`${key}${onlyChanges}`}
            title={title}
            answers={shown.filter((a) => a.section === key)}
            caseId={view.id}
          />
        ))}
        {onlyChanges && changes === 0 && <p className="second">{w.noChange}</p>}
      </div>
    </section>
  );
};
