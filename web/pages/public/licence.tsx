import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { licencePdf, licenceQuery } from '../../api/licences.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useToday } from '../../api/session.ts';
import Again from '../../features/going/again.tsx';
import { Further } from '../../features/licences/further.tsx';
import { Shares } from '../../features/licences/shares.tsx';
import { ShowLicence } from '../../features/licences/show.tsx';
import { faceWithout, LicenceState, TERM_LINES } from '../../features/licences/state.tsx';
import { shareWords } from '../../features/licences/words.ts';
import Ordered from '../../features/matter/ordered.tsx';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { Proof } from '../../features/proofs/proof.tsx';
import { articleWords } from '../../ui/article.ts';
import { Button, ButtonAnchor, ButtonLink } from '../../ui/button.tsx';
import { DayText, fullDay } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Facts } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Qr } from '../../ui/qr.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Breadcrumb, Section } from '../../ui/trail.tsx';
import { Mixed, Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import './wallet.css';

const zh = {
  wallet: '我的证照',
  qr: '验真二维码',
  scan: '给对方扫这个码，能看到证照和它现在的状态。',
  download: '下载 PDF',
  verify: '自己验一遍',
  number: '编号',
  identifier: '电子证照标识',
  valid: '有效期',
  range: (from: string, until: string) => `${from}至 ${until}`,
  from: (from: string) => `自 ${from}起长期有效`,
  issuer: '签发',
  issued: (who: string, on: string) => `${who}，${on}`,
  test: '测试证书签发，只作演示',
  events: '这张证照的经过',
  case: '看当时的办件',
};
const words = {
  zh,
  en: {
    wallet: 'My licences',
    qr: 'QR code for checking',
    scan: 'Let the other side scan it: they see the licence and its state now.',
    download: 'Download PDF',
    verify: 'Check it myself',
    number: 'Number',
    identifier: 'Electronic licence identifier',
    valid: 'Valid',
    range: (from: string, until: string) => `${from} to ${until}`,
    from: (from: string) => `from ${from}, no end date`,
    issuer: 'Issued',
    issued: (who: string, on: string) => `${who}, ${on}`,
    test: 'Issued with a test certificate, for demonstration only',
    events: 'History of this licence',
    case: 'See the matter it came from',
  } satisfies typeof zh,
};

/** One licence: its QR to show, its face, its history, and renewal when the window is open. */
const Licence = () => {
  const { id } = useParams({ strict: false }) as { id: string };
  const w = useWords(words);
  const sw = useWords(shareWords);
  const today = useToday();
  const [shown, show] = useState(false);
  const text = useText();
  const { locale } = useLocale();
  const signedIn = useSignedIn();
  const { data: l, error, refetch } = useQuery({ ...licenceQuery(id), enabled: signedIn === true });
  usePage({ title: l ? `${text(l.name)} · ${w.wallet}` : w.wallet, bar: { title: w.wallet, back: '/wallet' } });
  if (signedIn === false || error || !l)
    return (
      <div className="wrap page">
        <h1 className={l ? undefined : 'sr'}>{w.wallet}</h1>
        {signedIn === false && <SignInFirst />}
        {error && <ProblemState error={error} onRetry={() => void refetch()} />}
        {signedIn && !error && <Skeleton />}
      </div>
    );
  const code = l.verifyUrl.split('/verify/')[1];
  return (
    <div className="wrap page">
      <div className="wide-only">
        <Breadcrumb parts={[{ name: w.wallet, to: '/wallet' }, { name: <Say text={l.name} /> }]} />
      </div>
      <div className="page-head">
        <div>
          <h1>
            <Say text={l.name} />
          </h1>
          <p className="licence-line">
            <Zh>{l.number}</Zh> <LicenceState state={l.state} until={l.until} today={today} />{' '}
            {l.test && <Tag tone="warn">{w.test}</Tag>}
          </p>
        </div>
      </div>
      <div className="licence">
        <div className="licence-qr">
          <Qr text={l.qr} label={w.qr} />
          <p className="small second no-print">{w.scan}</p>
          <div className="licence-acts no-print">
            <Button kind="primary" icon="scan" wide onClick={() => show(true)}>
              {sw.show}
            </Button>
            <ButtonAnchor icon="download" wide href={licencePdf(l.id)} download>
              {w.download}
            </ButtonAnchor>
            {code && (
              <ButtonLink icon="done" wide to={`/verify/${code}`}>
                {w.verify}
              </ButtonLink>
            )}
          </div>
        </div>
        <div>
          <Ordered caseId={l.caseId} />
          <Facts
            rows={[
              ...faceWithout(l, ...TERM_LINES).map((f) => ({
                key: f.label.zh,
                label: <Say text={f.label} />,
                value: <Zh>{f.value}</Zh>,
              })),
              {
                label: w.valid,
                value: (
                  <span className="whole">
                    {l.until
                      ? w.range(fullDay(l.from, locale), fullDay(l.until, locale))
                      : w.from(fullDay(l.from, locale))}
                  </span>
                ),
              },
              {
                label: w.issuer,
                value: (
                  <span className="whole">
                    <Mixed>{w.issued(l.issuer, fullDay(l.issuedOn, locale))}</Mixed>
                  </span>
                ),
              },
              ...(l.identifier
                ? [{ label: w.identifier, value: <span className="licence-id">{l.identifier}</span> }]
                : []),
            ]}
          />
          <Further licence={l} today={today} />
          <Shares id={id} today={today} />
          <Section title={w.events}>
            <ul className="rows">
              {l.events.map((e) => (
                <li key={e.on + e.title.zh} className="licence-event">
                  <DayText day={e.on} style="full" />
                  <span>
                    <Say text={e.title} />
                    {e.article && (
                      <span className="small third" lang="zh-CN">
                        {'\u3000'}
                        {articleWords(e.article)}
                      </span>
                    )}
                  </span>
                </li>
              ))}
            </ul>
            <p className="form-foot">
              <Link to={`/matters/${l.caseId}`}>{w.case}</Link>
            </p>
            <div className="form-foot no-print">
              {/* For a second place, or for one that has ended. */}
              <Again item={l.item} copyOf={l.caseId} verb={sw.again} />
            </div>
          </Section>
          <div className="licence-proof">
            <Proof kind="licence" id={l.id} />
          </div>
        </div>
      </div>
      {shown && <ShowLicence id={id} title={`${text(l.name)} ${l.number}`} onClose={() => show(false)} />}
    </div>
  );
};
export default Licence;
