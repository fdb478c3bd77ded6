import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { confirmIdentity } from '../../api/account.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useToday } from '../../api/session.ts';
import { NamedFields, useNamed } from '../../features/people/named-fields.tsx';
import { Button } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { FieldSet } from '../../ui/field.tsx';
import { CheckRow, RadioRows } from '../../ui/input.tsx';
import { Facts } from '../../ui/notice.tsx';
import { useLocale, useWords, Zh } from '../../ui/words.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';
import '../public/account.css';
import './window.css';

const zh = {
  title: '核实身份，给核实码',
  note: '看过身份证原件、人证相符，再给码；码只写在小票上交给本人，不电话报、不转交别人。谁给的、给谁、做什么用，都有记录，本人也会收到通知。',
  purpose: '做什么用',
  purposes: { account: '注册账号', reset: '重设密码', company: '登记公司' },
  companyName: '单位名称',
  creditCode: '统一社会信用代码',
  seenBoth: '我看过身份证和营业执照原件，来的是执照上的法定代表人',
  name: '姓名',
  number: '公民身份号码',
  seen: '我看过身份证原件，来的就是本人',
  give: '给核实码',
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
    note: 'See the original identity card and that it is theirs, then give the code: on the slip, to them alone, not by telephone and not to others. Who gave it, to whom and for what is on record, and its owner is told.',
    purpose: 'What it is for',
    purposes: { account: 'Register an account', reset: 'Reset a password', company: 'Enter a company' },
    companyName: 'Name of the organisation',
    creditCode: 'Unified social credit code',
    seenBoth: 'I saw identity card and business licence, and the person is the representative it names',
    name: 'Name',
    number: 'Citizen identity number',
    seen: 'I saw the original card, and the person is its owner',
    give: 'Give the code',
    notSeen: 'See the card first, then tick.',
    code: 'Confirmation code',
    who: 'For',
    until: 'Good until',
    print: 'Print the slip',
    next: 'Next person',
    once: 'It counts once; after 5 wrong tries it is void and a new one is needed.',
  } satisfies typeof zh,
};

const PURPOSES = ['account', 'reset', 'company'] as const;
type Purpose = (typeof PURPOSES)[number];

/** The counter is the identity check of this bureau: a clerk sees the card and gives its owner a one-time code. */
const Identity = () => {
  const w = useWords(words);
  const { locale } = useLocale();
  const today = useToday();
  const owner = useNamed('natural');
  const company = useNamed('legal');
  const [seen, setSeen] = useState(false);
  const [tried, setTried] = useState(false);
  const [purpose, setPurpose] = useState<Purpose>('account');
  const right = owner.right && (purpose !== 'company' || company.right);
  const give = useMutation({
    mutationFn: () =>
      confirmIdentity({
        name: owner.name,
        residentId: owner.number,
        ...(purpose === 'company' ? { company: { name: company.name, creditCode: company.number } } : { purpose }),
      }),
  });
  const next = () => {
    owner.setTyped({ name: '', number: '' });
    company.setTyped({ name: '', number: '' });
    setSeen(false);
    setTried(false);
    give.reset();
  };
  return (
    <DeskFrame title={w.title} nav={<DeskNav />} className="desk-page">
      <h1>{w.title}</h1>
      <p className="prose no-print form-note">{w.note}</p>
      {give.data ? (
        <div className="narrow-form slips-80">
          <Facts
            rows={[
              { label: w.who, value: <Zh>{owner.name}</Zh> },
              {
                label: w.purpose,
                value: w.purposes[purpose],
                ...(purpose === 'company' ? { note: company.name } : {}),
              },
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
            if (right && seen) give.mutate();
          }}
        >
          {give.error && <ProblemState error={give.error} />}
          <FieldSet id="identity-purpose" label={w.purpose}>
            <RadioRows
              name="identity-purpose"
              inline
              value={purpose}
              onChange={(v) => setPurpose(v as Purpose)}
              choices={PURPOSES.map((p) => ({ value: p, label: w.purposes[p] }))}
            />
          </FieldSet>
          <NamedFields of={owner} id="identity" labels={{ name: w.name, number: w.number }} tried={tried} />
          {purpose === 'company' && (
            <NamedFields
              of={company}
              id="identity-company"
              labels={{ name: w.companyName, number: w.creditCode }}
              tried={tried}
            />
          )}
          <FieldSet
            id="identity-seen"
            label={<span className="sr">{w.seen}</span>}
            error={tried && !seen ? w.notSeen : undefined}
          >
            <CheckRow checked={seen} onChange={(e) => setSeen(e.target.checked)}>
              {purpose === 'company' ? w.seenBoth : w.seen}
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
