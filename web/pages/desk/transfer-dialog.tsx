import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseSummary } from '../../../src/modules/cases/contract.ts';
import { ApiError, clientKey } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { caseQuery, doAct } from '../../features/desk/api.ts';
import { queueWords } from '../../features/desk/queue.words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Say, useWords, Zh } from '../../ui/words.tsx';

type Failure = { readonly row: CaseSummary; readonly error: unknown };

/** 转办 of one or several. Each case answers for itself: what was not done is listed with its own reason. */
export const TransferDialog = ({
  rows,
  onClose,
  onDone,
}: {
  readonly rows: readonly CaseSummary[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) => {
  const w = useWords(queueWords);
  const { tell } = useLive();
  const queries = useQueryClient();
  const first = useQuery(caseQuery(rows[0]!.id));
  const [to, setTo] = useState('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState<readonly Failure[]>();
  const people = first.data?.people ?? [];

  const transfer = async () => {
    if (!to) {
      setMissing(true);
      return;
    }
    setBusy(true);
    const failed: Failure[] = [];
    for (const row of rows) {
      try {
        await doAct(row.id, 'assign', { verb: 'transfer', to }, undefined, clientKey());
        await queries.invalidateQueries({ queryKey: ['case', row.id] });
      } catch (error) {
        failed.push({ row, error });
      }
    }
    setBusy(false);
    tell(w.bulkDone(rows.length - failed.length, rows.length));
    onDone();
    if (failed.length > 0) setFailures(failed);
    else onClose();
  };

  return (
    <Dialog
      title={`${w.transfer} ${rows.length > 1 ? w.picked(rows.length) : rows[0]!.number}`}
      onClose={onClose}
      actions={
        failures ? (
          <Button onClick={onClose}>{w.transferNot}</Button>
        ) : (
          <>
            <Button kind="primary" busy={busy} onClick={() => void transfer()}>
              {w.transferDo}
            </Button>
            <Button onClick={onClose}>{w.transferNot}</Button>
          </>
        )
      }
    >
      <div data-density="desk">
        {failures ? (
          <>
            <h3>{w.bulkFailed}</h3>
            <ul className="bulk-failures">
              {failures.map(({ row, error }) => (
                <li key={row.id}>
                  <strong>{row.number}</strong> <Zh>{row.applicantName}</Zh>
                  <p>
                    {error instanceof ApiError ? <Say text={error.problem.message} /> : <ProblemState error={error} />}
                  </p>
                </li>
              ))}
            </ul>
          </>
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
