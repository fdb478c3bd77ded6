import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { PasskeyDropped, passkeysPossible, signInByPasskey } from '../../api/account.ts';
import { isProblem } from '../../api/client.ts';
import { ProblemState, useSaid } from '../../api/problem.tsx';
import { sessionQuery, signIn, useSession } from '../../api/session.ts';
import { useAfterSignIn } from '../../features/people/after.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { ErrorSummary, Notice } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Section } from '../../ui/trail.tsx';
import { useWords } from '../../ui/words.tsx';

const zh = {
  title: '登录',
  login: '登录名',
  password: '密码',
  show: '显示',
  hide: '隐藏',
  go: '登录',
  passkey: '用通行密钥登录',
  dropped: '没有登录：设备上没有确认。再点一次就能重来，或用密码登录。',
  noLogin: '请填登录名。',
  noPassword: '请填密码。',
  ways: '登不进去，或者没有账号',
  forgot: '忘了登录名或密码。',
  reset: '凭核实码重设',
  new: '用本人的身份证号注册，一个账号能替几家单位办事。',
  register: '注册账号',
  demo: '只是看看，不用密码。',
  demoLink: '用演示人物进来',
  open: '不登录也能办的',
  progress: '凭号查进度',
  progressNote: '号和查询码在收件凭证上。',
  verify: '查验证照',
  verifyNote: '扫二维码，看一张证照是真是假、现在有没有效。',
};
const words = {
  zh,
  en: {
    title: 'Sign in',
    login: 'Login',
    password: 'Password',
    show: 'Show',
    hide: 'Hide',
    go: 'Sign in',
    passkey: 'Sign in with a passkey',
    dropped: 'Not signed in: the device was not confirmed. Choose it again, or use the password.',
    noLogin: 'Enter your login.',
    noPassword: 'Enter your password.',
    ways: 'No account, or no way in',
    forgot: 'If you forgot your login or password.',
    reset: 'Reset with a code',
    new: 'With your own identity number; one account can act for several companies.',
    register: 'Register',
    demo: 'Just to look around; no password needed.',
    demoLink: 'Come in as a demo person',
    open: 'No sign-in needed',
    progress: 'Progress by number',
    progressNote: 'The number and the code are on your receipt.',
    verify: 'Check a licence',
    verifyNote: 'Scan its QR code to see whether it is genuine and in force.',
  } satisfies typeof zh,
};

/** Sign-in by password; pasting is welcome (3.3.8). */
const SignIn = () => {
  const w = useWords(words);
  const saidOf = useSaid();
  usePage({ title: w.title });
  const queries = useQueryClient();
  const { data: session } = useSession();
  const search = useSearch({ strict: false }) as Record<string, string>;
  const after = useAfterSignIn();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [shown, show] = useState(false);
  const [turn, setTurn] = useState(0);
  const enter = useMutation({
    mutationFn: () => signIn(queries, login.trim(), password),
    onSuccess: async () => after(Boolean((await queries.ensureQueryData(sessionQuery)).staff)),
    onError: () => setTurn((t) => t + 1),
  });
  const key = useMutation({
    mutationFn: () => signInByPasskey(queries),
    onSuccess: async () => after(Boolean((await queries.ensureQueryData(sessionQuery)).staff)),
  });
  const missing = {
    ...(login.trim() === '' ? { login: w.noLogin } : {}),
    ...(password === '' ? { password: w.noPassword } : {}),
  };
  const refused =
    isProblem(enter.error) && enter.error.status < 500 && enter.error.status !== 429 ? enter.error.problem : undefined;
  const [tried, setTried] = useState(false);
  const errors: Record<string, string> = tried ? missing : {};
  const summary = [
    ...Object.entries(errors).map(([id, said]) => ({ id, text: said })),
    ...(refused ? [{ id: 'login', text: saidOf(refused) }] : []),
  ];
  const way = (to: string, name: string, note: string) => (
    <li>
      <Link to={to} search={search}>
        {name}
      </Link>
      <p className="small second">{note}</p>
    </li>
  );
  return (
    <div className="wrap page">
      <h1>{w.title}</h1>
      <div className="form-two">
        <div className="narrow-form">
          <ErrorSummary errors={summary} turn={turn} />
          {enter.error && !refused && <ProblemState error={enter.error} />}
          <form
            noValidate
            onSubmit={(e) => {
              e.preventDefault();
              setTried(true);
              if (Object.keys(missing).length > 0) setTurn((t) => t + 1);
              else enter.mutate();
            }}
          >
            <TextField
              id="login"
              label={w.login}
              error={errors.login}
              autoComplete="username"
              autoCapitalize="none"
              value={login}
              maxLength={120}
              onValue={setLogin}
            />
            <TextField
              id="password"
              label={w.password}
              error={errors.password}
              aside={
                <Button kind="quiet" aria-pressed={shown} onClick={() => show(!shown)}>
                  {shown ? w.hide : w.show}
                </Button>
              }
              type={shown ? 'text' : 'password'}
              autoComplete="current-password"
              value={password}
              maxLength={200}
              onValue={setPassword}
            />
            <Button type="submit" kind="primary" wide busy={enter.isPending}>
              {w.go}
            </Button>
          </form>
          {passkeysPossible() && (
            <div className="form-foot">
              <Button icon="lock" wide busy={key.isPending} onClick={() => key.mutate()}>
                {w.passkey}
              </Button>
            </div>
          )}
          {key.error &&
            (key.error instanceof PasskeyDropped ? (
              <Notice tone="warn">
                <p>{w.dropped}</p>
              </Notice>
            ) : (
              <ProblemState error={key.error} />
            ))}
        </div>
        <div>
          <Section title={w.ways}>
            <ul className="rows">
              {way('/register', w.register, w.new)}
              {way('/reset', w.reset, w.forgot)}
              {session?.demo && way('/demo', w.demoLink, w.demo)}
            </ul>
          </Section>
          <Section title={w.open}>
            <ul className="rows">
              {way('/progress', w.progress, w.progressNote)}
              {way('/verify', w.verify, w.verifyNote)}
            </ul>
          </Section>
        </div>
      </div>
    </div>
  );
};
export default SignIn;
