import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HandedOver, HandOverDone, LeaveEntered, TeamRow } from '../../../src/modules/overview/contract.ts';
import { send } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { CheckRow, DateInput, Select, TextInput } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';
import { Say, useWords, Zh } from '../../ui/words.tsx';
import { teamWords } from './team.words.ts';

/** What became of each case, the ones that stayed first. */
export const Results = ({
  results,
  onClose,
}: {
  readonly results: readonly HandedOver[];
  readonly onClose: () => void;
}) => {
  const w = useWords(teamWords);
  const ok = results.filter((r) => r.ok).length;
  return (
    <Dialog
      title={w.results}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {w.close}
        </Button>
      }
    >
      <p role="status">{results.length === 0 ? w.nothingMoved : w.allDone(ok, results.length - ok)}</p>
      <ul className="team-results">
        {results
          .toSorted((a, b) => Number(a.ok) - Number(b.ok))
          .map((r) => (
            <li key={r.case}>
              <Link to={`/desk/cases/${r.case}`}>{r.number}</Link> <Say text={r.item} />{' '}
              {r.ok ? (
                <span className="second">{w.resultOk(r.to?.name ?? '')}</span>
              ) : (
                <span className="team-not">
                  {w.resultNo}
                  {r.because && <Say text={r.because} />}
                </span>
              )}
            </li>
          ))}
      </ul>
    </Dialog>
  );
};

type DialogProps = {
  readonly rows: readonly TeamRow[];
  readonly today: string;
  readonly onClose: () => void;
  readonly onDone: (results: readonly HandedOver[]) => void;
};
const choicesOf = (rows: readonly TeamRow[], not: string) =>
  rows
    .filter((r) => r.person.id !== not && r.posts.length > 0)
    .map((r) => ({ value: r.person.id, label: r.person.name }));

export const LeaveDialog = ({ rows, today, onClose, onDone }: DialogProps) => {
  const w = useWords(teamWords);
  const queries = useQueryClient();
  const [person, setPerson] = useState('');
  const [substitute, setSubstitute] = useState('');
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState(today);
  const [tasks, setTasks] = useState(true);
  const enter = useMutation({
    mutationFn: () => send<LeaveEntered>('POST', '/api/desk/team/leaves', { person, substitute, from, until, tasks }),
    onSuccess: (done) => {
      void queries.invalidateQueries({ queryKey: ['desk', 'team'] });
      onDone(done.results);
    },
  });
  return (
    <Dialog
      title={w.enterLeave}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={enter.isPending} onClick={() => enter.mutate()}>
            {w.enterLeave}
          </Button>
          <Button onClick={onClose}>{w.notNow}</Button>
        </>
      }
    >
      {enter.error && <ProblemState error={enter.error} />}
      <Field id="leave-person" label={w.whoAway}>
        {(aria) => (
          <Select
            {...aria}
            empty={w.choose}
            value={person}
            choices={choicesOf(rows, '')}
            onChange={(e) => setPerson(e.target.value)}
          />
        )}
      </Field>
      <Field id="leave-substitute" label={w.substitute} hint={w.substituteHint}>
        {(aria) => (
          <Select
            {...aria}
            empty={w.choose}
            value={substitute}
            choices={choicesOf(rows, person)}
            onChange={(e) => setSubstitute(e.target.value)}
          />
        )}
      </Field>
      <Field id="leave-from" label={w.from}>
        {(aria) => <DateInput {...aria} value={from} onChange={setFrom} />}
      </Field>
      <Field id="leave-until" label={w.until}>
        {(aria) => <DateInput {...aria} value={until} onChange={setUntil} />}
      </Field>
      <CheckRow checked={tasks} onChange={(e) => setTasks(e.target.checked)}>
        {w.tasks}
      </CheckRow>
    </Dialog>
  );
};

export const HandOverDialog = ({
  leaver,
  rows,
  onClose,
  onDone,
}: Omit<DialogProps, 'today'> & { readonly leaver: TeamRow }) => {
  const w = useWords(teamWords);
  const queries = useQueryClient();
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const hand = useMutation({
    mutationFn: () =>
      send<HandOverDone>('POST', '/api/desk/team/hand-over', {
        from: leaver.person.id,
        reason: reason.trim(),
        ...(to ? { to } : {}),
      }),
    onSuccess: (done) => {
      void queries.invalidateQueries({ queryKey: ['desk'] });
      onDone(done.results);
    },
  });
  return (
    <Dialog
      title={<Zh>{w.handOverOf(leaver.person.name)}</Zh>}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={hand.isPending} onClick={() => hand.mutate()}>
            {w.doHandOver(leaver.open)}
          </Button>
          <Button onClick={onClose}>{w.notHandOver}</Button>
        </>
      }
    >
      <p>{w.leaverHint(leaver.open)}</p>
      {leaver.asked > 0 && <p>{w.askedHint(leaver.asked)}</p>}
      {hand.error && <ProblemState error={hand.error} />}
      <Field id="hand-to" label={w.toWhom}>
        {(aria) => (
          <Select
            {...aria}
            empty={w.spread}
            value={to}
            choices={choicesOf(rows, leaver.person.id)}
            onChange={(e) => setTo(e.target.value)}
          />
        )}
      </Field>
      <Field id="hand-reason" label={w.reason} hint={w.reasonHint}>
        {(aria) => <TextInput {...aria} value={reason} maxLength={200} onChange={(e) => setReason(e.target.value)} />}
      </Field>
    </Dialog>
  );
};
