import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { licencePdf, licenceQuery } from '../../api/licences.ts';
import { ProblemState } from '../../api/problem.tsx';
import { faceWithout, LicenceState, TERM_LINES } from '../../features/licences/state.tsx';
import { isLicenceAct, type LicenceAct, LicenceActDialog } from '../../features/seal/licence-acts.tsx';
import { type LicenceView, licencePaperPdf } from '../../features/seal/licences.api.ts';
import { licenceWords } from '../../features/seal/licences.words.ts';
import { articleWords } from '../../ui/article.ts';
import { Button, ButtonAnchor, ButtonLink } from '../../ui/button.tsx';
import { DayText, sentenceDay } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Facts, Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Breadcrumb, Details, Section } from '../../ui/trail.tsx';
import { Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';
import './licences.css';

/** Acts that are cases of the holder: the desk only opens the way. */
const CASES: ReadonlySet<string> = new Set(['renew', 'change']);

const Acts = ({ licence, onAct }: { readonly licence: LicenceView; readonly onAct: (act: LicenceAct) => void }) => {
  const w = useWords(licenceWords);
  const offers = (licence.acts ?? []).filter((o) => isLicenceAct(o.act)) as readonly (NonNullable<
    LicenceView['acts']
  >[number] & {
    readonly act: LicenceAct;
  })[];
  const can = offers.filter((o) => o.may);
  const cannot = offers.filter((o) => !o.may);
  return (
    <>
      <Section title={w.can}>
        {can.length === 0 && <p>{w.nothing}</p>}
        <div className="buttons licence-can">
          {can.map((o) =>
            CASES.has(o.act) ? (
              <ButtonLink key={o.act} to="/desk/window">
                {w.acts[o.act]} · {w.atWindow}
              </ButtonLink>
            ) : (
              <Button key={o.act} onClick={() => onAct(o.act)}>
                {w.acts[o.act]}
              </Button>
            ),
          )}
        </div>
      </Section>
      {cannot.length > 0 && (
        <Section title={w.cannot} note={w.cannotHow}>
          {cannot.map((o) => (
            <Details key={o.act} title={w.acts[o.act]}>
              <p>{o.because ? <Say text={o.because.text} /> : null}</p>
              {o.because?.repair && (
                <p className="small second">
                  <Say text={o.because.repair} />
                </p>
              )}
              {o.because?.article && (
                <p className="third small" lang="zh-CN">
                  {articleWords(o.because.article)}
                </p>
              )}
            </Details>
          ))}
        </Section>
      )}
    </>
  );
};

const Proposal = ({ proposal: p }: { readonly proposal: NonNullable<LicenceView['proposal']> }) => {
  const w = useWords(licenceWords);
  const { locale } = useLocale();
  const served = p.respondBy ? w.told(sentenceDay(p.respondBy, locale)) : w.untold;
  return (
    <Notice title={w.proposal(w.ends[p.end], p.article)}>
      <p>
        {w.grounds[p.ground] ?? p.ground}
        {locale === 'zh' ? '。' : '. '}
        {p.heard ? w.heard : served}
        {locale === 'zh' ? '。' : '.'}
      </p>
    </Notice>
  );
};

const Content = ({ licence }: { readonly licence: LicenceView }) => {
  const w = useWords(licenceWords);
  return (
    <Section title={w.facts} rule={false}>
      <Facts
        rows={[
          { label: w.holder, value: <Zh>{licence.holder}</Zh> },
          ...faceWithout(licence, 'holder.name', ...TERM_LINES).map((f, i) => ({
            key: String(i),
            label: <Say text={f.label} />,
            value: <Zh>{f.value}</Zh>,
          })),
          {
            label: w.valid,
            value: (
              <>
                <DayText day={licence.from} style="full" /> –{' '}
                {licence.until ? <DayText day={licence.until} style="full" /> : w.open}
              </>
            ),
          },
          { label: w.issuer, value: <Zh>{licence.issuer}</Zh> },
          { label: w.issued, value: <DayText day={licence.issuedOn} style="full" /> },
          { label: w.edition, value: w.nth(licence.edition) },
          ...(licence.identifier
            ? [{ label: w.identifier, value: <code className="licence-id">{licence.identifier}</code> }]
            : []),
          { label: w.case, value: <Link to={`/desk/cases/${licence.caseId}`}>{w.seeCase}</Link> },
        ]}
      />
    </Section>
  );
};

const History = ({ licence }: { readonly licence: LicenceView }) => {
  const w = useWords(licenceWords);
  return (
    <>
      <Section title={w.papers}>
        {licence.papers.length === 0 ? (
          <p className="second">{w.papersNone}</p>
        ) : (
          <ul className="licence-list">
            {licence.papers.map((p) => (
              <li key={p.id}>
                <a href={licencePaperPdf(p.id)} target="_blank" rel="noreferrer">
                  <Say text={p.title} />
                </a>{' '}
                <span className="third">
                  <Zh>{p.number}</Zh>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={w.life}>
        <ol className="licence-list">
          {licence.events.map((e, i) => (
            <li key={i}>
              <DayText day={e.on} style="full" />
              {'　'}
              <Say text={e.title} />
              {e.article && (
                <span className="third">
                  {'　'}
                  <Zh>{articleWords(e.article)}</Zh>
                </span>
              )}
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
};

/** One licence at the desk: what it says, its life and papers, what may be done to it and why not. */
const DeskLicence = () => {
  const w = useWords(licenceWords);
  const text = useText();
  const { id } = useParams({ strict: false }) as { id: string };
  const { data: licence, error, refetch } = useQuery(licenceQuery(id));
  const queries = useQueryClient();
  const [act, setAct] = useState<LicenceAct>();
  return (
    <DeskFrame title={licence ? `${text(licence.name)} ${licence.number}` : w.title} nav={<DeskNav />}>
      <div className="desk-page">
        {error ? (
          <>
            <h1>{w.title}</h1>
            <ProblemState error={error} onRetry={() => void refetch()} />
          </>
        ) : !licence ? (
          <Skeleton />
        ) : (
          <>
            <Breadcrumb parts={[{ name: w.title, to: '/desk/licences' }, { name: <Zh>{licence.number}</Zh> }]} />
            <h1>
              <Say text={licence.name} /> <LicenceState state={licence.state} />{' '}
              {licence.test && <Tag tone="warn">{w.test}</Tag>}
            </h1>
            <p className="second">
              <Zh>{licence.number}</Zh>
            </p>
            <div className="buttons licence-top">
              <ButtonAnchor href={licencePdf(licence.id)} target="_blank" rel="noreferrer">
                {w.pdf}
              </ButtonAnchor>
            </div>
            {licence.proposal && <Proposal proposal={licence.proposal} />}
            <div className="licence-two">
              <div>
                <Content licence={licence} />
                <History licence={licence} />
              </div>
              <div>
                <Acts licence={licence} onAct={setAct} />
              </div>
            </div>
            {act && (
              <LicenceActDialog
                licence={licence}
                act={act}
                onClose={() => setAct(undefined)}
                onDone={() => {
                  setAct(undefined);
                  void queries.invalidateQueries({ queryKey: ['licence', id] });
                  void queries.invalidateQueries({ queryKey: ['licences'] });
                }}
              />
            )}
          </>
        )}
      </div>
    </DeskFrame>
  );
};

export default DeskLicence;
