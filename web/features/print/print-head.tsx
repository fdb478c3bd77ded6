import { type ReactNode, Suspense } from 'react';
import { useSession } from '../../api/session.ts';
import { whenText } from '../../ui/dates.tsx';
import { Mixed, Say, useLocale, useWords } from '../../ui/words.tsx';
import './print.css';

const zh = {
  printed: (when: string) => `${when} 打印`,
  by: (name: string) => `打印人 ${name}`,
  visitor: '未登录打印',
};
const words = {
  zh,
  en: {
    printed: (when: string) => `Printed ${when}`,
    by: (name: string) => `by ${name}`,
    visitor: 'by a visitor',
  } satisfies typeof zh,
};

const WAITS = 'print-waits';
/** A code that has not come by then is left out: paper without it is better than none. */
const LONGEST_MS = 3000;

/** Opens the print once the code of `PrintHead`, which is loaded by itself, is drawn. */
export const printPage = async (): Promise<void> => {
  const end = performance.now() + LONGEST_MS;
  while (document.getElementsByClassName(WAITS).length > 0 && performance.now() < end)
    await new Promise((drawn) => requestAnimationFrame(drawn));
  print();
};

/** Only on paper: bureau, what this is, when printed and by whom; with `qr` the code that leads to the living page. */
export const PrintHead = ({ what, qr }: { readonly what: string; readonly qr?: ReactNode }) => {
  const w = useWords(words);
  const { locale } = useLocale();
  const { data: session } = useSession();
  return (
    <div className="print-only print-head" aria-hidden="true">
      <div>
        <p>{session && <Say text={session.bureau.name} />}</p>
        <p>{what}</p>
        <p className="least">
          {w.printed(whenText(new Date().toISOString(), undefined, locale))}{' '}
          <Mixed>{session?.person ? w.by(session.person.name) : w.visitor}</Mixed>
        </p>
      </div>
      {qr && (
        <Suspense fallback={<span className={WAITS} />}>
          <div className="print-qr">{qr}</div>
        </Suspense>
      )}
    </div>
  );
};
