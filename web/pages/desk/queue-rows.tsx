import { memo } from 'react';
import type { CaseSummary } from '../../../src/modules/cases/contract.ts';
import { ClockBar } from '../../features/clock/clock-bar.tsx';
import { dueWords } from '../../features/desk/due.ts';
import { bunches, useNear } from '../../features/desk/near.ts';
import { queueWords } from '../../features/desk/queue.words.ts';
import { tagTone } from '../../features/desk/tags.ts';
import { Button } from '../../ui/button.tsx';
import { DayText } from '../../ui/dates.tsx';
import { Avatar, Tag } from '../../ui/tag.tsx';
import { Say, useText, useWords, Zh } from '../../ui/words.tsx';
import './queue-rows.css';

export const rowId = (id: string): string => `row-${id}`;

/** Words, date, bar; the words carry the meaning, the bar only repeats it. */
const DueCell = ({ row }: { readonly row: CaseSummary }) => {
  const due = dueWords(row);
  return (
    <td className="q-due">
      <span className={`q-left q-left-${due.pressure}`}>
        <Say text={due.text} />
      </span>
      <span className="q-date">{due.day && <DayText day={due.day} />}</span>
      <span className="q-bar">{row.clock && <ClockBar clock={row.clock} />}</span>
    </td>
  );
};

/** A soft claim: somebody else has it open. It stands in room that is always kept, so that nothing moves when they come and go. */
const HereNow = ({ row }: { readonly row: CaseSummary }) => {
  const w = useWords(queueWords);
  const who = row.here?.find((h) => h.doing === 'acting') ?? row.here?.[0];
  if (!who || who.id === row.holder?.id) return null;
  return (
    <span className="q-here small">
      <Zh>{(who.doing === 'acting' ? w.acting : w.here)(who.name)}</Zh>
    </span>
  );
};

const HolderCell = ({ row, onClaim, busy }: Pick<RowProps, 'row' | 'onClaim' | 'busy'>) => {
  const w = useWords(queueWords);
  if (row.holder)
    return (
      <td className="q-holder">
        <Avatar name={row.holder.name} />
        <span className="q-holder-name">
          <Zh>{row.holder.name}</Zh>
        </span>
        <HereNow row={row} />
      </td>
    );
  const open = row.state === 'under-review';
  return (
    <td className="q-holder">
      {open && (
        <Button kind="quiet" className="q-claim" busy={busy} onClick={() => onClaim(row)}>
          {w.claim}
          <span className="sr"> {row.number}</span>
        </Button>
      )}
      <HereNow row={row} />
    </td>
  );
};

type RowProps = {
  readonly row: CaseSummary;
  readonly current: boolean;
  readonly picked: boolean;
  readonly busy: boolean;
  /** With a preview beside the list a click only chooses; Enter and O open. */
  readonly choosing: boolean;
  readonly onChoose: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onPick: (id: string) => void;
  readonly onClaim: (row: CaseSummary) => void;
};

/** Drawn again only when something of it changes: a key moves two rows and not all that are loaded. */
const Row = memo((p: RowProps) => {
  const w = useWords(queueWords);
  const text = useText();
  const { row } = p;
  return (
    <tr
      className={['q-row', p.current && 'q-row-current', p.picked && 'q-row-picked'].filter(Boolean).join(' ')}
      onClick={() => p.onChoose(row.id)}
      onDoubleClick={() => document.getElementById(rowId(row.id))?.click()}
    >
      <DueCell row={row} />
      <th scope="row" className="q-item">
        <input
          type="checkbox"
          className="q-pick"
          aria-label={w.picks(row.number)}
          checked={p.picked}
          onClick={(e) => e.stopPropagation()}
          onChange={() => p.onPick(row.id)}
        />
        {/* Not the router's own link: of those each would be asked anew at every step through views and tabs. */}
        <a
          id={rowId(row.id)}
          href={`/desk/cases/${row.id}`}
          className="q-link"
          tabIndex={p.current ? 0 : -1}
          aria-current={p.current ? 'true' : undefined}
          aria-label={`${text(row.itemName)} ${row.number}`}
          onClick={(e) => {
            // A mouse click (detail 1) chooses while the preview is there; Enter and double click open, modified clicks the browser.
            if (e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
            e.preventDefault();
            if (!p.choosing || e.detail !== 1) p.onOpen(row.id);
          }}
        >
          <Say text={row.itemName} />
        </a>
      </th>
      <td className="q-applicant">
        <Zh>{row.applicantName}</Zh>
      </td>
      <td className="q-stage">
        <Say text={row.stage} />
      </td>
      <td className="q-tags">
        {row.tags.slice(0, 2).map((t) => (
          <Tag key={t.key} tone={tagTone(t)}>
            <Say text={t.text} />
          </Tag>
        ))}
      </td>
      <HolderCell row={row} onClaim={p.onClaim} busy={p.busy} />
    </tr>
  );
});
Row.displayName = 'Row';

type PartProps = Pick<RowProps, 'choosing' | 'onChoose' | 'onOpen' | 'onPick' | 'onClaim'> & {
  readonly rows: readonly CaseSummary[];
  readonly always: boolean;
  readonly current: string | undefined;
  readonly picks: ReadonlySet<string>;
  readonly claiming: string | undefined;
};

/** As `--row` at the desk. */
const ROW_PX = 44;
/** Some rows together; far from the screen they are one empty row of the same height. */
const Part = ({ rows, always, current, picks, claiming, ...acts }: PartProps) => {
  const { ref, near, height } = useNear(always, rows.length * ROW_PX);
  return (
    <tbody ref={ref}>
      {near ? (
        rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            current={row.id === current}
            picked={picks.has(row.id)}
            busy={claiming === row.id}
            {...acts}
          />
        ))
      ) : (
        <tr>
          {/* Not one more than are left where the list is narrow: a column of its own would take room. */}
          <td colSpan={5} style={{ height, padding: 0 }} />
        </tr>
      )}
    </tbody>
  );
};

/** The list: a table with a roving tab stop on the rows' links. What happens around it does not draw it again. */
export const QueueRows = memo(function QueueRows({
  caption,
  rows,
  current,
  picks,
  ticking,
  claiming,
  ...acts
}: {
  readonly caption: string;
  readonly rows: readonly CaseSummary[];
  readonly current: string | undefined;
  readonly picks: ReadonlySet<string>;
  /** The boxes to tick rows with are there. */
  readonly ticking: boolean;
  readonly claiming: string | undefined;
} & Pick<RowProps, 'choosing' | 'onChoose' | 'onOpen' | 'onPick' | 'onClaim'>) {
  const w = useWords(queueWords);
  const parts = bunches(rows);
  const here = parts.findIndex((part) => part.some((r) => r.id === current));
  const heads = [w.due, w.item, w.applicant, w.stage, w.tags, w.holder];
  const classes = ['q-due', 'q-item', 'q-applicant', 'q-stage', 'q-tags', 'q-holder'];
  return (
    <table aria-rowcount={rows.length + 1} className={ticking ? 'q-table q-picking' : 'q-table'}>
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          {heads.map((h, i) => (
            <th key={h} scope="col" className={classes[i]}>
              {h}
            </th>
          ))}
        </tr>
      </thead>
      {parts.map((part, i) => (
        <Part
          key={part[0]?.id ?? i}
          rows={part}
          // Of a short list everything is there; of a long one the part with the chosen row and those beside it.
          always={parts.length < 3 || Math.abs(i - here) <= 1}
          current={part.some((r) => r.id === current) ? current : undefined}
          picks={picks}
          claiming={claiming}
          {...acts}
        />
      ))}
    </table>
  );
});
