import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CaseMaterial, type CaseView, paperHref } from '../../api/cases.ts';
import { fileHref } from '../../api/drafts.ts';
import { messagesQuery } from '../../api/messages.ts';
import { myObligationsQuery } from '../../api/obligations.ts';
import { Button } from '../../ui/button.tsx';
import { nearDay, sentenceDay, sizeText, tightDay, whenText } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Chip, Tag } from '../../ui/tag.tsx';
import { Details } from '../../ui/trail.tsx';
import { Mixed, Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { MatterActs } from './acts.tsx';
import { Delivery } from './delivery.tsx';
import './matter.css';
import { messageWords } from './messages.words.ts';
import { matterWords } from './words.ts';

const Papers = ({ c }: { readonly c: CaseView }) => {
  const w = useWords(matterWords);
  const { locale } = useLocale();
  if (c.papers.length === 0) return null;
  return (
    <section className="side">
      <h2>{w.papers}</h2>
      <ul className="rows">
        {c.papers.map((p) => (
          <li key={p.id}>
            {p.number ? (
              <a href={paperHref(p.id)} target="_blank" rel="noreferrer">
                <Say text={p.title} />
              </a>
            ) : (
              <Say text={p.title} />
            )}
            <p className="least third">
              {[
                nearDay(p.on, c.today, locale),
                p.number ? p.size !== undefined && `PDF ${sizeText(p.size)}` : w.making,
                p.served && w.served,
              ]
                .filter(Boolean)
                .join(' · ')}
              {p.number && (
                <span className="side-number">
                  <Zh>{p.number}</Zh>
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Status = ({ m }: { readonly m: CaseMaterial }) => {
  const w = useWords(matterWords);
  const { locale } = useLocale();
  switch (m.status) {
    case 'fetched':
      return <Chip from="register">{w.registers[m.register ?? ''] ?? w.fetched}</Chip>;
    case 'given':
      return <Chip from="person">{w.given}</Chip>;
    case 'owed':
      return <Tag tone="warn">{m.owedBy ? w.owed(tightDay(m.owedBy, locale)) : w.missing}</Tag>;
    case 'late':
      return <Tag tone="danger">{w.late}</Tag>;
    case 'asked':
      return <Tag tone="warn">{w.asked}</Tag>;
    case 'missing':
      return <Tag>{w.missing}</Tag>;
    case 'not-needed':
      return <Tag>{w.notNeeded}</Tag>;
    default:
      return m.status satisfies never;
  }
};

const FEW = 4;
/** What waits for the applicant stands first and is never folded away. */
const WAITS = new Set(['asked', 'late', 'owed', 'missing']);

const Given = ({ c }: { readonly c: CaseView }) => {
  const w = useWords(matterWords);
  const [whole, setWhole] = useState(false);
  if (c.materials.length === 0) return null;
  const sorted = c.materials.toSorted((a, b) => Number(WAITS.has(b.status)) - Number(WAITS.has(a.status)));
  const waiting = sorted.filter((m) => WAITS.has(m.status)).length;
  const shown = whole || sorted.length <= FEW + 1 ? sorted.length : Math.max(FEW, waiting);
  return (
    <section className="side">
      <h2>{w.mine}</h2>
      <ul className="rows">
        {sorted.map((m, i) => (
          <li key={m.ref} className={i < shown ? undefined : 'print-only'}>
            <div className="side-pair">
              <Say text={m.name} />
              <Status m={m} />
            </div>
            {m.files.map((f) => (
              <p key={f.id} className="least">
                <a href={fileHref(f.id)} target="_blank" rel="noreferrer">
                  <Mixed>{f.name}</Mixed>
                </a>
              </p>
            ))}
          </li>
        ))}
        {shown < sorted.length && (
          <li className="no-print">
            <Button kind="quiet" onClick={() => setWhole(true)}>
              {w.allGiven(sorted.length)}
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
};

/** The bureau has not been there yet: afterwards its day says nothing any more, or is that of an order. */
const AWAITED = new Set(['open', 'overdue']);

/** 告知承诺 (B9) after the decision: what was signed, until when the bureau comes to verify, and how that stands. */
const Promised = ({ c }: { readonly c: CaseView }) => {
  const w = useWords(matterWords);
  const { locale } = useLocale();
  const { data } = useQuery({ ...myObligationsQuery, enabled: c.commitment !== undefined });
  if (!c.commitment) return null;
  const check = data?.find((o) => o.caseId === c.id && o.kind === 'commitment');
  return (
    <section className="side">
      <h2>{w.committed}</h2>
      <ul className="rows">
        {c.commitment.promises.map((p) => (
          <li key={p.zh}>
            <Say text={p} />
          </li>
        ))}
        <li>
          {check ? (
            <div className="side-pair">
              <span>{AWAITED.has(check.state) ? w.verifyBy(sentenceDay(check.due, locale)) : w.verifying}</span>
              <Tag tone={check.state === 'kept' ? 'ok' : check.state === 'open' ? 'plain' : 'warn'}>
                <Say text={check.stateName} />
              </Tag>
            </div>
          ) : (
            <Say text={c.commitment.verification} />
          )}
          <p className="small second">
            <Say text={c.commitment.liability} />
          </p>
        </li>
      </ul>
    </section>
  );
};

/** 给承办人留言, with what is new there; if the count cannot be had, the way in is still here. */
const WriteRow = ({ c }: { readonly c: CaseView }) => {
  const w = useWords(messageWords);
  const text = useText();
  const { data } = useQuery(messagesQuery(c.id));
  return (
    <li className="act-row">
      <Link to={`/matters/${c.id}/messages`}>{w.bar}</Link>
      {data && data.unread > 0 ? (
        <p>
          <Tag tone="warn">{w.newLine(data.unread)}</Tag>
        </p>
      ) : (
        data && <p className="small second">{w.with(text(data.answers))}</p>
      )}
    </li>
  );
};

/** Right of the ledger: papers, documents with their source, and what I can say or do. */
export const MatterSides = ({ c }: { readonly c: CaseView }) => {
  const w = useWords(matterWords);
  return (
    <div className="sides">
      <Papers c={c} />
      <Delivery c={c} />
      <Promised c={c} />
      <Given c={c} />
      <section className="side no-print">
        <h2>{w.say}</h2>
        <ul className="rows">
          <WriteRow c={c} />
        </ul>
        <MatterActs c={c} />
        <ul className="rows">
          <li className="act-row">
            <a href="tel:12345">{w.wrong}</a>
            <p className="small second">{w.wrongHow}</p>
          </li>
        </ul>
      </section>
    </div>
  );
};

/** Everything that happened, the newest first. */
export const MatterHistory = ({ c }: { readonly c: CaseView }) => {
  const { locale } = useLocale();
  return (
    <ul className="matter-history">
      {c.history.map((h) => (
        <li key={h.position}>
          <span className="small third nw">{whenText(h.at, c.today, locale)}</span>
          <div>
            <Say text={h.title} />
            {h.detail && (
              <p className="small second">
                <Say text={h.detail} />
              </p>
            )}
            {h.words && (
              <p className="small second">
                <Zh>{h.words}</Zh>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
};

/** Below, closed: what was applied for, and what happened where the page has not `told` it. */
export const MatterDetails = ({ c, told = false }: { readonly c: CaseView; readonly told?: boolean }) => {
  const w = useWords(matterWords);
  const text = useText();
  const sections = [...new Set(c.answers.map((a) => a.section))];
  return (
    <div className="matter-details">
      {sections.length > 0 && (
        <Details title={w.answers}>
          {sections.map((s) => {
            const mine = c.answers.filter((a) => a.section === s);
            return (
              <section key={s} className="matter-answers">
                <h3>
                  <Say text={mine[0]!.sectionTitle} />
                </h3>
                <dl>
                  {mine.map((a) => (
                    <div key={a.key}>
                      <dt>
                        <Say text={a.label} />
                      </dt>
                      <dd>
                        <Say text={a.shown} />
                        {a.was && <span className="small second">（{w.was(text(a.was))}）</span>}
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            );
          })}
        </Details>
      )}
      {c.history.length > 0 && !told && (
        <Details title={w.history}>
          <MatterHistory c={c} />
        </Details>
      )}
    </div>
  );
};
