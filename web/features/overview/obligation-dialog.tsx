import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObligationView } from '../../../src/modules/obligations/contract.ts';
import type { ObligationBoard } from '../../../src/modules/overview/contract.ts';
import { send } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, FieldSet } from '../../ui/field.tsx';
import { CheckRow, CheckRows, DateInput, RadioRows, TextArea } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { useText, useWords, Zh } from '../../ui/words.tsx';
import { Evidence } from './evidence.tsx';
import { obligationWords } from './obligations.words.ts';

export type Doing = { readonly line: ObligationView; readonly act: string };
type Filled = {
  readonly text: string;
  readonly until: string;
  readonly inspectors: readonly string[];
  readonly finding: string;
  readonly fraud: boolean;
};
const EMPTY: Filled = { text: '', until: '', inspectors: [], finding: '', fraud: false };

/** What each act asks for, as its route wants it. */
const bodyOf = (act: string, version: number, f: Filled): Readonly<Record<string, unknown>> => {
  const text = f.text.trim();
  switch (act) {
    case 'check':
      return { version, inspectors: f.inspectors, finding: f.finding, ...(text ? { words: text } : {}) };
    case 'hear':
    case 'give-evidence':
      return { version, ...(text ? { words: text } : {}) };
    case 'rectify':
      return { version, ...(f.until ? { until: f.until } : {}), ...(text ? { reason: text } : {}) };
    case 'break':
      return { version, fraud: f.fraud };
    case 'keep':
      return { version };
    default:
      return { version, ...(text ? { reason: text } : {}) };
  }
};

/** One act on an obligation with what it needs; the server judges, and says what is missing. */
export const ObligationDialog = ({
  line,
  act,
  checkers,
  onClose,
}: Doing & { readonly checkers: ObligationBoard['checkers']; readonly onClose: () => void }) => {
  const w = useWords(obligationWords);
  const say = useText();
  const queries = useQueryClient();
  const { tell } = useLive();
  const [f, setF] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const unfound = act === 'check' && f.finding === '';
  const put = (part: Partial<Filled>) => setF((old) => ({ ...old, ...part }));
  const doIt = useMutation({
    mutationFn: () => send('POST', `/api/obligations/${line.id}/acts/${act}`, bodyOf(act, line.version, f)),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['desk', 'obligations'] });
      tell(w.done);
      onClose();
    },
  });
  const area = (label: string, hint: string) => (
    <Field id="obligation-text" label={label} hint={hint}>
      {(aria) => <TextArea {...aria} value={f.text} maxLength={4000} onChange={(e) => put({ text: e.target.value })} />}
    </Field>
  );
  return (
    <Dialog
      title={w.acts[act]}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={doIt.isPending} onClick={() => (unfound ? setTried(true) : doIt.mutate())}>
            {w.acts[act]}
          </Button>
          <Button onClick={onClose}>{w.notNow}</Button>
        </>
      }
    >
      {doIt.error && <ProblemState error={doIt.error} />}
      <p>
        <Zh>{line.debtor}</Zh> {line.what.map((x) => say(x.name)).join(' · ') || w.kinds[line.kind]}
      </p>
      {act === 'check' && (
        <>
          <Evidence of={line.id} />
          <FieldSet id="obligation-inspectors" label={w.inspectors} hint={w.inspectorsHint}>
            <CheckRows
              inline
              name="inspectors"
              choices={checkers.map((c) => ({ value: c.id, label: <Zh>{c.name}</Zh> }))}
              value={f.inspectors}
              onChange={(inspectors) => put({ inspectors })}
            />
          </FieldSet>
          <FieldSet id="obligation-finding" label={w.finding} error={tried && unfound ? w.findingMissing : undefined}>
            <RadioRows
              inline
              name="finding"
              choices={Object.entries(w.findings).map(([value, label]) => ({ value, label }))}
              value={f.finding}
              onChange={(finding) => put({ finding })}
            />
          </FieldSet>
          {area(w.record, w.recordHint)}
        </>
      )}
      {act === 'hear' && area(w.record, w.hearHint)}
      {act === 'give-evidence' && area(w.evidenceWords, w.evidenceHint)}
      {act === 'rectify' && (
        <Field id="obligation-until" label={w.until}>
          {(aria) => <DateInput {...aria} value={f.until} onChange={(until) => put({ until })} />}
        </Field>
      )}
      {['rectify', 'waive', 'repair'].includes(act) && area(w.reason, w.reasonHint)}
      {act === 'keep' && <p>{w.keepSays}</p>}
      {act === 'break' && (
        <>
          <p>{w.breakSays(w.consequence[line.consequence] ?? '')}</p>
          <CheckRow checked={f.fraud} onChange={(e) => put({ fraud: e.target.checked })}>
            {w.fraud}
            <span className="choice-hint">{w.fraudHint}</span>
          </CheckRow>
        </>
      )}
    </Dialog>
  );
};
