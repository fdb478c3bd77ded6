import type { Here } from '../../../src/modules/cases/contract.desk.ts';
import type { CaseView } from '../../../src/modules/cases/contract.ts';
import { useSession } from '../../api/session.ts';
import { openStep } from '../../features/desk/acts/tasks.ts';
import { caseWords } from '../../features/desk/case.words.ts';
import type { Place } from '../../features/desk/run.ts';
import { tagTone } from '../../features/desk/tags.ts';
import { CHANNELS } from '../../features/desk/views.ts';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { Avatar, KeyHint, Tag } from '../../ui/tag.tsx';
import { Say, useWords, Zh } from '../../ui/words.tsx';

const Holder = ({ view }: { readonly view: CaseView }) => {
  const w = useWords(caseWords);
  const { data: session } = useSession();
  const holder = openStep(view)?.holder;
  if (view.state !== 'under-review') return null;
  if (!holder) return <span className="second">{w.nobody}</span>;
  return (
    <span className="case-holder">
      <Avatar name={holder.name} />
      {session?.person?.id === holder.id ? w.mine : <Zh>{w.heldBy(holder.name)}</Zh>}
    </span>
  );
};

/** Head of a case: item, number, tags, who is on it, where it stands in the list. */
export const CaseHead = ({
  view,
  place,
  from,
  here,
  idle,
}: {
  readonly view: CaseView;
  readonly place: Place | undefined;
  readonly from: Readonly<Record<string, string>>;
  readonly here: readonly Here[];
  readonly idle: boolean;
}) => {
  const w = useWords(caseWords);
  const holder = openStep(view)?.holder;
  return (
    <div className="case-head">
      <Link to="/desk" search={from} className="case-back">
        <Icon name="back" />
        <span className="sr">{w.back}</span>
      </Link>
      <h1>
        <Say text={view.itemName} />
      </h1>
      <span className="case-number second nw">{view.fullNumber}</span>
      <span className="case-applicant">
        <Zh>{view.applicant.name}</Zh>
        {view.applicant.agent && (
          <>
            {' '}
            <Zh>{w.agent(view.applicant.agent)}</Zh>
          </>
        )}
      </span>
      {view.site && (
        <span className="second small">
          {CHANNELS[view.channel] && <Say text={CHANNELS[view.channel]!} />} <Say text={view.site} />
        </span>
      )}
      <span className="case-tags">
        {view.tags.map((t) => (
          <Tag key={t.key} tone={tagTone(t)}>
            <Say text={t.text} />
          </Tag>
        ))}
      </span>
      <div className="case-where">
        {!here.some((h) => h.id === holder?.id && h.doing === 'acting') && <Holder view={view} />}
        {here.map((h) => (
          <span key={h.id} className={h.doing === 'acting' ? 'case-here case-here-acting' : 'case-here'}>
            <Avatar name={h.name} />
            <Zh>{(h.doing === 'acting' ? w.hereActs : w.hereReads)(h.name)}</Zh>
          </span>
        ))}
        {idle && <span className="third small">{w.idle}</span>}
        {place && (
          <nav className="case-place" aria-label={w.placeLabel(place.at, place.of)}>
            <span>{w.place(place.at, place.of)}</span>
            {place.previous && (
              <Link to={`/desk/cases/${place.previous}`} aria-label={w.previous}>
                <KeyHint>K</KeyHint>
              </Link>
            )}
            {place.next && (
              <Link to={`/desk/cases/${place.next}`} aria-label={w.next}>
                <KeyHint>J</KeyHint>
              </Link>
            )}
          </nav>
        )}
      </div>
    </div>
  );
};
