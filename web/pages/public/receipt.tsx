import { Navigate, useParams } from '@tanstack/react-router';
import { paperHref } from '../../api/cases.ts';
import { PrintHead, printPage } from '../../features/print/print-head.tsx';
import { ProgressQr } from '../../features/print/progress-qr.tsx';
import { Button, ButtonAnchor, ButtonLink } from '../../ui/button.tsx';
import { fullDay, sentenceDay } from '../../ui/dates.tsx';
import { Facts, Verdict } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Section, Steps } from '../../ui/trail.tsx';
import { Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { keptReceipt } from './receipt.keep.ts';

const zh = {
  title: '已交给审批局',
  verdict: (d: string) => `已交给审批局，${d}前答复您`,
  text: '您现在不用做什么。进展都在“我的办件”里。',
  number: '办件号',
  code: '查询码',
  codeNote: '不登录也能用办件号和查询码查进度，请留好。',
  what: '办什么',
  who: '申请人',
  on: '收件日',
  told: '已告诉',
  next: '接下来',
  steps: (d: string) => [
    { title: `${d}前，本局答复受理还是补正`, note: '要补的一次说全；到期没说，就算已受理' },
    { title: '受理后审查、决定', note: '每个日子为什么是那天，办件里逐日写着' },
    { title: '决定后 10 个工作日内送达' },
  ],
  progress: '看进度',
  print: '打印或存成 PDF',
  receipt: '下载收件凭证',
  home: '回首页',
};
const words = {
  zh,
  en: {
    title: 'Handed in',
    verdict: (d: string) => `Handed in; we answer by ${d}`,
    text: 'Nothing for you to do now. What happens is shown under “My matters”.',
    number: 'Case number',
    code: 'Code',
    codeNote: 'With number and code anybody can see the progress without signing in. Keep them.',
    what: 'What',
    who: 'Applicant',
    on: 'Received',
    told: 'Told',
    next: 'What comes next',
    steps: (d: string) => [
      {
        title: `By ${d} we accept (受理) or ask for correction (补正)`,
        note: 'All that is missing is said at once; if we say nothing, it counts as accepted',
      },
      { title: 'Review and decision', note: 'The matter shows day by day why each date is what it is' },
      { title: 'Delivery within 10 working days of the decision' },
    ],
    progress: 'See progress',
    print: 'Print or save as PDF',
    receipt: 'Download the receipt',
    home: 'Go to the home page',
  } satisfies typeof zh,
};

/** After handing in: the number, the day of the answer, what comes next. */
const ReceiptPage = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const w = useWords(words);
  const text = useText();
  const { locale } = useLocale();
  const receipt = keptReceipt(id);
  usePage({ title: receipt ? `${w.title} · ${text(receipt.itemName)}` : w.title });
  if (!receipt) return <Navigate to={`/matters/${id}` as string} replace />;
  const by = sentenceDay(receipt.answerBy, locale);
  return (
    <div className="wrap page">
      <PrintHead what={`${w.title} ${receipt.number}`} qr={<ProgressQr number={receipt.number} />} />
      <h1>{w.title}</h1>
      <div className="page-head">
        <Verdict tone="good" title={w.verdict(by)}>
          {w.text}
        </Verdict>
      </div>
      <div className="halves">
        <div>
          <Facts
            rows={[
              { label: w.number, value: <strong>{receipt.number}</strong> },
              { label: w.code, value: <strong>{receipt.code}</strong>, note: w.codeNote },
              { label: w.what, value: <Say text={receipt.itemName} /> },
              { label: w.who, value: <Zh>{receipt.applicant}</Zh> },
              { label: w.on, value: fullDay(receipt.receivedOn, locale) },
              ...(receipt.toldTo.length > 0
                ? [{ label: w.told, value: <Zh>{receipt.toldTo.join(locale === 'zh' ? '、' : ', ')}</Zh> }]
                : []),
            ]}
          />
        </div>
        <div>
          <Section title={w.next}>
            <Steps steps={w.steps(by)} />
          </Section>
          <div className="buttons no-print">
            <ButtonLink kind="primary" to={`/matters/${receipt.caseId}`}>
              {w.progress}
            </ButtonLink>
            {receipt.receipt ? (
              <ButtonAnchor icon="download" href={paperHref(receipt.receipt)} target="_blank">
                {w.receipt}
              </ButtonAnchor>
            ) : (
              <Button icon="print" onClick={printPage}>
                {w.print}
              </Button>
            )}
            <ButtonLink to="/">{w.home}</ButtonLink>
          </div>
        </div>
      </div>
    </div>
  );
};
export default ReceiptPage;
