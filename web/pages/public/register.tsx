import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Field as FormField } from '../../../src/modules/forms/engine/definition.ts';
import { validateField } from '../../../src/modules/forms/engine/form.ts';
import { beginIdentity } from '../../api/account.ts';
import { isProblem } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { register } from '../../api/session.ts';
import { useAfterSignIn } from '../../features/people/after.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';
import { ErrorSummary, Notice } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Section, Steps } from '../../ui/trail.tsx';
import { type Text, useText, useWords } from '../../ui/words.tsx';
import './account.css';

const zh = {
  title: '注册账号',
  how: '注册分三步',
  steps: [
    {
      title: '填姓名和公民身份号码，取核实码',
      note: '带身份证到政务服务中心或街道的窗口，工作人员看过证件给您一张小票，上面的 8 位数字 36 小时内有效。',
    },
    { title: '自己定登录名和密码', note: '登录后还能加通行密钥，以后不用输密码。' },
    { title: '替单位或别人办事的，登录后再选', note: '您是法定代表人的，登记公司就能办；受委托的，对方委托了就能办。' },
  ],
  have: '已有账号？',
  signIn: '去登录',
  name: '姓名',
  residentId: '公民身份号码',
  phone: '手机号',
  phoneHint: '审查中有事要问，会打这个电话',
  login: '登录名',
  loginHint: '至少 3 个字符，不含空格',
  password: '密码',
  passwordHint: '至少 10 个字符。几个不相干的词连在一起，又好记又难猜。',
  code: '核实码',
  codeHint: '证明是您本人：只知道姓名和号码，开不了账号。',
  getCode: '取核实码',
  shownTitle: '演示：核实码直接显示在这里',
  shown: '真实使用时不会这样显示：要带身份证到窗口，工作人员看过证件才给您。',
  counterTitle: '带身份证到窗口取核实码',
  counter:
    '政务服务中心、街道便民服务中心都行，工作人员看过证件就给您一张写着 8 位数字的小票，36 小时内有效。拿到后回到这里填，或当场用手机填。',
  noCode: '没有填。请填核实码；还没有，就先点“取核实码”。',
  go: '注册并登录',
  shortLogin: '登录名至少 3 个字符，不含空格。请换一个。',
  shortPassword: '密码至少 10 个字符。请再加几个。',
};
const words = {
  zh,
  en: {
    title: 'Register',
    how: 'Three steps',
    steps: [
      {
        title: 'Enter your name and identity number and get a code',
        note: 'Show your identity card at a service centre or street counter. The clerk gives you a slip with 8 digits, valid for 36 hours.',
      },
      { title: 'Choose a login and a password', note: 'You can add a passkey later and sign in without the password.' },
      {
        title: 'To act for a company or somebody else, choose so after signing in',
        note: 'As its legal representative, enter the company. With a mandate, act as soon as it is given.',
      },
    ],
    have: 'Already registered?',
    signIn: 'Sign in',
    name: 'Name',
    residentId: 'Citizen identity number',
    phone: 'Mobile number',
    phoneHint: 'We call this number if a question comes up',
    login: 'Login',
    loginHint: 'At least 3 characters, no spaces',
    password: 'Password',
    passwordHint: 'At least 10 characters. A few unrelated words are easy to keep and hard to guess.',
    code: 'Confirmation code',
    codeHint: 'It shows that you are you: name and number alone open no account.',
    getCode: 'Get the code',
    shownTitle: 'Demo: the code is shown right here',
    shown: 'In real use it is not: you show your identity card at a counter, and the clerk gives you the code.',
    counterTitle: 'Get the code at a counter with your identity card',
    counter:
      'Any service centre or street service point: the clerk sees your card and gives you a slip with 8 digits, good for 36 hours. Type it here, at home or on your phone on the spot.',
    noCode: 'Empty. Enter the code; if you have none, choose “Get the code”.',
    go: 'Register and sign in',
    shortLogin: 'The login needs at least 3 characters and no spaces. Choose another.',
    shortPassword: 'The password needs at least 10 characters. Add some.',
  } satisfies typeof zh,
};

const t = (zhText: string, en: string): Text => ({ zh: zhText, en });
const NAME: FormField = { key: 'name', kind: 'text', label: t('姓名', 'Name'), maxLength: 50 };
const RESIDENT: FormField = { key: 'residentId', kind: 'resident-id', label: t('公民身份号码', 'Identity number') };
const PHONE: FormField = {
  key: 'phone',
  kind: 'text',
  label: t('手机号', 'Mobile number'),
  pattern: { regex: '1[3-9]\\d{9}', says: t('手机号要填 11 位数字。', 'A mobile number has 11 digits.') },
};
const EMPTY = { zh: '没有填。请填写。', en: 'is empty. Fill it in.' };

type Values = { name: string; residentId: string; code: string; phone: string; login: string; password: string };
const KEYS = ['name', 'residentId', 'code', 'phone', 'login', 'password'] as const;

/** A new account of a natural person; every value is judged while typing by the rules the server uses. */
const Register = () => {
  const w = useWords(words);
  const text = useText();
  usePage({ title: w.title });
  const queries = useQueryClient();
  const after = useAfterSignIn();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Record<string, string>;
  const [values, setValues] = useState<Values>({
    name: '',
    residentId: '',
    code: '',
    phone: '',
    login: '',
    password: '',
  });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [turn, setTurn] = useState(0);
  const residentId = values.residentId.replace(/\s/g, '').toUpperCase();
  const go = useMutation({
    mutationFn: () => {
      const { phone, ...rest } = values;
      return register(queries, {
        ...rest,
        name: rest.name.trim(),
        residentId,
        login: rest.login.trim(),
        ...(phone ? { phone } : {}),
      });
    },
    onSuccess: (signedIn) => (signedIn ? after(false) : void navigate({ to: '/sign-in' })),
    onError: () => setTurn((n) => n + 1),
  });

  const begin = useMutation({
    mutationFn: () => beginIdentity({ name: values.name.trim(), residentId }),
    // A demo's code is put where it belongs: nobody copies by hand what the page knows.
    onSuccess: (way) => way.way === 'shown' && setValues((v) => ({ ...v, code: way.code })),
  });
  const fault = (key: (typeof KEYS)[number]): string | undefined => {
    const v = values[key].trim();
    if (v === '' && key === 'code') return tried ? w.noCode : undefined;
    if (key === 'code') return undefined;
    if (v === '' && key !== 'phone') return tried ? `${w[key]} ${text(EMPTY)}` : undefined;
    if (key === 'name') return said(validateField(NAME, v));
    if (key === 'residentId') return said(validateField(RESIDENT, v.replace(/\s/g, '').toUpperCase()));
    if (key === 'phone') return said(validateField(PHONE, v));
    if (key === 'login') return /^\S{3,60}$/.test(v) ? undefined : w.shortLogin;
    return values.password.length >= 10 ? undefined : w.shortPassword;
  };
  const said = (e: { readonly text: Text } | undefined) => e && text(e.text);
  const refused = isProblem(go.error) && go.error.status < 500 ? go.error.problem : undefined;
  const place = KEYS.find((k) => refused?.field?.endsWith(k)) ?? 'residentId';
  const faults = KEYS.flatMap((k) => {
    const f = fault(k);
    return f ? [{ id: k, text: f }] : [];
  });
  const summary = tried
    ? [
        ...faults,
        ...(refused
          ? [{ id: place, text: `${text(refused.message)} ${refused.repair ? text(refused.repair) : ''}` }]
          : []),
      ]
    : [];
  const shown = (key: (typeof KEYS)[number]) => (tried || left.has(key) ? fault(key) : undefined);

  const row = (
    key: (typeof KEYS)[number],
    more: { hint?: string; type?: string; complete: string; numeric?: boolean; optional?: boolean },
  ) => (
    <Field key={key} id={key} label={w[key]} hint={more.hint} error={shown(key)} optional={more.optional ?? false}>
      {(aria) => (
        <TextInput
          {...aria}
          type={more.type ?? 'text'}
          autoComplete={more.complete}
          autoCapitalize="none"
          inputMode={more.numeric ? 'numeric' : undefined}
          value={values[key]}
          maxLength={200}
          onChange={(e) => setValues({ ...values, [key]: e.target.value })}
          onBlur={() => setLeft(new Set([...left, key]))}
        />
      )}
    </Field>
  );
  return (
    <div className="wrap page">
      <h1>{w.title}</h1>
      <div className="form-two">
        <div className="narrow-form">
          <ErrorSummary errors={summary} turn={turn} />
          {go.error && !refused && <ProblemState error={go.error} />}
          <form
            noValidate
            onSubmit={(e) => {
              e.preventDefault();
              setTried(true);
              const blank = KEYS.some((k) => k !== 'phone' && values[k].trim() === '');
              if (blank || faults.length > 0) setTurn((n) => n + 1);
              else go.mutate();
            }}
          >
            {row('name', { complete: 'name' })}
            {row('residentId', { complete: 'off' })}
            <div className="identity-way">
              {!begin.data && (
                <Button
                  busy={begin.isPending}
                  onClick={() => {
                    setLeft(new Set([...left, 'name', 'residentId']));
                    if (values.name.trim() && residentId && !fault('name') && !fault('residentId')) begin.mutate();
                    else document.getElementById(values.name.trim() ? 'residentId' : 'name')?.focus();
                  }}
                >
                  {w.getCode}
                </Button>
              )}
              {begin.error && <ProblemState error={begin.error} />}
              {begin.data?.way === 'shown' && (
                <Notice tone="warn" title={w.shownTitle}>
                  <p className="identity-code">{begin.data.code}</p>
                  <p>{w.shown}</p>
                </Notice>
              )}
              {begin.data?.way === 'counter' && (
                <Notice title={w.counterTitle}>
                  <p>{w.counter}</p>
                </Notice>
              )}
            </div>
            {row('code', { hint: w.codeHint, complete: 'one-time-code', numeric: true })}
            {row('phone', { hint: w.phoneHint, complete: 'tel', numeric: true, optional: true })}
            {row('login', { hint: w.loginHint, complete: 'username' })}
            {row('password', { hint: w.passwordHint, type: 'password', complete: 'new-password' })}
            <Button type="submit" kind="primary" wide busy={go.isPending}>
              {w.go}
            </Button>
          </form>
        </div>
        <Section title={w.how}>
          <Steps steps={w.steps} />
          <p className="form-foot">
            {w.have}{' '}
            <Link to="/sign-in" search={search}>
              {w.signIn}
            </Link>
          </p>
        </Section>
      </div>
    </div>
  );
};
export default Register;
