import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Field as FormField } from '../../../src/modules/forms/engine/definition.ts';
import { validateField } from '../../../src/modules/forms/engine/form.ts';
import { isProblem } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { register } from '../../api/session.ts';
import { useAfterSignIn } from '../../features/people/after.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/input.tsx';
import { ErrorSummary } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { type Text, useText, useWords } from '../../ui/words.tsx';

const zh = {
  title: '注册账号',
  note: '用您本人的身份注册。替单位或别人办事，登录后再选。',
  name: '姓名',
  residentId: '公民身份号码',
  phone: '手机号',
  phoneHint: '审查中有事要问，会打这个电话',
  login: '登录名',
  loginHint: '至少 3 个字符，不含空格',
  password: '密码',
  passwordHint: '至少 10 个字符。几个不相干的词连在一起，又好记又难猜。',
  go: '注册并登录',
  shortLogin: '登录名至少 3 个字符，不含空格。请换一个。',
  shortPassword: '密码至少 10 个字符。请再加几个。',
};
const words = {
  zh,
  en: {
    title: 'Register',
    note: 'Register as yourself. To act for an organisation or somebody else, choose that after signing in.',
    name: 'Name',
    residentId: 'Citizen identity number',
    phone: 'Mobile number',
    phoneHint: 'We call this number if a question comes up',
    login: 'Login',
    loginHint: 'At least 3 characters, no spaces',
    password: 'Password',
    passwordHint: 'At least 10 characters. A few unrelated words are easy to keep and hard to guess.',
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

type Values = { name: string; residentId: string; phone: string; login: string; password: string };
const KEYS = ['name', 'residentId', 'phone', 'login', 'password'] as const;

/** A new account of a natural person; every value is judged while typing by the rules the server uses. */
const Register = () => {
  const w = useWords(words);
  const text = useText();
  usePage({ title: w.title });
  const queries = useQueryClient();
  const after = useAfterSignIn();
  const [values, setValues] = useState<Values>({ name: '', residentId: '', phone: '', login: '', password: '' });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [turn, setTurn] = useState(0);
  const go = useMutation({
    mutationFn: () => {
      const { phone, ...rest } = values;
      return register(queries, {
        ...rest,
        name: rest.name.trim(),
        residentId: rest.residentId.replace(/\s/g, '').toUpperCase(),
        login: rest.login.trim(),
        ...(phone ? { phone } : {}),
      });
    },
    onSuccess: () => after(false),
    onError: () => setTurn((n) => n + 1),
  });

  const fault = (key: (typeof KEYS)[number]): string | undefined => {
    const v = values[key].trim();
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
      <div className="narrow-form">
        <h1>{w.title}</h1>
        <p className="second form-note">{w.note}</p>
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
          {row('phone', { hint: w.phoneHint, complete: 'tel', numeric: true, optional: true })}
          {row('login', { hint: w.loginHint, complete: 'username' })}
          {row('password', { hint: w.passwordHint, type: 'password', complete: 'new-password' })}
          <Button type="submit" kind="primary" wide busy={go.isPending}>
            {w.go}
          </Button>
        </form>
      </div>
    </div>
  );
};
export default Register;
