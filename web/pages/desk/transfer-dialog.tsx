import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseSummary } from '../../../src/modules/cases/contract.ts';
import { caseQuery } from '../../api/cases.ts';
import { ApiError } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { doAct } from '../../features/desk/api.ts';
import { queueWords } from '../../features/desk/queue.words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Select } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { useOnline } from '../../ui/online.ts';
import { Skeleton } from '../../ui/states.tsx';
import { Say, useWords, Zh } from '../../ui/words.tsx';
import './transfer-dialog.css';

type Result = { readonly row: CaseSummary; readonly error?: unknown };
type Of = {
  readonly rows: readonly CaseSummary[];
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** One act on several cases, one after another, each with the version its row showed. */
const useMany = ({ rows, onDone }: Of) => {
  const w = useWords(queueWords);
  const { tell } = useLive();
  const queries = useQueryClient();
  const [results, setResults] = useState<readonly Result[]>([]);
  const [busy, setBusy] = useState(false);
  const run = async (act: string, command: object): Promise<readonly Result[]> => {
    setBusy(true);
    const all: Result[] = [];
    for (const row of rows) {
      try {
        await doAct(row.id, act, command, row.version);
        all.push({ row });
      } catch (error) {
        all.push({ row, error });
      }
      setResults([...all]);
    }
    for (const row of rows) void queries.invalidateQueries({ queryKey: ['case', row.id] });
    setBusy(false);
    tell(w.bulkDone(all.filter((r) => !r.error).length, rows.length));
    onDone();
    return all;
  };
  return { results, busy, over: !busy && results.length > 0, run };
};

/** Each case answers for itself: done, or not and why. */
const Results = ({ results, of }: { readonly results: readonly Result[]; readonly of: number }) => {
  const w = useWords(queueWords);
  return (
    <>
      <p className="second" role="status">
        {results.length < of ? w.bulkBusy(results.length, of) : w.bulkDone(results.filter((r) => !r.error).length, of)}
      </p>
      <ul className="bulk-results">
        {results.map(({ row, error }) => (
          <li key={row.id} className={error ? 'bulk-not' : 'bulk-ok'}>
            <Icon name={error ? 'alert' : 'done'} size={18} />
            <div>
              <strong className="nw">{row.number}</strong> <Zh>{row.applicantName}</Zh>
              {error ? (
                error instanceof ApiError ? (
                  <p>
                    <Say text={error.problem.message} />
                  </p>
                ) : (
                  <ProblemState error={error} />
                )
              ) : (
                <p className="third small">{w.bulkOk}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
};

/** 转办 of one or several. */
export const TransferDialog = (of: Of) => {
  const { rows, onClose } = of;
  const w = useWords(queueWords);
  const online = useOnline();
  const first = useQuery(caseQuery(rows[0]!.id));
  const [to, setTo] = useState('');
  const [missing, setMissing] = useState(false);
  const { results, busy, over, run } = useMany(of);
  const people = first.data?.people ?? [];
  const transfer = async () => {
    if (!to) {
      setMissing(true);
      return;
    }
    const all = await run('assign', { verb: 'transfer', to });
    if (all.every((r) => !r.error)) onClose();
  };
  return (
    <Dialog
      title={`${w.transfer} ${rows.length > 1 ? w.picked(rows.length) : rows[0]!.number}`}
      onClose={onClose}
      actions={
        over ? (
          <Button onClick={onClose}>{w.bulkClose}</Button>
        ) : (
          <>
            <Button
              kind="primary"
              busy={busy}
              {...(online ? {} : { 'aria-disabled': true })}
              onClick={() => online && void transfer()}
            >
              {w.transferDo}
            </Button>
            <Button onClick={onClose}>{w.transferNot}</Button>
          </>
        )
      }
    >
      <div data-density="desk">
        {!online && <p className="second">{w.offline}</p>}
        {results.length > 0 ? (
          <Results results={results} of={rows.length} />
        ) : first.error ? (
          <ProblemState error={first.error} onRetry={() => void first.refetch()} />
        ) : first.isPending ? (
          <Skeleton lines={[40, 90]} />
        ) : (
          <Field
            id="transfer-to"
            label={w.to}
            hint={people.length === 0 ? w.noPeople : undefined}
            error={missing && !to ? w.toMissing : undefined}
            required
          >
            {(aria) => (
              <Select
                {...aria}
                empty=""
                value={to}
                choices={people.map((p) => ({ value: p.id, label: `${p.name}（${p.unit}）` }))}
                onChange={(e) => setTo(e.target.value)}
              />
            )}
          </Field>
        )}
      </div>
    </Dialog>
  );
};

/** 认领 of several at once. */
export const ClaimDialog = (of: Of) => {
  const { rows, onClose } = of;
  const w = useWords(queueWords);
  const online = useOnline();
  const { results, busy, over, run } = useMany(of);
  return (
    <Dialog
      title={`${w.bulkClaim} ${w.picked(rows.length)}`}
      onClose={onClose}
      actions={
        over ? (
          <Button onClick={onClose}>{w.bulkClose}</Button>
        ) : (
          <>
            <Button
              kind="primary"
              busy={busy}
              {...(online ? {} : { 'aria-disabled': true })}
              onClick={() => online && void run('claim', {})}
            >
              {w.bulkClaim}
            </Button>
            <Button onClick={onClose}>{w.bulkClaimNot}</Button>
          </>
        )
      }
    >
      <div data-density="desk">
        {!online && <p className="second">{w.offline}</p>}
        {results.length > 0 ? (
          <Results results={results} of={rows.length} />
        ) : (
          <>
            <p>{w.bulkClaimLead(rows.length)}</p>
            <ul className="bulk-results">
              {rows.map((r) => (
                <li key={r.id}>
                  <div>
                    <strong className="nw">{r.number}</strong> <Zh>{r.applicantName}</Zh>
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Dialog>
  );
};
