import { useState } from 'react';
import type { CatalogueVersionView, MoveOffer, VersionMoved } from '../../../src/modules/catalogue/contract.ts';
import { send } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { catalogueWords } from '../../features/desk/catalogue.words.ts';
import { articleWords } from '../../ui/article.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/input.tsx';
import { WhyNot } from '../../ui/notice.tsx';
import { Say, useListed, useWords, Zh } from '../../ui/words.tsx';

type Move = MoveOffer['move'];

/** Who wrote, approved and published it: three persons (编、审、发). */
export const Marks = ({ view }: { readonly view: CatalogueVersionView }) => {
  const w = useWords(catalogueWords);
  const listed = useListed();
  const name = (p: { readonly id: string; readonly name: string }) => w.program[p.id] ?? p.name;
  return (
    <p className="cat-marks">
      <span>
        {w.by.edited} <Zh>{listed(view.edited.map(name)) || w.nobody}</Zh>
      </span>
      <span>
        {w.by.approved} <Zh>{view.approved ? name(view.approved.by) : w.nobody}</Zh>
      </span>
      <span>
        {w.by.published} <Zh>{view.published ? name(view.published.by) : w.nobody}</Zh>
      </span>
    </p>
  );
};

const HAS_WORDS: readonly Move[] = ['return', 'approve'];

export const Moves = ({
  view,
  onMoved,
}: {
  readonly view: CatalogueVersionView;
  readonly onMoved: (moved: VersionMoved) => void;
}) => {
  const w = useWords(catalogueWords);
  const { version: v, rev, moves } = view;
  const [asking, setAsking] = useState<Move>();
  // What was begun for one step is not said with another.
  const [words, setWords] = useState<Partial<Record<Move, string>>>({});
  const reason = (asking && words[asking]) ?? '';
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const verb = (move: Move) => (move === 'retire' && v.state !== 'published' ? w.giveUp : w[move]);
  const open = moves.filter((o) => o.may);
  // What belongs to another state is not a refusal to be read: only steps that are near.
  const closed = moves.filter(
    (o) =>
      !o.may &&
      v.state !== 'retired' &&
      (o.move === 'publish' ? v.state !== 'published' : !o.because.some((b) => b.code === 'wrong-state')),
  );
  const ask = (m: Move) => {
    setAsking(m);
    setMissing(false);
    setError(undefined);
  };
  const move = async (m: Move) => {
    if (m === 'return' && !reason.trim()) {
      setMissing(true);
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      const path = `/api/catalogue/items/${encodeURIComponent(v.item)}/versions/${v.version}/${m}`;
      onMoved(await send<VersionMoved>('POST', path, { rev, ...(reason.trim() ? { reason: reason.trim() } : {}) }));
      setAsking(undefined);
      setWords({});
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className="buttons">
        {open.map((o) => (
          <Button
            key={o.move}
            kind={o.move === 'retire' || o.move === 'return' ? 'plain' : 'primary'}
            onClick={() => ask(o.move)}
          >
            {verb(o.move)}
          </Button>
        ))}
      </div>
      {closed.length > 0 && (
        <div className="cat-blocks">
          <h2>{w.why}</h2>
          {closed.map((o) => (
            <WhyNot
              key={o.move}
              name={verb(o.move)}
              reason={o.because.map((b) => (
                <span key={b.code} className="cat-block">
                  <Say text={b.text} />{' '}
                  {b.repair && (
                    <span className="second">
                      <Say text={b.repair} />
                    </span>
                  )}
                  {b.code === 'lint-errors' && (
                    <ul className="cat-errors">
                      {view.findings
                        .filter((f) => f.severity === 'error')
                        .map((f, i) => (
                          <li key={`${f.rule}${f.path}${i}`}>
                            <code>{f.rule}</code> <Say text={f.text} />{' '}
                            <span className="second">
                              <Say text={f.repair} />
                            </span>
                          </li>
                        ))}
                    </ul>
                  )}
                </span>
              ))}
              article={o.because
                .filter((b) => b.article)
                .map((b) => articleWords(b.article))
                .join('、')}
            />
          ))}
        </div>
      )}
      {asking && (
        <Dialog
          title={verb(asking)}
          onClose={() => setAsking(undefined)}
          actions={
            <>
              <Button kind="primary" busy={busy} onClick={() => void move(asking)}>
                {verb(asking)}
              </Button>
              <Button onClick={() => setAsking(undefined)}>{w.not(verb(asking))}</Button>
            </>
          }
        >
          <div data-density="desk">
            {error !== undefined && <ProblemState error={error} />}
            <p>{w.confirm[asking]}</p>
            {HAS_WORDS.includes(asking) && (
              <Field
                id="move-reason"
                label={asking === 'return' ? w.reason : w.note}
                {...(asking === 'return' ? { hint: w.reasonHint } : { optional: true })}
                error={missing && !reason.trim() ? w.reasonMissing : undefined}
              >
                {(aria) => (
                  <TextArea
                    {...aria}
                    maxLength={2000}
                    value={reason}
                    onChange={(e) => setWords({ ...words, [asking]: e.target.value })}
                  />
                )}
              </Field>
            )}
          </div>
        </Dialog>
      )}
    </>
  );
};
