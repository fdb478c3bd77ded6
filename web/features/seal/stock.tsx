import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { Button } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { ActDialog } from './act-dialog.tsx';
import { type LicenceStock, stockQuery } from './licences.api.ts';
import { licenceWords } from './licences.words.ts';

type Kind = LicenceStock['kinds'][number];
const STEPS = ['received', 'used', 'spoiled'] as const;
type Moving = { readonly kind: Kind; readonly step: (typeof STEPS)[number] };

const MoveDialog = ({
  moving,
  onClose,
  onDone,
}: {
  readonly moving: Moving;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) => {
  const w = useWords(licenceWords);
  const say = useText();
  const { kind, step } = moving;
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [number, setNumber] = useState(kind.next ?? '');
  const [licence, setLicence] = useState('');
  const [reason, setReason] = useState('');
  const verb = w.moves[step];
  const one = { step, kind: kind.kind, number: number.trim() };
  const bodies = {
    received: { step, kind: kind.kind, first: first.trim(), last: last.trim() },
    used: { ...one, licence: licence.trim() },
    spoiled: { ...one, ...(reason.trim() ? { reason: reason.trim() } : {}) },
  };
  const input = (id: string, label: string, value: string, on: (v: string) => void) => (
    <Field id={id} label={label} required>
      {(aria) => <TextInput {...aria} value={value} maxLength={120} onChange={(e) => on(e.target.value)} />}
    </Field>
  );
  return (
    <ActDialog
      title={`${verb} · ${say(kind.name)}`}
      verb={verb}
      not={w.not}
      path="/api/licence-stock"
      body={() => bodies[step]}
      onClose={onClose}
      onDone={onDone}
    >
      {step === 'received' ? (
        <>
          <p>{w.stockHint}</p>
          {input('stock-first', w.first, first, setFirst)}
          {input('stock-last', w.last, last, setLast)}
        </>
      ) : (
        <>
          {input('stock-number', w.number, number, setNumber)}
          {step === 'used'
            ? input('stock-licence', w.usedFor, licence, setLicence)
            : input('stock-reason', w.reason, reason, setReason)}
        </>
      )}
    </ActDialog>
  );
};

/** Blanks by kind and the log of their steps. */
export const Stock = () => {
  const w = useWords(licenceWords);
  const say = useText();
  const { locale } = useLocale();
  const { data: session } = useSession();
  const { data, error, refetch, isPending } = useQuery(stockQuery);
  const queries = useQueryClient();
  const [moving, setMoving] = useState<Moving>();
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton lines={[90, 90, 90]} />;
  const nameFor = (kind: string) => data.kinds.find((k) => k.kind === kind)?.name ?? { zh: kind, en: kind };
  return (
    <>
      <p className="prose second licence-lead">{w.stockLead}</p>
      {data.kinds.length === 0 ? (
        <Empty title={w.empty}>
          <p>{w.stockNone}</p>
        </Empty>
      ) : (
        <Table
          caption={w.stockTable}
          rows={data.kinds}
          rowKey={(k) => k.kind}
          columns={[
            { key: 'kind', head: w.kind, name: true, cell: (k) => <Say text={k.name} /> },
            { key: 'blank', head: w.blank, align: 'right', cell: (k) => k.blank },
            { key: 'used', head: w.used, align: 'right', cell: (k) => k.used },
            { key: 'spoiled', head: w.spoiled, align: 'right', cell: (k) => k.spoiled },
            { key: 'next', head: w.next, cell: (k) => k.next ?? '' },
            {
              key: 'go',
              head: <span className="sr">{w.step}</span>,
              align: 'right',
              cell: (k) => (
                <span className="licence-buttons">
                  {STEPS.filter((step) => step === 'received' || k.blank > 0).map((step) => (
                    <Button
                      key={step}
                      aria-label={`${w.moves[step]} ${say(k.name)}`}
                      onClick={() => setMoving({ kind: k, step })}
                    >
                      {w.moves[step]}
                    </Button>
                  ))}
                </span>
              ),
            },
          ]}
        />
      )}
      <h2 className="licence-log">{w.stockLog}</h2>
      {data.log.length === 0 ? (
        <p className="second">{w.stockLogEmpty}</p>
      ) : (
        <Table
          caption={w.stockLog}
          rows={data.log}
          rowKey={(l) => l.id}
          columns={[
            { key: 'when', head: w.when, cell: (l) => whenText(l.at, session?.today, locale) },
            { key: 'number', head: w.number, name: true, cell: (l) => l.number },
            { key: 'kind', head: w.kind, cell: (l) => <Say text={nameFor(l.kind)} /> },
            {
              key: 'step',
              head: w.step,
              cell: (l) => (
                <>
                  {w.steps[l.step]}
                  {l.reason && <Zh>{`：${l.reason}`}</Zh>}{' '}
                  {l.licence && (
                    <Link to={`/desk/licences/${l.licence.id}`}>
                      <Zh>{l.licence.number}</Zh>
                    </Link>
                  )}
                </>
              ),
            },
            { key: 'who', head: w.who, cell: (l) => l.by },
          ]}
        />
      )}
      {moving && (
        <MoveDialog
          moving={moving}
          onClose={() => setMoving(undefined)}
          onDone={() => {
            setMoving(undefined);
            void queries.invalidateQueries({ queryKey: ['licences', 'stock'] });
          }}
        />
      )}
    </>
  );
};
