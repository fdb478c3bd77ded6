import { useEffect, useState } from 'react';
import { sentenceDay } from '../../../ui/dates.tsx';
import { useWords } from '../../../ui/words.tsx';
import type { PaperDraft } from './form.ts';
import { sheetWords } from './sheet.words.ts';

/** The organ's round seal as on real papers, red, multiplied over organ and date (ui.md 10). A test key says so on its face. */
const Seal = ({ organ }: { readonly organ: string }) => (
  <svg className="paper-seal" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
    <defs>
      <path id="seal-arc" d="M 18.500 74 A 44 44 0 1 1 101.500 74" />
    </defs>
    <circle cx="60" cy="60" r="56" className="seal-ring" />
    <text className="seal-organ">
      <textPath href="#seal-arc" startOffset="50%" textAnchor="middle" textLength={Math.min(176, organ.length * 20)}>
        {organ}
      </textPath>
    </text>
    <path
      className="seal-star"
      d="M60 43 64 54.500 76 54.800 66.500 62 69.900 73.500 60 66.800 50.100 73.500 53.500 62 44 54.800 56 54.500Z"
    />
    <text x="60" y="93" textAnchor="middle" className="seal-test">
      测试章
    </text>
  </svg>
);

/**
 * The paper as it will read. With `sealing` the seal is set once, within 200 ms: the one ceremony of the desk
 * (ui.md 3). Without motion it simply stands there.
 */
export const Paper = ({
  paper,
  organ,
  today,
  sealing,
}: {
  readonly paper: PaperDraft;
  readonly organ: string;
  readonly today: string;
  readonly sealing: boolean;
}) => {
  const w = useWords(sheetWords);
  const [set, setSet] = useState(false);
  useEffect(() => {
    if (!sealing) {
      setSet(false);
      return;
    }
    const next = requestAnimationFrame(() => setSet(true));
    return () => cancelAnimationFrame(next);
  }, [sealing]);
  return (
    <figure className="paper-figure">
      <figcaption className="small second">{w.paperNote}</figcaption>
      <div className="paper" lang="zh-CN">
        <p className="paper-title">{paper.title}</p>
        <p className="paper-to">{paper.to}：</p>
        {paper.body.map((line, i) => (
          <p key={i} className="paper-line">
            {line}
          </p>
        ))}
        <div className="paper-end">
          {paper.sealed && (
            <div className={set ? 'paper-seal-place paper-seal-set' : 'paper-seal-place'}>
              <Seal organ={organ} />
            </div>
          )}
          <p>{organ}</p>
          <p>
            {today.slice(0, 4)} 年 {sentenceDay(today, 'zh')}
          </p>
        </div>
      </div>
    </figure>
  );
};
