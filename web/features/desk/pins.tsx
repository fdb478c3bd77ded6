import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type CSSProperties, useState } from 'react';
import type { PinView } from '../../../src/modules/cases/contract.desk.ts';
import { ApiError } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { DayText } from '../../ui/dates.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/input.tsx';
import { useText, useWords, Zh } from '../../ui/words.tsx';
import { pinsQuery, putPin, removePin, settlePin } from './api.ts';
import { caseWords } from './case.words.ts';

export type Place = { readonly file: string; readonly page: number; readonly x: number; readonly y: number };
const at = (x: number, y: number) => ({ '--x': `${x * 100}%`, '--y': `${y * 100}%` }) as CSSProperties;
const STEP = 0.02;
const within = (n: number) => Math.min(1, Math.max(0, n));

/** Numbered marks over a page. While placing, a click or the arrows and Enter choose the place. */
export const PinLayer = ({
  pins,
  placing,
  onPlace,
}: {
  readonly pins: readonly PinView[];
  readonly placing: boolean;
  readonly onPlace: (x: number, y: number) => void;
}) => {
  const w = useWords(caseWords);
  const [cross, setCross] = useState({ x: 0.5, y: 0.5 });
  return (
    <>
      {pins.map((p) => (
        <a
          key={p.id}
          href={`#pin-${p.id}`}
          className={p.settled ? 'pin pin-settled' : 'pin'}
          style={at(p.x, p.y)}
          title={p.note}
        >
          <span className="sr">{w.pinNth(p.n)} </span>
          {p.n}
        </a>
      ))}
      {placing && (
        <button
          type="button"
          className="pin-field"
          aria-label={w.pinWhere}
          // biome-ignore lint/a11y/noAutofocus: the officer asked for this a moment ago; the arrows belong here now.
          autoFocus
          onClick={(e) => {
            // Enter and Space click without a place: then the cross is meant.
            if (e.detail === 0) return onPlace(cross.x, cross.y);
            const box = e.currentTarget.getBoundingClientRect();
            onPlace(within((e.clientX - box.left) / box.width), within((e.clientY - box.top) / box.height));
          }}
          onKeyDown={(e) => {
            const move: Record<string, readonly [number, number]> = {
              ArrowLeft: [-STEP, 0],
              ArrowRight: [STEP, 0],
              ArrowUp: [0, -STEP],
              ArrowDown: [0, STEP],
            };
            const by = move[e.key];
            if (!by) return;
            e.preventDefault();
            e.stopPropagation();
            setCross((c) => ({ x: within(c.x + by[0]), y: within(c.y + by[1]) }));
          }}
        >
          <span className="pin-cross" style={at(cross.x, cross.y)} />
        </button>
      )}
    </>
  );
};

/** The notes of a case, and what writes them. */
export const usePins = (caseId: string) => {
  const queries = useQueryClient();
  const { data } = useQuery(pinsQuery(caseId));
  const again = () => queries.invalidateQueries({ queryKey: ['case', caseId, 'pins'] });
  return { pins: data ?? [], again };
};

/** A new note: what stands at the chosen place. */
export const PinForm = ({
  caseId,
  place,
  onClose,
  onPut,
}: {
  readonly caseId: string;
  readonly place: Place;
  readonly onClose: () => void;
  readonly onPut: () => void;
}) => {
  const w = useWords(caseWords);
  const text = useText();
  const [note, setNote] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const put = async () => {
    if (!note.trim()) {
      setError(w.pinMissing);
      return;
    }
    setBusy(true);
    try {
      await putPin(caseId, { ...place, note: note.trim() });
      onPut();
    } catch (e) {
      setError(e instanceof ApiError ? text(e.problem.repair ?? e.problem.message) : w.pinNotKept);
      setBusy(false);
    }
  };
  return (
    <div className="pin-form">
      <Field id="pin-note" label={w.pinNote(place.page)} hint={w.pinHint} error={error}>
        {(aria) => (
          <TextArea
            {...aria}
            rows={2}
            maxLength={500}
            value={note}
            autoFocus
            onChange={(e) => {
              setNote(e.target.value);
              setError(undefined);
            }}
          />
        )}
      </Field>
      <div className="buttons">
        <Button kind="primary" busy={busy} onClick={() => void put()}>
          {w.pinPut}
        </Button>
        <Button onClick={onClose}>{w.pinNot}</Button>
      </div>
    </div>
  );
};

/** The notes in words, under the page: who, when, whether it is settled. */
export const PinList = ({
  caseId,
  pins,
  onChanged,
}: {
  readonly caseId: string;
  readonly pins: readonly PinView[];
  readonly onChanged: () => void;
}) => {
  const w = useWords(caseWords);
  const change = useMutation({ mutationFn: (work: () => Promise<unknown>) => work(), onSettled: onChanged });
  if (pins.length === 0) return null;
  return (
    <>
      {change.error && <ProblemState error={change.error} />}
      <ul className="pin-list" aria-label={w.pins}>
        {pins.map((p) => (
          <li key={p.id} id={`pin-${p.id}`} className={p.settled ? 'pin-line pin-line-settled' : 'pin-line'}>
            <span className="pin-n">{p.n}</span>
            <span className="pin-words">
              <Zh>{p.note}</Zh>{' '}
              <span className="third small">
                <Zh>{p.by}</Zh> <DayText day={p.on} /> {w.onPage(p.page)}
                {p.settled && ` ${w.pinSettled}`}
              </span>
            </span>
            <span className="pin-acts">
              <Button kind="quiet" onClick={() => change.mutate(() => settlePin(caseId, p.id, !p.settled))}>
                {p.settled ? w.pinReopen : w.pinSettle}
                <span className="sr"> {w.pinNth(p.n)}</span>
              </Button>
              {p.mine && (
                <Button kind="quiet" onClick={() => change.mutate(() => removePin(caseId, p.id))}>
                  {w.pinRemove}
                  <span className="sr"> {w.pinNth(p.n)}</span>
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};
