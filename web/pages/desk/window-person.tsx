import { useState } from 'react';
import { checkCreditCode, checkResidentId, maskId } from '../../../src/kernel/identifiers.ts';
import { isProblem, send } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { windowWords } from '../../features/desk/window.words.ts';
import type { Visitor as Found } from '../../features/window/store.ts';
import { Button } from '../../ui/button.tsx';
import { Field, FieldSet } from '../../ui/field.tsx';
import { RadioRows, TextInput } from '../../ui/input.tsx';
import { Facts } from '../../ui/notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useText, useWords, Zh } from '../../ui/words.tsx';

type Faults = { readonly name?: string; readonly number?: string; readonly phone?: string };

/** Finds the person at the counter by number, or enters them; the number is checked while it is typed off. */
export const WindowPerson = ({
  found,
  onFound,
}: {
  readonly found: Found | undefined;
  readonly onFound: (found: Found | undefined) => void;
}) => {
  const w = useWords(windowWords);
  const text = useText();
  const [kind, setKind] = useState<'natural' | 'legal'>('natural');
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const [phone, setPhone] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const typed = number.replaceAll(/\s/g, '').toUpperCase();
  const numberFault = (): string | undefined => {
    if (!typed) return w.numberMissing;
    const checked = kind === 'natural' ? checkResidentId(typed) : checkCreditCode(typed);
    return checked.ok ? undefined : w.faults[checked.why];
  };
  const find = async () => {
    const wrong = numberFault();
    const next: Faults = {
      ...(name.trim() ? {} : { name: w.nameMissing }),
      ...(wrong ? { number: wrong } : {}),
      ...(phone && !/^1[3-9]\d{9}$/.test(phone) ? { phone: w.phoneWrong } : {}),
    };
    setFaults(next);
    setError(undefined);
    const first = Object.keys(next)[0];
    if (first) {
      document.getElementById(`window-${first}`)?.focus();
      return;
    }
    setBusy(true);
    try {
      const answer = await send<Pick<Found, 'person' | 'name' | 'known'>>('POST', '/api/window/person', {
        kind,
        number: typed,
        name: name.trim(),
        ...(phone ? { phone } : {}),
      });
      onFound({ ...answer, kind, masked: maskId(typed) });
      // Whoever comes next begins with empty fields.
      setName('');
      setNumber('');
      setPhone('');
    } catch (e) {
      // The server names the field at fault; its words stand where the field is.
      const field = isProblem(e) ? e.problem.field?.replace('body.', '') : undefined;
      if (isProblem(e) && (field === 'name' || field === 'number' || field === 'phone'))
        setFaults({ [field]: text(e.problem.repair ?? e.problem.message) });
      else setError(e);
    } finally {
      setBusy(false);
    }
  };

  if (found)
    return (
      <>
        <Facts
          rows={[
            {
              label: found.kind === 'natural' ? w.name : w.company,
              value: (
                <>
                  <strong>
                    <Zh>{found.name}</Zh>
                  </strong>{' '}
                  <Tag tone={found.known ? 'ok' : 'blue'}>{found.known ? w.known : w.entered}</Tag>
                </>
              ),
            },
            { label: found.kind === 'natural' ? w.residentId : w.creditCode, value: found.masked },
          ]}
        />
        <div className="window-again">
          <Button onClick={() => onFound(undefined)}>{w.again}</Button>
        </div>
      </>
    );
  const legal = kind === 'legal';
  return (
    <form
      className="window-person"
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        void find();
      }}
    >
      <FieldSet id="window-kind" label={w.kind}>
        <RadioRows
          name="window-kind"
          inline
          choices={[
            { value: 'natural', label: w.natural },
            { value: 'legal', label: w.legal },
          ]}
          value={kind}
          onChange={(v) => {
            setKind(v as 'natural' | 'legal');
            setFaults({});
          }}
        />
      </FieldSet>
      <Field id="window-name" label={legal ? w.company : w.name} error={faults.name} required>
        {(aria) => (
          <TextInput
            {...aria}
            autoComplete="off"
            maxLength={120}
            value={name}
            onChange={(e) => setName(e.target.value)}
          />
        )}
      </Field>
      <Field
        id="window-number"
        label={legal ? w.creditCode : w.residentId}
        hint={w.numberHint}
        error={faults.number}
        required
      >
        {(aria) => (
          <TextInput
            {...aria}
            autoComplete="off"
            maxLength={40}
            value={number}
            onChange={(e) => {
              setNumber(e.target.value);
              const { number: _, ...rest } = faults;
              setFaults(rest);
            }}
            onBlur={(e) => {
              // On the way to the button nothing may move under the pointer: the button checks by itself.
              const onward = e.relatedTarget instanceof HTMLButtonElement;
              const wrong = typed && !onward ? numberFault() : undefined;
              if (wrong) setFaults({ ...faults, number: wrong });
            }}
          />
        )}
      </Field>
      <Field id="window-phone" label={w.phone} hint={w.phoneHint} error={faults.phone} optional>
        {(aria) => (
          <TextInput
            {...aria}
            inputMode="tel"
            autoComplete="off"
            maxLength={11}
            value={phone}
            onChange={(e) => setPhone(e.target.value.replace(/\D/g, ''))}
          />
        )}
      </Field>
      {error !== undefined && <ProblemState error={error} />}
      <Button kind="primary" type="submit" busy={busy}>
        {w.find}
      </Button>
    </form>
  );
};
