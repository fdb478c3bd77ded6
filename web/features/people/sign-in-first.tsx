import { useRouterState } from '@tanstack/react-router';
import { useSession } from '../../api/session.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Empty } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';

const zh = {
  title: '要先登录',
  why: '这里是您自己的东西，登录后才看得到。您回来时还在这一页。',
  signIn: '登录',
  register: '注册账号',
};
const words = {
  zh,
  en: {
    title: 'Sign in first',
    why: 'These things are yours, so you must sign in to see them. You will come back to this page.',
    signIn: 'Sign in',
    register: 'Register',
  } satisfies typeof zh,
};

/** No right yet: whose it is and how to get in, not a bare refusal. */
export const SignInFirst = () => {
  const w = useWords(words);
  const to = useRouterState({ select: (s) => s.location.href });
  return (
    <Empty
      title={w.title}
      actions={
        <>
          <ButtonLink kind="primary" to="/sign-in" search={{ to }}>
            {w.signIn}
          </ButtonLink>
          <ButtonLink to="/register" search={{ to }}>
            {w.register}
          </ButtonLink>
        </>
      }
    >
      {w.why}
    </Empty>
  );
};

/** Whether personal pages may ask the server: `undefined` until the session is known. */
export const useSignedIn = (): boolean | undefined => {
  const { data } = useSession();
  return data && data.person !== null;
};
