import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Field as FormField } from '../../../src/modules/forms/engine/definition.ts';
import { validateField } from '../../../src/modules/forms/engine/form.ts';
import { resetAccess } from '../../api/account.ts';
import { isProblem } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { sessionQuery, signIn, useSession } from '../../api/session.ts';
import { useAfterSignIn } from '../../features/people/after.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/input.tsx';
import { ErrorSummary, Notice } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Section } from '../../ui/trail.tsx';
import { useText, useWords } from '../../ui/words.tsx';
import { resetWords } from './reset.words.ts';

const RESIDENT: FormField = {
  key: 'residentId',
  kind: 'resident-id',
  label: { zh: '公民身份号码', en: 'Identity number' },
};
const KEYS = ['name', 'residentId', 'code', 'login', 'password'] as const;
type Key = (typeof KEYS)[number];

/** Whoever forgot login or password sets both anew, against the code of a counter that saw their card. */
const Reset = () => {
  const w = useWords(resetWords);
  const text = useText();
  usePage({ title: w.title });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const after = useAfterSignIn();
  const { data: session, isPending } = useSession();
  const [values, setValues] = useState<Record<Key, string>>({
    name: '',
    residentId: '',
    code: '',
    login: '',
    password: '',
  });
  const [tried, setTried] = useState(false);
  const [turn, setTurn] = useState(0);
  const residentId = values.residentId.replace(/\s/g, '').toUpperCase();
  const login = values.login.trim();
  const go = useMutation({
    mutationFn: async () => {
      await resetAccess({ ...values, name: values.name.trim(), residentId, login });
      await signIn(queries, login, values.password).catch(() => undefined);
      return queries.ensureQueryData(sessionQuery);
    },
    onSuccess: (now) => (now.person ? after(Boolean(now.staff)) : void navigate({ to: '/sign-in' })),
    onError: () => setTurn((n) => n + 1),
  });
  const fault = (key: Key): string | undefined => {
    if (values[key].trim() === '') return w.empty;
    if (key === 'residentId') {
      const wrong = validateField(RESIDENT, residentId);
      return wrong && text(wrong.text);
    }
    if (key === 'login') return /^\S{3,60}$/.test(login) ? undefined : w.shortLogin;
    return key === 'password' && values.password.length < 10 ? w.shortPassword : undefined;
  };
  const faults = KEYS.flatMap((id) => {
    const said = fault(id);
    return said ? [{ id, text: `${w[id]}：${said}` }] : [];
  });
  const refused = isProblem(go.error) && go.error.status < 429 ? go.error.problem : undefined;
  const place = KEYS.find((k) => refused?.field?.endsWith(k)) ?? 'name';
  const row = (id: Key, more: { hint?: string; type?: string; complete: string; numeric?: boolean }) => (
    <Field key={id} id={id} label={w[id]} hint={more.hint} error={tried ? fault(id) : undefined}>
      {(aria) => (
        <TextInput
          {...aria}
          type={more.type ?? 'text'}
          autoComplete={more.complete}
          autoCapitalize="none"
          inputMode={more.numeric ? 'numeric' : undefined}
          value={values[id]}
          maxLength={200}
          onChange={(e) => setValues({ ...values, [id]: e.target.value })}
        />
      )}
    </Field>
  );
  // The note of a demo town must not push the form down under the finger.
  if (isPending)
    return (
      <div className="wrap page">
        <h1>{w.title}</h1>
        <Skeleton />
      </div>
    );
  return (
    <div className="wrap page">
      <h1>{w.title}</h1>
      <div className="form-two">
        <div className="narrow-form">
          <ErrorSummary
            errors={
              tried
                ? [
                    ...faults,
                    ...(refused
                      ? [
                          {
                            id: place,
                            text: `${text(refused.message)}${refused.repair ? ` ${text(refused.repair)}` : ''}`,
                          },
                        ]
                      : []),
                  ]
                : []
            }
            turn={turn}
          />
          {go.error && !refused && <ProblemState error={go.error} />}
          <form
            noValidate
            onSubmit={(e) => {
              e.preventDefault();
              setTried(true);
              if (faults.length > 0) setTurn((n) => n + 1);
              else go.mutate();
            }}
          >
            {row('name', { complete: 'name' })}
            {row('residentId', { complete: 'off' })}
            {row('code', { hint: w.codeHint, complete: 'one-time-code', numeric: true })}
            {row('login', { hint: w.loginHint, complete: 'username' })}
            {row('password', { hint: w.passwordHint, type: 'password', complete: 'new-password' })}
            <Button type="submit" kind="primary" wide busy={go.isPending}>
              {w.go}
            </Button>
          </form>
        </div>
        <div className="form-first">
          <Section title={w.how}>
            <p>{w.note}</p>
          </Section>
          {session?.demo && <Notice tone="warn">{w.demo}</Notice>}
        </div>
      </div>
    </div>
  );
};
export default Reset;
