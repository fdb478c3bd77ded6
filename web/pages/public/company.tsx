import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Field as FormField } from '../../../src/modules/forms/engine/definition.ts';
import { validateField } from '../../../src/modules/forms/engine/form.ts';
import { beginCompany } from '../../api/account.ts';
import { isProblem } from '../../api/client.ts';
import { ProblemState, useSaid } from '../../api/problem.tsx';
import { enterCompany } from '../../api/session.ts';
import { CodeWay } from '../../features/people/code-way.tsx';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { useLive } from '../../ui/live.tsx';
import { usePage } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Section } from '../../ui/trail.tsx';
import { useText, useWords } from '../../ui/words.tsx';
import './account.css';

const zh = {
  title: '为我的公司办事',
  who: '谁能登记',
  own: '您是营业执照上的法定代表人，登记后就能直接为它办事。',
  others: '替别的单位办，请它给您委托，不用登记。',
  mandates: '看委托',
  code8: '核实码',
  code8Hint: '证明您是法定代表人：只知道名称和代码，登记不了。本局已经登记过的公司不用填。',
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
    who: 'Who can enter a company',
    own: 'The legal representative named on its business licence, who may then act for it.',
    others: 'For another organisation, ask it for a mandate; there is nothing to enter.',
    mandates: 'See mandates',
    code8: 'Confirmation code',
    code8Hint:
      'It shows that you represent the company: name and credit code alone enter none. Not needed if the bureau knows the company.',
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
  const said = useSaid();
  usePage({ title: w.title, bar: { title: w.me, back: '/account' } });
  const signedIn = useSignedIn();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { tell } = useLive();
  const [values, setValues] = useState({ name: '', code: '', address: '', proof: '' });
  const [tried, setTried] = useState(false);
  const [codeLeft, leaveCode] = useState(false);
  const put = (key: keyof typeof values) => (value: string) => setValues((v) => ({ ...v, [key]: value }));
  const name = values.name.trim();
  const creditCode = values.code.replace(/\s/g, '').toUpperCase();
  const codeFault = validateField(CODE, creditCode);
  const enter = useMutation({
    mutationFn: () =>
      enterCompany(queries, {
        name,
        creditCode,
        ...(values.address.trim() ? { address: values.address.trim() } : {}),
        ...(values.proof.trim() ? { code: values.proof.trim() } : {}),
      }),
    onSuccess: () => {
      tell(w.done(name));
      void navigate({ to: '/account' });
    },
  });
  const ready = (): boolean => {
    setTried(true);
    if (name && creditCode && !codeFault) return true;
    document.getElementById(name ? 'code' : 'name')?.focus();
    return false;
  };
  const refused = isProblem(enter.error) && enter.error.problem.field === 'body.code' ? enter.error.problem : undefined;
  const codeError =
    codeFault && (tried || codeLeft) ? text(codeFault.text) : tried && creditCode === '' ? w.empty : undefined;
  return (
    <div className="wrap page">
      <h1>{w.title}</h1>
      {signedIn === false && <SignInFirst />}
      {signedIn && (
        <div className="form-two">
          <div className="narrow-form">
            {enter.error && !refused && <ProblemState error={enter.error} />}
            <form
              noValidate
              onSubmit={(e) => {
                e.preventDefault();
                if (ready()) enter.mutate();
              }}
            >
              <TextField
                id="name"
                label={w.name}
                hint={w.nameHint}
                error={tried && !name ? w.empty : undefined}
                lang="zh-CN"
                autoComplete="organization"
                maxLength={120}
                value={values.name}
                onValue={put('name')}
              />
              <TextField
                id="code"
                label={w.code}
                error={codeError}
                autoComplete="off"
                maxLength={24}
                value={values.code}
                onValue={put('code')}
                onBlur={() => leaveCode(true)}
              />
              <TextField
                id="address"
                label={w.address}
                optional
                lang="zh-CN"
                maxLength={300}
                value={values.address}
                onValue={put('address')}
              />
              <CodeWay
                key={name + creditCode}
                of="company"
                ready={ready}
                ask={() => beginCompany({ name, creditCode })}
                onCode={put('proof')}
              />
              <TextField
                id="proof"
                label={w.code8}
                hint={w.code8Hint}
                optional
                error={refused && said(refused)}
                autoComplete="one-time-code"
                inputMode="numeric"
                maxLength={20}
                value={values.proof}
                onValue={put('proof')}
              />
              <Button type="submit" kind="primary" wide busy={enter.isPending}>
                {w.go}
              </Button>
            </form>
          </div>
          <div className="form-first">
            <Section title={w.who}>
              <p>{w.own}</p>
              <p>{w.others}</p>
              <p className="form-foot">
                <Link to="/mandates">{w.mandates}</Link>
              </p>
            </Section>
          </div>
        </div>
      )}
    </div>
  );
};
export default Company;
