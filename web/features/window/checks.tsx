import { useRef, useState } from 'react';
import { type DraftView, uploadMaterial } from '../../api/drafts.ts';
import { ProblemState } from '../../api/problem.tsx';
import { CheckRow } from '../../ui/input.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import { countsOf } from './basket.tsx';
import type { CounterState } from './use-counter.ts';
import { windowWords } from './words.ts';

type Material = DraftView['materials'][number];

const Scan = ({
  draft,
  material,
  online,
  onDone,
}: {
  readonly draft: string;
  readonly material: Material;
  readonly online: boolean;
  readonly onDone: () => void;
}) => {
  const w = useWords(windowWords);
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [part, setPart] = useState<number>();
  const [error, setError] = useState<unknown>();
  const take = async (files: FileList | null) => {
    setError(undefined);
    for (const file of files ?? []) {
      setPart(0);
      try {
        await uploadMaterial(draft, material.ref, file, setPart).done;
        onDone();
      } catch (e) {
        setError(e);
      }
    }
    setPart(undefined);
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <label className={online ? 'button button-plain win-scan' : 'button button-plain win-scan win-scan-off'}>
        <span>{part === undefined ? w.scan : `${w.scanning} ${Math.round(part * 100)}%`}</span>
        <input
          ref={input}
          type="file"
          className="sr"
          multiple
          disabled={!online || part !== undefined}
          accept="image/*,application/pdf"
          data-missing={material.status === 'missing' || undefined}
          aria-label={w.scanOf(text(material.name))}
          onChange={(e) => void take(e.target.files)}
        />
      </label>
      {error !== undefined && <ProblemState error={error} />}
    </>
  );
};

/** What the clerk looks at for one service: each material with its note, the original seen, scan or photograph. */
export const Checks = ({ state, current }: { readonly state: CounterState; readonly current: string | undefined }) => {
  const w = useWords(windowWords);
  const text = useText();
  const { counter, put, online, views } = state;
  const draft = views.find((v) => v.id === current) ?? views[0];
  if (!draft) return <p className="second">{w.checkNone}</p>;
  const counts = countsOf(draft);
  const says = (m: Material): string =>
    m.status === 'fetched'
      ? w.fetched
      : m.status === 'promised'
        ? w.promised
        : m.status === 'committed'
          ? w.committed
          : m.status === 'given'
            ? w.given(m.files.length)
            : w.missing;
  return (
    <>
      <p className="win-checks-head">
        <strong>
          <Say text={draft.itemName} />
        </strong>{' '}
        <span className="second nw">{w.scanned(counts.given, counts.of)}</span>
      </p>
      {!online && <p className="small win-off-note">{w.scanOffline}</p>}
      <ul className="win-checks">
        {draft.materials.map((m) => {
          const key = `${draft.id}/${m.ref}`;
          const seen = counter.seen.includes(key);
          return (
            <li key={m.ref}>
              <p>
                <Say text={m.name} /> <span className="small second nw">{says(m)}</span>
              </p>
              {m.hint && (
                <p className="small second">
                  <Say text={m.hint} />
                </p>
              )}
              {m.status !== 'fetched' && (
                <div className="win-check-acts">
                  <CheckRow
                    aria-label={w.originalOf(text(m.name))}
                    checked={seen}
                    onChange={(e) =>
                      put((c) => ({
                        ...c,
                        seen: e.target.checked ? [...c.seen, key] : c.seen.filter((x) => x !== key),
                      }))
                    }
                  >
                    {w.original}
                  </CheckRow>
                  <Scan draft={draft.id} material={m} online={online} onDone={() => void state.refresh(draft.id)} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
};
