import { Drawing } from './drawing.tsx';
import './samples.css';
import type { Block, Sheet } from './sheet.ts';

const Part = ({ block, title }: { readonly block: Block; readonly title: string }) => {
  if ('p' in block) return <p>{block.p}</p>;
  if ('h' in block) return <h3>{block.h}</h3>;
  if ('list' in block)
    return (
      <ol>
        {block.list.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    );
  if ('plan' in block)
    return <Drawing plan={block.plan} label={`${title}：${block.plan.rooms.map((r) => r.name).join('、')}`} />;
  return (
    <table>
      <tbody>
        {block.table.map((row) => (
          <tr key={row.join()}>
            {row.map((cell, i) => (
              <td key={i}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The sheet as it would lie on the table, marked over its whole face as a sample. */
export const SampleSheet = ({ sheet }: { readonly sheet: Sheet }) => (
  <article className="sheet" lang="zh-CN" aria-label={sheet.title}>
    <div className="sheet-mark" aria-hidden="true">
      {Array.from({ length: 6 }, (_, i) => (
        <span key={i}>样例</span>
      ))}
    </div>
    <h2>{sheet.title}</h2>
    {sheet.body.map((block, i) => (
      <Part key={i} block={block} title={sheet.title} />
    ))}
    <p className="sheet-sign">{sheet.sign}</p>
  </article>
);
