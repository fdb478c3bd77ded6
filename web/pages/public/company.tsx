import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Field as FormField } from '../../../src/modules/forms/engine/definition.ts';
import { validateField } from '../../../src/modules/forms/engine/form.ts';
import { ProblemState } from '../../api/problem.tsx';
import { enterCompany } from '../../api/session.ts';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { usePage } from '../../ui/page.tsx';
import { useText, useWords } from '../../ui/words.tsx';

const zh = {
  title: '为我的公司办事',
  note: '您是营业执照上的法定代表人，就能直接为它办事。替别的单位办，请它给您委托。',
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
  const [values, setValues] = useState({ name: '', code: '', address: '' });
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
      }),
    onSuccess: () => {
      tell(w.done(values.name.trim()));
      void navigate({ to: '/account' });
    },
  });
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
        {enter.error && <ProblemState error={enter.error} />}
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
          <Button type="submit" kind="primary" wide busy={enter.isPending}>
            {w.go}
          </Button>
        </form>
      </div>
    </div>
  );
};
export default Company;
