import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { beginIdentity } from '../../api/account.ts';
import { register } from '../../api/session.ts';
import { AccountForm } from '../../features/people/account-form.tsx';
import { useAfterSignIn } from '../../features/people/after.ts';
import { CodeWay } from '../../features/people/code-way.tsx';
import { Link } from '../../ui/link.tsx';
import { usePage } from '../../ui/page.tsx';
import { Section, Steps } from '../../ui/trail.tsx';
import { useWords } from '../../ui/words.tsx';
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
  go: '注册并登录',
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
    go: 'Register and sign in',
  } satisfies typeof zh,
};

/** A new account of a natural person. */
const Register = () => {
  const w = useWords(words);
  usePage({ title: w.title });
  const queries = useQueryClient();
  const after = useAfterSignIn();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Record<string, string>;
  return (
    <div className="wrap page">
      <h1>{w.title}</h1>
      <div className="form-two">
        <div className="narrow-form">
          <AccountForm
            keys={['name', 'residentId', 'code', 'phone', 'login', 'password']}
            verb={w.go}
            way={({ account: { name, residentId }, ...at }) => (
              <CodeWay {...at} key={name + residentId} of="person" ask={() => beginIdentity({ name, residentId })} />
            )}
            send={async ({ phone, ...account }) => {
              const signedIn = await register(queries, { ...account, ...(phone ? { phone } : {}) });
              if (signedIn) after(false);
              else void navigate({ to: '/sign-in' });
            }}
          />
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
