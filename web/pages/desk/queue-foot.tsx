import { queueWords } from '../../features/desk/queue.words.ts';
import { Button } from '../../ui/button.tsx';
import { KeyHint } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.tsx';
import './queue-foot.css';

const KEYS = [['J', 'K'], ['O'], ['C'], ['X'], ['T'], ['V'], ['/']];
/** Under the list: the keys, or what can be done with the ticked rows. */
export const QueueFoot = ({
  picks,
  ticking,
  shown,
  total,
  onTick,
  onNone,
  onTransfer,
  onClaim,
  onHelp,
}: {
  readonly picks: number;
  /** Rows are being ticked, though none is yet. */
  readonly ticking: boolean;
  readonly shown: number;
  readonly total: number;
  readonly onTick: () => void;
  readonly onNone: () => void;
  readonly onTransfer: () => void;
  readonly onClaim: () => void;
  readonly onHelp: () => void;
}) => {
  const w = useWords(queueWords);
  if (picks > 0 || ticking)
    return (
      <div className="queue-foot queue-foot-picks" role="status">
        <strong>{picks > 0 ? w.picked(picks) : w.tick}</strong>
        <div className="buttons">
          {picks > 0 && (
            <>
              <Button kind="primary" onClick={onClaim}>
                {w.bulkClaim}
              </Button>
              <Button onClick={onTransfer}>{w.transfer}</Button>
            </>
          )}
          <Button kind="quiet" onClick={onNone}>
            {w.unpick}
          </Button>
        </div>
      </div>
    );
  return (
    <div className="queue-foot">
      <ul className="queue-keys">
        {KEYS.map((keys, i) => (
          <li key={keys[0]}>
            {keys.map((k) => (
              <KeyHint key={k}>{k}</KeyHint>
            ))}
            {w.keys[i]}
          </li>
        ))}
        <li>
          <button type="button" className="queue-help" onClick={onHelp}>
            <KeyHint>?</KeyHint>
            {w.allKeys}
          </button>
        </li>
      </ul>
      {shown > 0 && (
        <span className="queue-shown third small">
          <Button kind="quiet" onClick={onTick}>
            {w.pickSome}
          </Button>
          {w.shown(shown, total)}
        </span>
      )}
    </div>
  );
};
