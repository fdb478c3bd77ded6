import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useBegin } from '../../api/begin.ts';
import { send } from '../../api/client.ts';
import { openDraft } from '../../api/drafts.ts';
import type { LicenceView } from '../../api/licences.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { fullDay, sentenceDay } from '../../ui/dates.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldErrorLine, FieldSet } from '../../ui/field.tsx';
import { CheckRow, RadioRows } from '../../ui/input.tsx';
import { Section } from '../../ui/trail.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';
import { furtherWords } from './further.words.ts';

type Why = 'lost' | 'damaged' | 'unreadable';

/** 补发: the holder says what happened to it and answers for that; the earlier edition ends at once. */
const Reissue = ({
  licence,
  onClose,
  onDone,
}: {
  readonly licence: LicenceView;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) => {
  const w = useWords(furtherWords);
  const [why, setWhy] = useState<Why>('lost');
  const [declared, setDeclared] = useState(false);
  const [pressed, setPressed] = useState(false);
  const act = useMutation({
    mutationFn: () => send('POST', `/api/licences/${licence.id}/reissue`, { version: licence.version, why, declared }),
    onSuccess: onDone,
  });
  const missing = pressed && !declared;
  return (
    <Dialog
      title={w.reissueTitle}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={act.isPending}
            onClick={() => {
              setPressed(true);
              if (declared) act.mutate();
            }}
          >
            {w.reissue}
          </Button>
          <Button onClick={onClose}>{w.notNow}</Button>
        </>
      }
    >
      <p>{w.reissueSay}</p>
      <FieldSet id="reissue-why" label={w.why} required>
        <RadioRows
          name="why"
          value={why}
          onChange={(v) => setWhy(v as Why)}
          choices={(Object.keys(w.whys) as Why[]).map((value) => ({ value, label: w.whys[value] }))}
        />
      </FieldSet>
      {missing && <FieldErrorLine id="reissue-declare-error">{w.declareFirst}</FieldErrorLine>}
      <CheckRow
        checked={declared}
        onChange={(e) => setDeclared(e.target.checked)}
        {...(missing ? { 'aria-describedby': 'reissue-declare-error', 'aria-invalid': true as const } : {})}
      >
        {w.declare}
      </CheckRow>
      {act.error && <ProblemState error={act.error} safe={w.safe} />}
    </Dialog>
  );
};

const Row = ({
  name,
  say,
  children,
}: {
  readonly name: string;
  readonly say: ReactNode;
  readonly children?: ReactNode;
}) => (
  <li className="further-row">
    <div>
      <p className="further-name">{name}</p>
      <p className="small second">{say}</p>
    </div>
    {children}
  </li>
);

/** What its holder may do with a licence: change it, renew it, have it issued again; what may not be done says why. */
export const Further = ({
  licence: l,
  today,
}: {
  readonly licence: LicenceView;
  readonly today: string | undefined;
}) => {
  const w = useWords(furtherWords);
  const { locale } = useLocale();
  const queries = useQueryClient();
  const [again, setAgain] = useState(false);
  const start = useBegin((item: string) => openDraft({ item, licence: l.id, copyOf: l.lastCase }));
  const living = l.state === 'in-force' || l.state === 'suspended';
  if (!living || !today) return null;
  const { renewal, change } = l;
  const late = renewal !== undefined && today > renewal.closes;
  const early = renewal?.opens !== undefined && today < renewal.opens;
  const go = (item: string, verb: string, primary = false) => (
    <Button
      kind={primary ? 'primary' : 'plain'}
      busy={start.isPending && start.variables === item}
      onClick={() => start.mutate(item)}
    >
      {verb}
    </Button>
  );
  const renewSay = () => {
    if (!renewal) return l.until ? w.renewNone : w.renewEndless;
    if (late) return w.renewLate(fullDay(renewal.closes, locale));
    return early
      ? w.renewFrom(fullDay(renewal.opens!, locale), fullDay(renewal.closes, locale))
      : w.renewNow(sentenceDay(renewal.closes, locale));
  };
  return (
    <Section title={w.title}>
      <ul className="rows no-print">
        <Row name={w.change} say={change ? w.changeSay : w.changeNone}>
          {change && go(change.item, w.change)}
        </Row>
        <Row name={w.renew} say={renewSay()}>
          {renewal && !late && !early && go(renewal.item, w.renew, true)}
        </Row>
        <Row name={w.reissue} say={w.reissueWhen}>
          {l.reissue && <Button onClick={() => setAgain(true)}>{w.reissue}</Button>}
        </Row>
      </ul>
      {start.error && <ProblemState error={start.error} />}
      {again && (
        <Reissue
          licence={l}
          onClose={() => setAgain(false)}
          onDone={() => {
            setAgain(false);
            void queries.invalidateQueries({ queryKey: ['licence', l.id] });
            void queries.invalidateQueries({ queryKey: ['licences'] });
          }}
        />
      )}
    </Section>
  );
};
