import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Field as FormField } from '../../../src/modules/forms/engine/definition.ts';
import { validateField } from '../../../src/modules/forms/engine/form.ts';
import { beginCompany } from '../../api/account.ts';
import { isProblem } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { enterCompany } from '../../api/session.ts';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { useText, useWords } from '../../ui/words.tsx';
import './account.css';

const zh = {
  title: '为我的公司办事',
  note: '您是营业执照上的法定代表人，就能直接为它办事。替别的单位办，请它给您委托。',
  code8: '核实码',
  code8Hint: '证明您是法定代表人：只知道名称和代码，登记不了。本局已经登记过的公司不用填。',
  getCode: '取核实码',
  shownTitle: '演示：核实码直接显示在这里',
  shown: '真实使用时不会这样显示：要带营业执照和身份证到窗口，工作人员看过才给您。',
  counterTitle: '带营业执照和身份证到窗口取核实码',
  counter: '工作人员看过证件，给您一张写着 8 位数字的小票，36 小时内有效。拿到后回到这里填。',
  name: '单位名称',
  nameHint: '与营业执照上的一致',
  code: '统一社会信用代码',
  address: '住所',
  go: '登记公司',
  empty: '没有填。请填写。',
  done: (name: string) => `已登记，现在为 ${name} 办事。`,
  me: '我的',
};
const words = {
  zh,
  en: {
    title: 'Act for my company',
    note: 'The legal representative named on the business licence may act for the company. For another organisation, ask it for a mandate.',
    code8: 'Confirmation code',
    code8Hint:
      'It shows that you represent the company: name and credit code alone enter none. Not needed if the bureau knows the company.',
    getCode: 'Get the code',
    shownTitle: 'Demo: the code is shown right here',
    shown:
      'In real use it is not: you show business licence and identity card at a counter, and the clerk gives you the code.',
    counterTitle: 'Get the code at a counter with business licence and identity card',
    counter: 'The clerk sees both and gives you a slip with 8 digits, good for 36 hours. Type it here then.',
    name: 'Name of the organisation',
    nameHint: 'As on the business licence',
    code: 'Unified social credit code',
    address: 'Registered address',
    go: 'Enter the company',
    empty: 'Empty. Fill it in.',
    done: (name: string) => `Entered. You now act for ${name}.`,
    me: 'Me',
  } satisfies typeof zh,
};

const CODE: FormField = {
  key: 'code',
  kind: 'credit-code',
  label: { zh: '统一社会信用代码', en: 'Unified social credit code' },
};

/** The legal representative enters the company and then acts for it. */
const Company = () => {
  const w = useWords(words);
  const text = useText();
  usePage({ title: w.title, bar: { title: w.me, back: '/account' } });
  const signedIn = useSignedIn();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { tell } = useLive();
  const [values, setValues] = useState({ name: '', code: '', address: '', proof: '' });
  const [tried, setTried] = useState(false);
  const [codeLeft, leaveCode] = useState(false);
  const code = values.code.replace(/\s/g, '').toUpperCase();
  const codeFault = validateField(CODE, code);
  const enter = useMutation({
    mutationFn: () =>
      enterCompany(queries, {
        name: values.name.trim(),
        creditCode: code,
        ...(values.address.trim() ? { address: values.address.trim() } : {}),
        ...(values.proof.trim() ? { code: values.proof.trim() } : {}),
      }),
    onSuccess: () => {
      tell(w.done(values.name.trim()));
      void navigate({ to: '/account' });
    },
  });
  const begin = useMutation({
    mutationFn: () => beginCompany({ name: values.name.trim(), creditCode: code }),
    onSuccess: (way) => way.way === 'shown' && setValues((v) => ({ ...v, proof: way.code })),
  });
  const refused = isProblem(enter.error) && enter.error.problem.field === 'body.code' ? enter.error.problem : undefined;
  if (signedIn === false)
    return (
      <div className="wrap page">
        <h1>{w.title}</h1>
        <SignInFirst />
      </div>
    );
  const codeError =
    codeFault && (tried || codeLeft) ? text(codeFault.text) : tried && code === '' ? w.empty : undefined;
  return (
    <div className="wrap page">
      <div className="narrow-form">
        <h1>{w.title}</h1>
        <p className="second form-note">{w.note}</p>
        {enter.error && !refused && <ProblemState error={enter.error} />}
        <form
          noValidate
          onSubmit={(e) => {
            e.preventDefault();
            setTried(true);
            if (values.name.trim() && code && !codeFault) enter.mutate();
          }}
        >
          <Field id="name" label={w.name} hint={w.nameHint} error={tried && !values.name.trim() ? w.empty : undefined}>
            {(aria) => (
              <TextInput
                {...aria}
                lang="zh-CN"
                autoComplete="organization"
                maxLength={120}
                value={values.name}
                onChange={(e) => setValues({ ...values, name: e.target.value })}
              />
            )}
          </Field>
          <Field id="code" label={w.code} error={codeError}>
            {(aria) => (
              <TextInput
                {...aria}
                autoComplete="off"
                maxLength={24}
                value={values.code}
                onChange={(e) => setValues({ ...values, code: e.target.value })}
                onBlur={() => leaveCode(true)}
              />
            )}
          </Field>
          <Field id="address" label={w.address} optional>
            {(aria) => (
              <TextInput
                {...aria}
                lang="zh-CN"
                maxLength={300}
                value={values.address}
                onChange={(e) => setValues({ ...values, address: e.target.value })}
              />
            )}
          </Field>
          <div className="identity-way">
            {!begin.data && (
              <Button
                busy={begin.isPending}
                onClick={() => {
                  if (values.name.trim() && code && !codeFault) begin.mutate();
                  else {
                    setTried(true);
                    document.getElementById(values.name.trim() ? 'code' : 'name')?.focus();
                  }
                }}
              >
                {w.getCode}
              </Button>
            )}
            {begin.error && <ProblemState error={begin.error} />}
            {begin.data && (
              <Notice
                tone={begin.data.way === 'shown' ? 'warn' : 'info'}
                title={begin.data.way === 'shown' ? w.shownTitle : w.counterTitle}
              >
                {begin.data.way === 'shown' && <p className="identity-code">{begin.data.code}</p>}
                <p>{begin.data.way === 'shown' ? w.shown : w.counter}</p>
              </Notice>
            )}
          </div>
          <Field
            id="proof"
            label={w.code8}
            hint={w.code8Hint}
            optional
            error={refused && `${text(refused.message)}${refused.repair ? text(refused.repair) : ''}`}
          >
            {(aria) => (
              <TextInput
                {...aria}
                autoComplete="one-time-code"
                inputMode="numeric"
                maxLength={20}
                value={values.proof}
                onChange={(e) => setValues({ ...values, proof: e.target.value })}
              />
            )}
          </Field>
          <Button type="submit" kind="primary" wide busy={enter.isPending}>
            {w.go}
          </Button>
        </form>
      </div>
    </div>
  );
};
export default Company;
