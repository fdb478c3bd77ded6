import { lazy } from 'react';
import { useWords } from '../../ui/words.tsx';

const Qr = lazy(async () => ({ default: (await import('../../ui/qr.tsx')).Qr }));
const words = {
  zh: { scan: '扫码查进度（要查询码，在收件凭证上）' },
  en: { scan: 'Scan for the progress (the code is on the receipt)' },
};

/** On paper: the way to the public progress page of a matter; the code to look with stands on the receipt. */
export const ProgressQr = ({ number }: { readonly number: string }) => {
  const w = useWords(words);
  return (
    <div className="progress-qr">
      <Qr text={`${location.origin}/progress?number=${encodeURIComponent(number)}`} label={w.scan} />
      <p className="least">{w.scan}</p>
    </div>
  );
};
