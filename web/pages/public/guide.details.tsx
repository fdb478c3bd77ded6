import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ItemGuide } from '../../api/catalogue.ts';
import { Local } from '../../features/items/local.tsx';
import { Link } from '../../ui/link.tsx';
import { Details } from '../../ui/trail.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import { guideWords } from './guide.words.ts';

/** Opens the closed part with this id and brings it into view; false where the page has none. */
export const openPart = (id: string): boolean => {
  const part = document.querySelector<HTMLDetailsElement>(`#${CSS.escape(id)} details`);
  if (!part) return false;
  part.open = true;
  part.scrollIntoView({ block: 'center' });
  part.querySelector('summary')?.focus({ preventScroll: true });
  return true;
};

/** Everything else about the item, closed until asked for; an address with #faq or #places opens that part. */
export const GuideDetails = ({ guide: g }: { readonly guide: ItemGuide }) => {
  const w = useWords(guideWords);
  const text = useText();
  const hash = useLocation({ select: (l) => l.hash });
  useEffect(() => {
    if (hash) openPart(hash);
  }, [hash]);
  const basis = g.basis.filter((b) => b.inForce).map((b) => b.basis);
  return (
    <div className="guide-details">
      {text(g.conditions) && (
        <Details
          title={
            <Local editable={g.editable} at={['conditions']}>
              {w.conditions}
            </Local>
          }
        >
          <p className="guide-lines">
            <Say text={g.conditions} />
          </p>
        </Details>
      )}
      <Details title={w.basis(basis.length)}>
        <ul className="guide-list">
          {basis.map((b) => (
            <li key={b.statute + b.article}>
              <Say text={b.title} /> {w.art(b.article)}
              {b.says && (
                <span className="small second guide-lines">
                  <Say text={b.says} />
                </span>
              )}
            </li>
          ))}
        </ul>
      </Details>
      {g.duties.length > 0 && (
        <Details title={w.duties}>
          <ul className="guide-list">
            {g.duties.map((d) => (
              <li key={d.key}>
                <Say text={d.text} />
                <span className="small third" lang="zh-CN">
                  {d.article.replace(/(\D)(\d+(?:\.\d+)*)$/u, (_, before, n) => `${before} ${guideWords.zh.art(n)}`)}
                </span>
              </li>
            ))}
          </ul>
        </Details>
      )}
      {g.faq.length > 0 && (
        <div id="faq">
          <Details title={w.faq(g.faq.length)}>
            <dl className="guide-faq">
              {g.faq.map((f) => (
                <div key={f.q.zh}>
                  <dt>
                    <Say text={f.q} />
                  </dt>
                  <dd>
                    <Say text={f.a} />
                  </dd>
                </div>
              ))}
            </dl>
          </Details>
        </div>
      )}
      <Details
        title={
          <Local editable={g.editable} at={['remedy']}>
            {w.remedy}
          </Local>
        }
      >
        <p>{w.remedyText(text(g.remedy.organ), text(g.remedy.court))}</p>
        <p>
          <Link to="/reconsideration">{w.remedyDays}</Link>
        </p>
        {g.remedy.url?.startsWith('http') && (
          <p>
            <a href={g.remedy.url} rel="noreferrer" target="_blank">
              {w.online}
            </a>
          </p>
        )}
      </Details>
      <div id="places">
        <Details
          title={
            <Local editable={g.editable} at={['places', 'contact']}>
              {w.places}
            </Local>
          }
        >
          <ul className="guide-list">
            {g.places.map((p) => (
              <li key={p} lang="zh-CN">
                {p}
              </li>
            ))}
            <li>{w.anyWindow}</li>
            {g.contact.ask && (
              <li>
                {w.ask} <a href={`tel:${g.contact.ask}`}>{g.contact.ask}</a>
              </li>
            )}
            {g.contact.complain && (
              <li>
                {w.complain} <a href={`tel:${g.contact.complain}`}>{g.contact.complain}</a>
              </li>
            )}
          </ul>
        </Details>
      </div>
      {g.renewedBy && (
        <p className="guide-renew">
          {w.renew} <Link to={`/items/${g.renewedBy}`}>{w.renewLink}</Link>
        </p>
      )}
    </div>
  );
};
