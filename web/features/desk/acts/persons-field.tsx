import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { PersonFound } from '../../../../src/modules/cases/contract.desk.ts';
import { ApiError, get, send } from '../../../api/client.ts';
import { ProblemState } from '../../../api/problem.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field, FieldSet } from '../../../ui/field.tsx';
import { RadioRows, TextInput } from '../../../ui/input.tsx';
import { useText, useWords, Zh } from '../../../ui/words.tsx';
import { type FieldFace, fieldId } from './face.ts';
import { type ActField, rowsOf } from './form.ts';
import { sheetWords } from './sheet.words.ts';

type Found = Pick<PersonFound, 'id' | 'name' | 'number'>;

/** Somebody whom no search finds is entered once, from the document that lies on the table. */
const Enter = ({ name, onEntered }: { readonly name: string; readonly onEntered: (p: Found) => void }) => {
  const w = useWords(sheetWords);
  const text = useText();
  const id = useId();
  const [kind, setKind] = useState('natural');
  const [called, setCalled] = useState(name);
  const [number, setNumber] = useState('');
  const [error, setError] = useState<{ readonly at: 'name' | 'number'; readonly text: string }>();
  const [busy, setBusy] = useState(false);
  const enter = async () => {
    if (!called.trim() || !number.trim()) {
      setError({ at: called.trim() ? 'number' : 'name', text: called.trim() ? w.numberMissing : w.personNameMissing });
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      const body = { kind, number: number.trim(), name: called.trim() };
      const p = await send<{ person: string; name: string }>('POST', '/api/window/person', body);
      onEntered({ id: p.person, name: p.name, number: '' });
    } catch (e) {
      const problem = e instanceof ApiError ? e.problem : undefined;
      setError({
        at: problem?.field === 'body.name' ? 'name' : 'number',
        text: problem ? text(problem.repair ?? problem.message) : w.notSent,
      });
      setBusy(false);
    }
  };
  return (
    <div className="person-enter">
      <FieldSet id={`${id}-kind`} label={w.personKind}>
        <RadioRows
          name={`${id}-kind`}
          choices={[
            { value: 'natural', label: w.natural },
            { value: 'legal', label: w.legal },
          ]}
          value={kind}
          onChange={setKind}
        />
      </FieldSet>
      <Field id={`${id}-name`} label={w.personName} error={error?.at === 'name' ? error.text : undefined}>
        {(aria) => <TextInput {...aria} maxLength={120} value={called} onChange={(e) => setCalled(e.target.value)} />}
      </Field>
      <Field id={`${id}-number`} label={w.personNumber} error={error?.at === 'number' ? error.text : undefined}>
        {(aria) => <TextInput {...aria} maxLength={40} value={number} onChange={(e) => setNumber(e.target.value)} />}
      </Field>
      <Button busy={busy} onClick={() => void enter()}>
        {w.enterPerson}
      </Button>
    </div>
  );
};

/** People to be told or heard: found by name or number and put on the list by a button. */
export const PersonsField = ({ field, values, fault, put }: FieldFace<Extract<ActField, { kind: 'persons' }>>) => {
  const w = useWords(sheetWords);
  const text = useText();
  const [typed, setTyped] = useState('');
  const [sought, setSought] = useState('');
  const [entering, setEntering] = useState(false);
  const chosen = rowsOf(values, field.key);
  const search = useQuery({
    queryKey: ['desk', 'persons', sought],
    queryFn: ({ signal }) => get<{ persons: readonly PersonFound[] }>('/api/desk/persons', { q: sought }, signal),
    enabled: sought.length >= 2,
    staleTime: 30_000,
  });
  const found = search.data?.persons.filter((p) => !chosen.some((c) => c.id === p.id)) ?? [];
  const choose = (p: Found) => {
    const row = { id: p.id, name: p.name };
    put(field.key, field.one ? [row] : [...chosen, row]);
    setTyped('');
    setSought('');
    setEntering(false);
  };
  const look = () => setSought(typed.trim());
  return (
    <FieldSet
      id={fieldId(field.key)}
      label={text(field.label)}
      hint={field.hint && text(field.hint)}
      error={fault && text(fault.text)}
      optional={!field.needed}
    >
      {chosen.length > 0 && (
        <ul className="person-chosen">
          {chosen.map((p) => (
            <li key={p.id}>
              <Zh>{p.name}</Zh>
              <Button
                kind="quiet"
                onClick={() =>
                  put(
                    field.key,
                    chosen.filter((c) => c.id !== p.id),
                  )
                }
              >
                {w.remove}
                <span className="sr"> {p.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="person-search">
        <TextInput
          type="search"
          aria-label={text(field.label)}
          maxLength={60}
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
          onKeyDown={(e) => {
            if (e.key !== 'Enter' || e.nativeEvent.isComposing) return;
            e.preventDefault();
            look();
          }}
        />
        <Button icon="search" onClick={look}>
          {w.find}
        </Button>
      </div>
      {typed.trim().length === 1 && <p className="small third">{w.twoCharacters}</p>}
      {search.error ? (
        <ProblemState error={search.error} onRetry={() => void search.refetch()} />
      ) : (
        search.data && (
          <ul className="person-found" aria-live="polite">
            {found.map((p) => (
              <li key={p.id}>
                <span>
                  <Zh>{p.name}</Zh> <span className="third small nw">{p.number}</span>
                </span>
                <Button kind="quiet" onClick={() => choose(p)}>
                  {w.choosePerson}
                  <span className="sr"> {p.name}</span>
                </Button>
              </li>
            ))}
            {found.length === 0 && (
              <li>
                <span>{w.nobodyFound}</span>
                {!entering && (
                  <Button kind="quiet" icon="plus" onClick={() => setEntering(true)}>
                    {w.enterNew}
                  </Button>
                )}
              </li>
            )}
          </ul>
        )
      )}
      {entering && <Enter name={/\d/.test(sought) ? '' : sought} onEntered={choose} />}
    </FieldSet>
  );
};
