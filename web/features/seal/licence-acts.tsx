import { useState } from 'react';
import { Field, FieldSet } from '../../ui/field.tsx';
import { CheckRow, DateInput, RadioRows, Select, TextArea, TextInput } from '../../ui/input.tsx';
import { useWords } from '../../ui/words.tsx';
import { ActDialog } from './act-dialog.tsx';
import type { LicenceView } from './licences.api.ts';
import { licenceWords } from './licences.words.ts';

export type LicenceAct = keyof typeof licenceWords.zh.acts;
export const isLicenceAct = (act: string): act is LicenceAct => act in licenceWords.zh.acts;

/** The grounds of the law for each end; which of them holds, the server judges. */
const GROUNDS = {
  withdraw: ['law-changed', 'facts-changed'],
  revoke: ['abuse', 'ultra-vires', 'procedure', 'unqualified', 'other', 'fraud'],
  cancel: ['not-renewed', 'holder-died', 'entity-ended', 'permit-ended', 'force-majeure', 'other'],
} as const;
type End = keyof typeof GROUNDS;
const ENDS = Object.keys(GROUNDS) as readonly End[];

/** Text fields of an act by name; read as they stand when the act is done. */
type Texts = Readonly<Record<string, string>>;
const given = (texts: Texts, ...names: readonly string[]): object =>
  Object.fromEntries(names.flatMap((n) => (texts[n]?.trim() ? [[n, texts[n].trim()]] : [])));
const settled = (how: string, texts: Texts): object => {
  const yuan = Number(texts.yuan);
  return { how, ...(texts.yuan?.trim() && Number.isFinite(yuan) ? { fen: Math.round(yuan * 100) } : {}) };
};

/** One act on a licence, with the fields it needs. */
export const LicenceActDialog = ({
  licence,
  act,
  onClose,
  onDone,
}: {
  readonly licence: LicenceView;
  readonly act: LicenceAct;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) => {
  const w = useWords(licenceWords);
  const [texts, setTexts] = useState<Texts>({});
  const [end, setEnd] = useState<End>('revoke');
  const [ground, setGround] = useState('');
  const [reason, setReason] = useState('order');
  const [mode, setMode] = useState('e');
  const [how, setHow] = useState('none-due');
  const [why, setWhy] = useState('lost');
  const [until, setUntil] = useState('');
  const [harms, setHarms] = useState(false);
  const [safety, setSafety] = useState(true);
  const fraud = licence.proposal?.ground === 'fraud';
  const text = (name: string, label: string, more: { optional?: boolean; long?: boolean } = {}) => (
    <Field id={`act-${name}`} label={label} optional={more.optional ?? false} required={!more.optional}>
      {(aria) =>
        more.long ? (
          <TextArea
            {...aria}
            value={texts[name] ?? ''}
            maxLength={4000}
            onChange={(e) => setTexts({ ...texts, [name]: e.target.value })}
          />
        ) : (
          <TextInput
            {...aria}
            value={texts[name] ?? ''}
            maxLength={120}
            onChange={(e) => setTexts({ ...texts, [name]: e.target.value })}
          />
        )
      }
    </Field>
  );
  const radios = (
    name: string,
    label: string,
    words: Readonly<Record<string, string>>,
    value: string,
    on: (v: string) => void,
  ) => (
    <FieldSet id={`act-${name}`} label={label} required>
      <RadioRows
        name={name}
        choices={Object.entries(words).map(([v, l]) => ({ value: v, label: l }))}
        value={value}
        onChange={on}
      />
    </FieldSet>
  );
  const settlement = (
    <>
      {radios('settlement', w.settlement, w.settlements, how, setHow)}
      {how !== 'none-due' && text('yuan', w.yuan)}
    </>
  );
  const fields: Partial<Record<LicenceAct, { readonly body: () => object; readonly shown: React.ReactNode }>> = {
    suspend: {
      body: () => ({ reason, ...given(texts, 'reference'), ...(until ? { until } : {}) }),
      shown: (
        <>
          {radios('reason', w.reason, w.suspendReasons, reason, setReason)}
          {text('reference', w.reference, { optional: reason === 'frozen' })}
          <FieldSet id="act-until" label={w.until} optional>
            <DateInput id="act-until-day" value={until} onChange={setUntil} />
          </FieldSet>
        </>
      ),
    },
    propose: {
      body: () => ({ end, ground, ...given(texts, 'facts') }),
      shown: (
        <>
          <FieldSet id="act-end" label={w.end} required>
            <RadioRows
              name="end"
              choices={ENDS.map((e) => ({ value: e, label: w.ends[e], hint: w.endHints[e] }))}
              value={end}
              onChange={(v) => {
                setEnd(v as End);
                setGround('');
              }}
            />
          </FieldSet>
          <Field id="act-ground" label={w.ground} required>
            {(aria) => (
              <Select
                {...aria}
                empty={w.choose}
                value={ground}
                choices={GROUNDS[end].map((g) => ({ value: g, label: w.grounds[g] ?? g }))}
                onChange={(e) => setGround(e.target.value)}
              />
            )}
          </Field>
          {text('facts', w.factsWords, { long: true, optional: end === 'cancel' })}
        </>
      ),
    },
    tell: { body: () => ({ mode }), shown: radios('mode', w.mode, w.modes, mode, setMode) },
    hear: { body: () => given(texts, 'record'), shown: text('record', w.record) },
    drop: { body: () => given(texts, 'reason'), shown: text('reason', w.reason, { optional: true, long: true }) },
    withdraw: { body: () => ({ compensation: settled(how, texts) }), shown: settlement },
    revoke: {
      body: () => ({
        ...(fraud ? { safety } : { damages: settled(how, texts) }),
        ...(harms ? { harmsPublic: true } : {}),
      }),
      shown: (
        <>
          {fraud ? (
            <CheckRow checked={safety} onChange={(e) => setSafety(e.target.checked)}>
              {w.safety}
            </CheckRow>
          ) : (
            settlement
          )}
          <CheckRow checked={harms} onChange={(e) => setHarms(e.target.checked)}>
            {w.harms}
          </CheckRow>
        </>
      ),
    },
    'note-penalty': {
      body: () => given(texts, 'organ', 'decision', 'article'),
      shown: (
        <>
          {text('organ', w.organ)}
          {text('decision', w.decision)}
          {text('article', w.penaltyArticle)}
        </>
      ),
    },
    cancel: { body: () => ({}), shown: <p>{w.cancelSay}</p> },
    annul: { body: () => given(texts, 'order'), shown: text('order', w.order) },
    reissue: {
      body: () => ({ why, ...given(texts, 'statement') }),
      shown: (
        <>
          <p>{w.reissueSay}</p>
          {radios('why', w.why, w.whys, why, setWhy)}
          {text('statement', w.statement)}
        </>
      ),
    },
  };
  const form = fields[act];
  return (
    <ActDialog
      title={`${w.acts[act]} · ${licence.number}`}
      verb={w.acts[act]}
      not={w.not}
      danger={['suspend', 'withdraw', 'revoke', 'note-penalty', 'cancel'].includes(act)}
      path={`/api/licences/${licence.id}/acts/${act}`}
      body={() => ({ version: licence.version, ...form?.body() })}
      onClose={onClose}
      onDone={onDone}
    >
      {form?.shown}
    </ActDialog>
  );
};
