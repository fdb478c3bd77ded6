import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../api/client.ts';
import { fullDay } from '../../ui/dates.tsx';
import { Field, FieldSet } from '../../ui/field.tsx';
import { CheckRows, DateInput, RadioRows, Select, TextArea, TextInput } from '../../ui/input.tsx';
import { useListed, useLocale, useWords } from '../../ui/words.tsx';
import { ActDialog } from './act-dialog.tsx';
import type { SealRequest, SealView } from './api.ts';
import { sealWords } from './seals.words.ts';

export type SealAct = keyof typeof sealWords.zh.acts;
export const isSealAct = (act: string): act is SealAct => act in sealWords.zh.acts;

type Staff = { readonly staff: readonly { readonly id: string; readonly name: string }[] };
const useStaff = () =>
  useQuery({ queryKey: ['staff', 'all'], queryFn: ({ signal }) => get<Staff>('/api/staff', {}, signal) });

type Done = { readonly onClose: () => void; readonly onDone: () => void };

/** Approve or refuse one paper. */
export const RequestDialog = ({
  request,
  seal,
  verb,
  onClose,
  onDone,
}: Done & { readonly request: SealRequest; readonly seal: SealView; readonly verb: 'approve' | 'refuse' }) => {
  const w = useWords(sealWords);
  const [reason, setReason] = useState('');
  const { title, number } = request;
  return (
    <ActDialog
      title={w[verb]}
      verb={w[verb]}
      not={verb === 'approve' ? w.approveNot : w.refuseNot}
      danger={verb === 'refuse'}
      path={`/api/seals/${seal.id}/acts/${verb}`}
      body={() => ({ version: seal.version, request: request.id, ...(reason.trim() ? { reason: reason.trim() } : {}) })}
      onClose={onClose}
      onDone={onDone}
    >
      <p>{verb === 'approve' ? w.approveSay(title, number) : w.refuseSay(title, number)}</p>
      {verb === 'refuse' && (
        <Field id="refuse-reason" label={w.reason} hint={w.reasonHint} required>
          {(aria) => <TextArea {...aria} value={reason} maxLength={500} onChange={(e) => setReason(e.target.value)} />}
        </Field>
      )}
    </ActDialog>
  );
};

const SUSPEND = ['lost', 'leader-changed', 'misuse', 'key-doubted', 'other'] as const;
const DOCUMENTS = ['licence', 'decision', 'notice'] as const;

/** One act on a seal, with the fields it needs. */
export const SealActDialog = ({
  seal,
  act,
  onClose,
  onDone,
}: Done & { readonly seal: SealView; readonly act: SealAct }) => {
  const w = useWords(sealWords);
  const { locale } = useLocale();
  const listed = useListed();
  const { data } = useStaff();
  const [person, setPerson] = useState('');
  const [documents, setDocuments] = useState<readonly string[]>([...DOCUMENTS]);
  const [until, setUntil] = useState('');
  const [allowance, setAllowance] = useState(seal.allowances[0]?.id ?? '');
  const [reason, setReason] = useState<string>('other');
  const [record, setRecord] = useState('');
  const [witnesses, setWitnesses] = useState<readonly string[]>([]);
  const people = (data?.staff ?? []).map((s) => ({ value: s.id, label: s.name }));
  const bodies: Readonly<Record<SealAct, () => object>> = {
    'name-keeper': () => ({ person }),
    'relieve-keeper': () => ({ person }),
    allow: () => ({ documents, until }),
    'end-allowance': () => ({ allowance }),
    suspend: () => ({ reason }),
    resume: () => ({}),
    destroy: () => ({ ...(record.trim() ? { record: record.trim() } : {}), witnesses }),
  };
  return (
    <ActDialog
      title={`${w.acts[act]} · ${seal.organ}`}
      verb={w.acts[act]}
      not={w.not}
      danger={act === 'suspend' || act === 'destroy'}
      path={`/api/seals/${seal.id}/acts/${act}`}
      body={() => ({ version: seal.version, ...bodies[act]() })}
      onClose={onClose}
      onDone={onDone}
    >
      {(act === 'name-keeper' || act === 'relieve-keeper') && (
        <Field id="seal-person" label={w.keeper} hint={act === 'name-keeper' ? w.keeperHint : undefined} required>
          {(aria) => (
            <Select
              {...aria}
              empty={w.choose}
              value={person}
              choices={act === 'name-keeper' ? people : seal.keepers.map((k) => ({ value: k.id, label: k.name }))}
              onChange={(e) => setPerson(e.target.value)}
            />
          )}
        </Field>
      )}
      {act === 'allow' && (
        <>
          <FieldSet id="seal-documents" label={w.docs} required>
            <CheckRows
              name="documents"
              choices={DOCUMENTS.map((d) => ({ value: d, label: w.documents[d] }))}
              value={documents}
              onChange={setDocuments}
            />
          </FieldSet>
          <FieldSet id="seal-until" label={w.until} required>
            <DateInput id="seal-until-day" value={until} onChange={setUntil} />
          </FieldSet>
        </>
      )}
      {act === 'end-allowance' && (
        <Field id="seal-allowance" label={w.allowances} required>
          {(aria) => (
            <Select
              {...aria}
              value={allowance}
              choices={seal.allowances.map((a) => ({
                value: a.id,
                label: w.allowance(listed(a.documents.map((d) => w.documents[d])), a.by.name, fullDay(a.until, locale)),
              }))}
              onChange={(e) => setAllowance(e.target.value)}
            />
          )}
        </Field>
      )}
      {act === 'suspend' && (
        <FieldSet id="seal-reason" label={w.reason} required>
          <RadioRows
            name="reason"
            choices={SUSPEND.map((r) => ({ value: r, label: w.suspendReasons[r] }))}
            value={reason}
            onChange={setReason}
          />
        </FieldSet>
      )}
      {act === 'resume' && <p>{w.resumeSay}</p>}
      {act === 'destroy' && (
        <>
          <Field id="seal-record" label={w.record} required>
            {(aria) => (
              <TextInput {...aria} value={record} maxLength={120} onChange={(e) => setRecord(e.target.value)} />
            )}
          </Field>
          <FieldSet id="seal-witnesses" label={w.witnesses} required>
            <CheckRows name="witnesses" choices={people} value={witnesses} onChange={setWitnesses} />
          </FieldSet>
        </>
      )}
    </ActDialog>
  );
};

/** Registers a seal; its picture is drawn by the server from the organ's name. */
export const RegisterDialog = ({
  organ: own,
  store,
  seals,
  onClose,
  onDone,
}: Done & { readonly organ: string; readonly store: 'local' | 'remote'; readonly seals: readonly SealView[] }) => {
  const w = useWords(sealWords);
  const [organ, setOrgan] = useState('');
  const [kind, setKind] = useState('unit');
  const [how, setHow] = useState('own');
  const [items, setItems] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [key, setKey] = useState('');
  const [replaces, setReplaces] = useState('');
  const listed = items.split(/\s+/).filter(Boolean);
  const open = seals.filter((s) => s.state === 'in-force' || s.state === 'suspended');
  return (
    <ActDialog
      title={w.add}
      verb={w.add}
      not={w.addNot}
      path="/api/seals"
      body={() => ({
        ...(organ.trim() ? { organ: organ.trim() } : {}),
        kind,
        how,
        ...(listed.length > 0 ? { items: listed } : {}),
        from,
        until,
        ...(key ? { key } : {}),
        ...(replaces ? { replaces } : {}),
      })}
      onClose={onClose}
      onDone={onDone}
    >
      <p>{w.addSay}</p>
      <Field id="seal-organ" label={w.organ} hint={w.organHint(own)} optional={how === 'own'}>
        {(aria) => <TextInput {...aria} value={organ} maxLength={60} onChange={(e) => setOrgan(e.target.value)} />}
      </Field>
      <FieldSet id="seal-kind" label={w.kind} required>
        <RadioRows
          name="kind"
          inline
          choices={(['unit', 'special'] as const).map((k) => ({ value: k, label: w.kinds[k] }))}
          value={kind}
          onChange={setKind}
        />
      </FieldSet>
      <FieldSet id="seal-how" label={w.how} required>
        <RadioRows
          name="how"
          choices={(['own', 'devolved', 'entrusted'] as const).map((h) => ({ value: h, label: w.hows[h] }))}
          value={how}
          onChange={setHow}
        />
      </FieldSet>
      <Field id="seal-items" label={w.items} hint={w.itemsHint} optional={how === 'own'}>
        {(aria) => <TextArea {...aria} rows={2} value={items} onChange={(e) => setItems(e.target.value)} />}
      </Field>
      <FieldSet id="seal-from" label={w.from} required>
        <DateInput id="seal-from-day" value={from} onChange={setFrom} />
      </FieldSet>
      <FieldSet id="seal-to" label={w.until} required>
        <DateInput id="seal-to-day" value={until} onChange={setUntil} />
      </FieldSet>
      {store === 'remote' && (
        <Field id="seal-key" label={w.keyName} hint={w.keyHint} required>
          {(aria) => <TextInput {...aria} value={key} maxLength={60} onChange={(e) => setKey(e.target.value)} />}
        </Field>
      )}
      {open.length > 0 && (
        <Field id="seal-replaces" label={w.replaces} optional>
          {(aria) => (
            <Select
              {...aria}
              empty={w.replacesNone}
              value={replaces}
              choices={open.map((s) => ({ value: s.id, label: `${s.name}　${s.number}` }))}
              onChange={(e) => setReplaces(e.target.value)}
            />
          )}
        </Field>
      )}
    </ActDialog>
  );
};
