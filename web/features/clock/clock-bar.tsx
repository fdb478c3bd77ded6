import type { CSSProperties } from 'react';
import type { ClockView } from '../../../src/modules/cases/contract.ts';
import { sentenceDay } from '../../ui/dates.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';
import './clock-bar.css';
import { clockWords } from './words.ts';

/** `剩 3 日` · `今天` · `超 1 日` · `暂停`, as the queue's first column says it. */
const useLeftWords = (): ((clock: ClockView) => string) => {
  const w = useWords(clockWords);
  return (clock) => {
    if (clock.state === 'met') return w.met;
    if (clock.state === 'void') return w.void;
    if (clock.state === 'not-started') return w.notStarted;
    if (clock.state === 'paused') return w.pausedWord;
    if (clock.left < 0) return w.overBy(-clock.left);
    return clock.left === 0 ? w.today : w.left(clock.left);
  };
};

/** How near the end: amber from one day on, red past it. */
const urgency = (clock: ClockView): 'calm' | 'soon' | 'over' | 'paused' | 'done' => {
  if (clock.state === 'met' || clock.state === 'void') return 'done';
  if (clock.state === 'paused') return 'paused';
  if (clock.left < 0 || clock.state === 'overrun') return 'over';
  return clock.left <= 1 ? 'soon' : 'calm';
};

/** The 64 px bar of the queue: counted part solid, paused part hatched, the rest open. Words stand beside it. */
export const ClockBar = ({ clock }: { readonly clock: ClockView }) => {
  const { locale } = useLocale();
  const words = useLeftWords();
  const whole = Math.max(1, clock.n + clock.excluded);
  const label = `${words(clock)}, ${sentenceDay(clock.due, locale)}`;
  return (
    <span
      className={`clock-bar clock-bar-${urgency(clock)}`}
      role="img"
      aria-label={label}
      style={
        {
          '--counted': Math.min(1, clock.counted / whole),
          '--paused': Math.min(1, clock.excluded / whole),
        } as CSSProperties
      }
    >
      <span className="clock-bar-counted" />
      <span className="clock-bar-paused" />
    </span>
  );
};
