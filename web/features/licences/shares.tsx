import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addMonths, type Day } from '../../../src/kernel/day.ts';
import type { Field as FormField } from '../../../src/modules/forms/engine/definition.ts';
import { validateField } from '../../../src/modules/forms/engine/form.ts';
import { endShare, type ShareView, shareLicence, sharesQuery } from '../../api/licences.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { nearDay, whenText } from '../../ui/dates.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldSet } from '../../ui/field.tsx';
import { DateInput } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Section } from '../../ui/trail.tsx';
import { useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { shareWords } from './words.ts';

const NewShare = ({
  id,
  today,
  onClose,
}: {
  readonly id: string;
  readonly today: string;
  readonly onClose: () => void;
}) => {
  const w = useWords(shareWords);
  const text = useText();
  const { tell } = useLive();
  const queries = useQueryClient();
  const [whom, setWhom] = useState('');
  const [purpose, setPurpose] = useState('');
  const [until, setUntil] = useState<string>(addMonths(today as Day, 1));
  const [tried, setTried] = useState(false);
  const field: FormField = {
    key: 'until',
    kind: 'date',
    label: { zh: '截止日', en: 'Last day' },
    notBefore: today as Day,
    notAfter: addMonths(today as Day, 12),
  };
  const fault = until === '' ? undefined : validateField(field, until);
  const make = useMutation({
    mutationFn: () => shareLicence(id, { whom: whom.trim(), purpose: purpose.trim(), until }),
    onSuccess: () => {
      tell(w.made);
      void queries.invalidateQueries({ queryKey: ['licence-shares', id] });
      onClose();
    },
  });
  return (
    <Dialog
      title={w.shareNew}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={make.isPending}
            onClick={() => {
              setTried(true);
              if (whom.trim() && purpose.trim() && until && !fault) make.mutate();
            }}
          >
            {w.make}
          </Button>
          <Button onClick={onClose}>{w.keep}</Button>
        </>
      }
    >
      {make.error && <ProblemState error={make.error} />}
      <TextField
        id="share-whom"
        label={w.whom}
        hint={w.whomHint}
        error={tried && !whom.trim() ? w.empty : undefined}
        maxLength={60}
        value={whom}
        onValue={setWhom}
      />
      <TextField
        id="share-purpose"
        label={w.purpose}
        hint={w.purposeHint}
        error={tried && !purpose.trim() ? w.empty : undefined}
        maxLength={120}
        value={purpose}
        onValue={setPurpose}
      />
      <FieldSet
        id="share-until"
        label={w.until}
        hint={w.untilHint}
        error={tried ? (until === '' ? w.empty : fault && text(fault.text)) : undefined}
      >
        <DateInput id="share-until-year" value={until} onChange={setUntil} />
      </FieldSet>
    </Dialog>
  );
};

const Row = ({ id, s, today }: { readonly id: string; readonly s: ShareView; readonly today: string | undefined }) => {
  const w = useWords(shareWords);
  const { locale } = useLocale();
  const [byHand, setByHand] = useState(false);
  const { tell } = useLive();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => endShare(id, s.id),
    onSuccess: () => {
      tell(w.ended);
      void queries.invalidateQueries({ queryKey: ['licence-shares', id] });
    },
  });
  return (
    <li className="share-row">
      <div>
        <p>
          <strong>
            <Zh>{s.whom}</Zh>
          </strong>{' '}
          <Tag tone={s.state === 'open' ? 'ok' : 'plain'}>{w.states[s.state]}</Tag>
        </p>
        <p className="small second whole">
          <Zh>{s.purpose}</Zh>
          {'　'}
          {w.to(nearDay(s.until, today, locale))}
          {'　'}
          {w.uses(s.uses)}
          {s.lastUsedAt && `　${w.last(whenText(s.lastUsedAt, today, locale))}`}
        </p>
        {end.error && <ProblemState error={end.error} />}
        {byHand && (
          <p className="small" role="status">
            {w.copyByHand} <code>{s.link}</code>
          </p>
        )}
      </div>
      {s.link && (
        <div className="buttons">
          <Button
            onClick={() =>
              // Without a secure connection there is no clipboard at all; the link is then shown to be copied by hand.
              void (navigator.clipboard?.writeText(s.link ?? '') ?? Promise.reject(new Error('no clipboard'))).then(
                () => tell(w.copied),
                () => setByHand(true),
              )
            }
          >
            {w.copy}
            <span className="sr">
              ：<Zh>{s.whom}</Zh>
            </span>
          </Button>
          <Button busy={end.isPending} onClick={() => end.mutate()}>
            {w.end}
            <span className="sr">
              ：<Zh>{s.whom}</Zh>
            </span>
          </Button>
        </div>
      )}
    </li>
  );
};

/** For whom, for what, until when; each use counted; taken back at any time. */
export const Shares = ({ id, today }: { readonly id: string; readonly today: string | undefined }) => {
  const w = useWords(shareWords);
  const { data, error, refetch } = useQuery(sharesQuery(id));
  const [making, make] = useState(false);
  return (
    <Section title={w.shares} note={w.sharesNote}>
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data?.shares.length === 0 && <Empty title={w.none} />}
      {data && data.shares.length > 0 && (
        <ul className="rows">
          {data.shares.map((s) => (
            <Row key={s.id} id={id} s={s} today={today} />
          ))}
        </ul>
      )}
      <p className="form-foot">
        <Button icon="plus" onClick={() => make(true)}>
          {w.shareNew}
        </Button>
      </p>
      {making && today && <NewShare id={id} today={today} onClose={() => make(false)} />}
    </Section>
  );
};
