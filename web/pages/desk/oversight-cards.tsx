import { useState } from 'react';
import type { CardLine, OversightView } from '../../../src/modules/overview/contract.ts';
import { useSession } from '../../api/session.ts';
import { useMedia } from '../../features/desk/use-media.ts';
import { ExplainDialog } from '../../features/explained/dialog.tsx';
import { explainWords } from '../../features/explained/words.ts';
import { overviewWords } from '../../features/overview/words.ts';
import { Button } from '../../ui/button.tsx';
import { tightDay } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Empty } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Say, useLocale, useWords, Zh } from '../../ui/words.tsx';

/** As many at once; on a phone fewer, so that the parts below are not far. */
const STEP = { wide: 12, phone: 6 };
const waits = (c: CardLine) => c.explain === 'due' || c.explain === 'again';
const KEPT: Readonly<Record<string, (c: CardLine) => boolean>> = {
  all: () => true,
  unexplained: waits,
  red: (c) => c.colour === 'red',
  yellow: (c) => c.colour === 'yellow',
};

/** Was it explained in public, until when; and the act for those who may publish. */
const Told = ({ card, onExplain }: { readonly card: CardLine; readonly onExplain: (() => void) | undefined }) => {
  const w = useWords(explainWords);
  const { locale } = useLocale();
  if (card.explain === 'none') return null;
  const { explained } = card;
  return (
    <span className="card-line card-told">
      {explained && (
        <span className="second">
          {w.on(tightDay(explained.on, locale))}
          {explained.expected && (
            <>
              {locale === 'zh' ? '，' : ', '}
              {w.until(tightDay(explained.expected, locale))}
            </>
          )}
        </span>
      )}
      {card.explain === 'due' && <span className="card-due">{w.due}</span>}
      {card.explain === 'again' && <span className="card-due">{w.dueAgain}</span>}
      {waits(card) && onExplain && (
        <Button kind="quiet" onClick={onExplain} aria-label={`${w.open} ${card.number}`}>
          {card.explain === 'again' ? w.again : w.open}
        </Button>
      )}
    </span>
  );
};

const Card = ({ card, onExplain }: { readonly card: CardLine; readonly onExplain: (() => void) | undefined }) => {
  const w = useWords(overviewWords);
  const { locale } = useLocale();
  return (
    <li className={`card card-${card.colour}`}>
      <Tag tone={card.colour === 'red' ? 'danger' : 'warn'}>{card.colour === 'red' ? w.red : w.yellow}</Tag>
      <div className="card-body">
        <Link to={`/desk/cases/${card.case}`}>
          <Zh>{card.applicant}</Zh> <Say text={card.item} />
        </Link>
        <span>
          <Say text={card.sentence} />
        </span>
        <span className="card-line small third">
          {card.over > 0 && <span className="card-over">{w.overBy(card.over, card.unit)}</span>}
          <span>{w.dueOn(tightDay(card.due, locale))}</span>
          <span>{card.number}</span>
        </span>
        <Told card={card} onExplain={onExplain} />
      </div>
    </li>
  );
};

/** 红牌、黄牌, newest first: who, when, why, and whether the public was told (优化条例36). */
export const Cards = ({ view }: { readonly view: OversightView }) => {
  const w = useWords(overviewWords);
  const e = useWords(explainWords);
  const { data: session } = useSession();
  const [chosen, choose] = useState('all');
  const step = useMedia('(max-width: 639px)') ? STEP.phone : STEP.wide;
  const [steps, setSteps] = useState(1);
  const shown = steps * step;
  const [explaining, explain] = useState<CardLine>();
  const mayExplain = session?.staff?.posts.some((p) => p === 'head' || p === 'supervisor') ?? false;
  if (view.cards.length === 0)
    return (
      <Empty title={w.noCards}>
        <p>{w.noCardsWhy}</p>
      </Empty>
    );
  const cards = view.cards.filter(KEPT[chosen] ?? waits);
  const count = (key: string) => view.cards.filter(KEPT[key]!).length;
  return (
    <>
      <Tabs
        label={w.cards}
        tabs={[
          { key: 'all', name: w.allCards, count: count('all') },
          { key: 'unexplained', name: e.dueTab, count: count('unexplained') },
          { key: 'red', name: w.red, count: count('red') },
          { key: 'yellow', name: w.yellow, count: count('yellow') },
        ]}
        chosen={chosen}
        onChoose={(key) => {
          choose(key);
          setSteps(1);
        }}
      >
        {cards.length === 0 ? (
          <p className="second cards-none">{w.noneOfThese}</p>
        ) : (
          <ul className="cards">
            {cards.slice(0, shown).map((c, i) => (
              <Card key={`${c.case}-${c.due}-${i}`} card={c} onExplain={mayExplain ? () => explain(c) : undefined} />
            ))}
          </ul>
        )}
        {cards.length > shown && (
          <Button onClick={() => setSteps(steps + 1)}>{w.moreCards(Math.min(step, cards.length - shown))}</Button>
        )}
      </Tabs>
      {explaining && (
        <ExplainDialog
          caseId={explaining.case}
          what={
            <>
              {explaining.number} <Say text={explaining.item} /> <Say text={explaining.sentence} />
            </>
          }
          decided={explaining.decided}
          onClose={() => explain(undefined)}
        />
      )}
    </>
  );
};
