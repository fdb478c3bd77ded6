import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { resetAccess } from '../../api/account.ts';
import { sessionQuery, signIn, useSession } from '../../api/session.ts';
import { AccountForm } from '../../features/people/account-form.tsx';
import { useAfterSignIn } from '../../features/people/after.ts';
import { Notice } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Section } from '../../ui/trail.tsx';
import { useWords } from '../../ui/words.tsx';
import { resetWords } from './reset.words.ts';

/** Whoever forgot login or password sets both anew, against the code of a counter that saw their card. */
const Reset = () => {
  const w = useWords(resetWords);
  usePage({ title: w.title });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const after = useAfterSignIn();
  const { data: session, isPending } = useSession();
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
          <AccountForm
            keys={['name', 'residentId', 'code', 'login', 'password']}
            own={w.own}
            verb={w.go}
            send={async ({ phone: _none, ...account }) => {
              await resetAccess(account);
              await signIn(queries, account.login, account.password).catch(() => undefined);
              const now = await queries.ensureQueryData(sessionQuery);
              if (now.person) after(Boolean(now.staff));
              else void navigate({ to: '/sign-in' });
            }}
          />
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
