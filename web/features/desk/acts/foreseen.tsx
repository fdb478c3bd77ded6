import { Icon, type IconName } from '../../../ui/icon.tsx';
import { Say, useWords } from '../../../ui/words.tsx';
import type { Foreseen } from './form.ts';
import { sheetWords } from './sheet.words.ts';

const ICONS: Record<Foreseen['what'], IconName> = {
  paper: 'file',
  told: 'bell',
  clock: 'clock',
  next: 'next',
  licence: 'card',
  warn: 'alert',
};

/** 办了以后: what goes out, who is told, what the clocks do, whose turn it is. */
export const ForeseenList = ({ lines }: { readonly lines: readonly Foreseen[] }) => {
  const w = useWords(sheetWords);
  return (
    <section className="foreseen" aria-label={w.happens}>
      <h3>{w.happens}</h3>
      <ul>
        {lines.map((l) => (
          <li key={l.text.zh} className={`foreseen-${l.what}`}>
            <Icon name={ICONS[l.what]} size={18} />
            <span>
              <Say text={l.text} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
