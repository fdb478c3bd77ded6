import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { itemQuery, sampleHref } from '../../api/catalogue.ts';
import { ProblemState } from '../../api/problem.tsx';
import { PrintHead } from '../../features/print/print-head.tsx';
import { sampleOf } from '../../features/samples/list.ts';
import { OwnSample } from '../../features/samples/own.tsx';
import { SampleSheet } from '../../features/samples/sheet.tsx';
import { SHEETS } from '../../features/samples/sheets.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { usePage } from '../../ui/page.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Breadcrumb } from '../../ui/trail.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';

const zh = {
  bar: '样例',
  items: '办事',
  says: '这是一张填好的样子，单位和人都是编的。',
  look: '看这几处',
  own: '这是本局给的样例，看看要写些什么、写成什么样。',
  print: '打印样例',
  back: '回办事指南',
  none: '这份材料没有样例',
  noneText: '按指南上写的要求准备就行，拿不准可以打 12345 问。',
};
const words = {
  zh,
  en: {
    bar: 'Sample',
    items: 'Services',
    says: 'A completed example. The firm and the people are invented, and the document itself is in Chinese.',
    look: 'What to check',
    own: 'This bureau’s sample: see what to write and how it should look.',
    print: 'Print the sample',
    back: 'Back to the guide',
    none: 'There is no sample of this document',
    noneText: 'Prepare it as the guide says. If in doubt, call 12345.',
  } satisfies typeof zh,
};

/** A document as it looks when filled in: what to look at, then the sheet. */
const Sample = () => {
  const { item = '', ref = '' } = useParams({ strict: false }) as { item?: string; ref?: string };
  const w = useWords(words);
  const text = useText();
  const { version } = useSearch({ strict: false }) as { version?: string | number };
  const asked = Math.trunc(Number(version));
  // Who fills in a form sees what its version asks for, whatever is published meanwhile.
  const { data: guide, error, refetch } = useQuery(itemQuery(item, asked > 0 ? asked : undefined));
  const material = guide?.materials.find((m) => m.ref === ref);
  const own = material?.sample;
  const sheet = guide && !own && !guide.imported ? SHEETS[sampleOf(item, ref) ?? ''] : undefined;
  usePage({
    title: material ? `${text(material.name)} · ${w.bar}` : w.bar,
    bar: { title: w.bar, back: `/items/${item}` },
  });
  return (
    <div className="wrap page">
      {error && <ProblemState whole error={error} onRetry={() => void refetch()} />}
      {!guide && !error && <Skeleton lines={[50, 80, 90, 70]} />}
      {guide && (
        <>
          <PrintHead what={`${w.bar} ${text(guide.name)}`} />
          <div className="wide-only no-print">
            <Breadcrumb
              parts={[
                { name: w.items, to: '/items' },
                { name: <Say text={guide.name} />, to: `/items/${item}` },
                { name: w.bar },
              ]}
            />
          </div>
          <div className="page-head no-print">
            <div>
              <h1>{material ? <Say text={material.name} /> : w.bar}</h1>
              {sheet && <p>{w.says}</p>}
              {own && <p>{w.own}</p>}
            </div>
            {sheet && (
              <Button icon="print" onClick={() => print()}>
                {w.print}
              </Button>
            )}
          </div>
          {own && <OwnSample sample={own} href={sampleHref(item, guide.version, ref)} />}
          {!sheet && !own && (
            <Empty title={w.none} actions={<ButtonLink to={`/items/${item}`}>{w.back}</ButtonLink>}>
              {w.noneText}
            </Empty>
          )}
          {sheet && (
            <div className="sample">
              <section className="sample-look no-print">
                <h2>{w.look}</h2>
                <ul className="rows">
                  {sheet.look.map((l) => (
                    <li key={l.zh}>
                      <Say text={l} />
                    </li>
                  ))}
                </ul>
              </section>
              <SampleSheet sheet={sheet} />
            </div>
          )}
        </>
      )}
    </div>
  );
};
export default Sample;
