import { useQuery } from '@tanstack/react-query';
import { accountQuery } from '../../api/account.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useToday } from '../../api/session.ts';
import { Passkeys } from '../../features/people/passkeys.tsx';
import { ChangePassword } from '../../features/people/password.tsx';
import { safetyWords } from '../../features/people/safety.words.ts';
import { Sessions } from '../../features/people/sessions.tsx';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Breadcrumb, Section } from '../../ui/trail.tsx';
import { useWords } from '../../ui/words.tsx';
import './account.css';

const zh = { title: '账号安全', me: '我的' };
const words = { zh, en: { title: 'Account safety', me: 'Me' } satisfies typeof zh };

/** Passkeys, password, where one is signed in. */
const AccountSafety = () => {
  const w = useWords(words);
  const s = useWords(safetyWords);
  usePage({ title: w.title, bar: { title: w.me, back: '/account' } });
  const signedIn = useSignedIn();
  const today = useToday();
  const { data, error, refetch } = useQuery({ ...accountQuery, enabled: signedIn === true });
  return (
    <div className="wrap page">
      <div className="wide-only">
        <Breadcrumb parts={[{ name: w.me, to: '/account' }, { name: w.title }]} />
      </div>
      <h1>{w.title}</h1>
      {signedIn === false && <SignInFirst />}
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {signedIn && !data && !error && <Skeleton />}
      {data && (
        <div className="halves">
          <div>
            {data.own ? (
              <>
                <Section title={s.passkeys} note={s.passkeysNote}>
                  <Passkeys keys={data.passkeys} today={today} />
                </Section>
                <Section title={s.password}>
                  <ChangePassword />
                </Section>
              </>
            ) : (
              <Notice actions={<ButtonLink to="/register">{s.register}</ButtonLink>}>
                <p>{s.demo}</p>
              </Notice>
            )}
          </div>
          <div>
            <Section title={s.sessions} note={s.sessionsNote}>
              <Sessions sessions={data.sessions} today={today} />
            </Section>
          </div>
        </div>
      )}
    </div>
  );
};
export default AccountSafety;
