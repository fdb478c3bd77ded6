import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isProblem } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { type PersonaView, personasQuery, sessionQuery, signInAs } from '../../api/session.ts';
import { useAfterSignIn } from '../../features/people/after.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../ui/page.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Section } from '../../ui/trail.tsx';
import { Say, useWords } from '../../ui/words.tsx';

const zh = {
  title: '演示人物',
  note: '这是一座演示小城，人和公司都是编的，办的事没有法律效力。选一个人进来，不用密码。',
  applicants: '来办事的人',
  staff: '本局工作人员',
  enter: '用这个人进来',
  acts: (name: string) => `代 ${name}`,
  none: '这里不是演示小城',
  noneHow: '请用您自己的账号登录。',
};
const words = {
  zh,
  en: {
    title: 'Demo people',
    note: 'This is a demo town. People and companies are invented and nothing here has legal effect. Choose somebody to come in as; no password.',
    applicants: 'People who apply',
    staff: 'Staff of the bureau',
    enter: 'Come in',
    acts: (name: string) => `for ${name}`,
    none: 'This is not a demo town',
    noneHow: 'Sign in with your own account.',
  } satisfies typeof zh,
};

/** One click per persona; exists only where the server has a demo town. */
const Demo = () => {
  const w = useWords(words);
  usePage({ title: w.title });
  const queries = useQueryClient();
  const after = useAfterSignIn();
  const { data, error, refetch } = useQuery(personasQuery);
  const enter = useMutation({
    mutationFn: (person: string) => signInAs(queries, person),
    onSuccess: async () => after(Boolean((await queries.ensureQueryData(sessionQuery)).staff)),
  });
  const list = (people: readonly PersonaView[]) => (
    <ul className="rows persona-rows">
      {people.map((p) => (
        <li key={p.person}>
          <div>
            <p>
              <strong lang="zh-CN">{p.name}</strong>
              {p.principalName && (
                <span className="second" lang="zh-CN">
                  {'\u3000'}
                  {w.acts(p.principalName)}
                </span>
              )}
            </p>
            <p className="small second">
              <Say text={p.about} />
            </p>
          </div>
          <Button busy={enter.isPending && enter.variables === p.person} onClick={() => enter.mutate(p.person)}>
            {w.enter}
            <span className="sr" lang="zh-CN">
              ：{p.name}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
  if (isProblem(error) && error.status === 404)
    return (
      <div className="wrap page">
        <h1>{w.none}</h1>
        <p>{w.noneHow}</p>
      </div>
    );
  const people = data?.personas ?? [];
  return (
    <div className="wrap page">
      <div className="page-head">
        <div>
          <h1>{w.title}</h1>
          <p>{w.note}</p>
        </div>
      </div>
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {enter.error && <ProblemState error={enter.error} />}
      {!data && !error && <Skeleton />}
      {data && people.length === 0 && <Empty title={w.none}>{w.noneHow}</Empty>}
      {people.length > 0 && (
        <>
          <Section title={w.applicants}>{list(people.filter((p) => p.posts.length === 0))}</Section>
          <Section title={w.staff}>{list(people.filter((p) => p.posts.length > 0))}</Section>
        </>
      )}
    </div>
  );
};
export default Demo;
