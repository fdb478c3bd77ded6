import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Field as FormField } from '../../../src/modules/forms/engine/definition.ts';
import { validateField } from '../../../src/modules/forms/engine/form.ts';
import { confirmIdentity } from '../../api/account.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useToday } from '../../api/session.ts';
import { Button } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Field, FieldSet } from '../../ui/field.tsx';
import { CheckRow, TextInput } from '../../ui/input.tsx';
import { Facts } from '../../ui/notice.tsx';
import { useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';

const zh = {
  title: '核实身份，给核实码',
  note: '有人要自己注册账号时用。看过身份证原件、人证相符，再给码；码只写在小票上交给本人，不电话报、不转交别人。',
  name: '姓名',
  number: '公民身份号码',
  seen: '我看过身份证原件，来的就是本人',
  give: '给核实码',
  empty: '没有填。请填写。',
  notSeen: '请先看证件，再勾选。',
  code: '核实码',
  who: '交给',
  until: '有效到',
  print: '打印小票',
  next: '下一位',
  once: '只能用一次；试错 5 次就作废，要重新来取。',
};
const words = {
  zh,
  en: {
    title: 'Confirm identity, give a code',
    note: 'For somebody who wants to register an account. See the original identity card and that it is theirs, then give the code: on the slip, to them alone, not by telephone and not to others.',
    name: 'Name',
    number: 'Citizen identity number',
    seen: 'I saw the original card, and the person is its owner',
    give: 'Give the code',
    empty: 'Empty. Fill it in.',
    notSeen: 'See the card first, then tick.',
    code: 'Confirmation code',
    who: 'For',
    until: 'Good until',
    print: 'Print the slip',
    next: 'Next person',
    once: 'It counts once; after 5 wrong tries it is void and a new one is needed.',
  } satisfies typeof zh,
};
const NUMBER: FormField = { key: 'number', kind: 'resident-id', label: { zh: '公民身份号码', en: 'Identity number' } };

/** The counter is the identity check of this bureau: a clerk sees the card and gives its owner a one-time code. */
const Identity = () => {
  const w = useWords(words);
  const text = useText();
  const { locale } = useLocale();
  const today = useToday();
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const [seen, setSeen] = useState(false);
  const [tried, setTried] = useState(false);
  const id = number.replace(/\s/g, '').toUpperCase();
  const fault = id === '' ? undefined : validateField(NUMBER, id);
  const give = useMutation({ mutationFn: () => confirmIdentity({ name: name.trim(), residentId: id }) });
  const next = () => {
    setName('');
    setNumber('');
    setSeen(false);
    setTried(false);
    give.reset();
  };
  return (
    <DeskFrame title={w.title} nav={<DeskNav />} className="desk-page">
      <h1>{w.title}</h1>
      <p className="prose no-print">{w.note}</p>
      {give.data ? (
        <div className="narrow-form">
          <Facts
            rows={[
              { label: w.who, value: <Zh>{name.trim()}</Zh> },
              { label: w.code, value: <strong className="nw">{give.data.code}</strong>, note: w.once },
              { label: w.until, value: whenText(give.data.until, today, locale) },
            ]}
          />
          <div className="buttons no-print">
            <Button kind="primary" icon="print" onClick={() => print()}>
              {w.print}
            </Button>
            <Button onClick={next}>{w.next}</Button>
          </div>
        </div>
      ) : (
        <form
          noValidate
          className="narrow-form"
          onSubmit={(e) => {
            e.preventDefault();
            setTried(true);
            if (name.trim() && id && !fault && seen) give.mutate();
          }}
        >
          {give.error && <ProblemState error={give.error} />}
          <Field id="identity-name" label={w.name} error={tried && !name.trim() ? w.empty : undefined}>
            {(aria) => (
              <TextInput
                {...aria}
                lang="zh-CN"
                autoComplete="off"
                maxLength={50}
                value={name}
                onChange={(e) => setName(e.target.value)}
              />
            )}
          </Field>
          <Field
            id="identity-number"
            label={w.number}
            error={tried ? (id === '' ? w.empty : fault && text(fault.text)) : undefined}
          >
            {(aria) => (
              <TextInput
                {...aria}
                autoComplete="off"
                maxLength={24}
                value={number}
                onChange={(e) => setNumber(e.target.value)}
              />
            )}
          </Field>
          <FieldSet
            id="identity-seen"
            label={<span className="sr">{w.seen}</span>}
            error={tried && !seen ? w.notSeen : undefined}
          >
            <CheckRow checked={seen} onChange={(e) => setSeen(e.target.checked)}>
              {w.seen}
            </CheckRow>
          </FieldSet>
          <Button type="submit" kind="primary" busy={give.isPending}>
            {w.give}
          </Button>
        </form>
      )}
    </DeskFrame>
  );
};
export default Identity;
