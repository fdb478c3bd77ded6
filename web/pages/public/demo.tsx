import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isProblem } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { type PersonaView, personasQuery, sessionQuery, signInAs } from '../../api/session.ts';
import { useAfterSignIn } from '../../features/people/after.ts';
import { Icon } from '../../ui/icon.tsx';
import { usePage } from '../../ui/page.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Section } from '../../ui/trail.tsx';
import { Mixed, useText, useWords, Zh } from '../../ui/words.tsx';
import './demo.css';

const zh = {
  title: '演示人物',
  note: '这是一座演示小城，人和公司都是编的，办的事没有法律效力。选一个人进来，不用密码。',
  groups: { apply: '来办事的人', front: '窗口和出件', decide: '审批', steer: '管理和监督' },
  enter: '用这个人进来：',
  acts: (name: string) => `代 ${name}`,
  none: '这里不是演示小城',
  noneHow: '请用您自己的账号登录。',
};
const words = {
  zh,
  en: {
    title: 'Demo people',
    note: 'This is a demo town. The people and companies are invented and nothing here has legal effect. Choose who to come in as; you need no password.',
    groups: {
      apply: 'Applicants',
      front: 'Counters and delivery',
      decide: 'Approvals',
      steer: 'Management and oversight',
    },
    enter: 'Come in as',
    acts: (name: string) => `for ${name}`,
    none: 'This is not a demo town',
    noneHow: 'Sign in with your own account.',
  } satisfies typeof zh,
};

type Group = keyof typeof zh.groups;
const FRONT: readonly string[] = ['intake', 'delivery'];
const DECIDE: readonly string[] = ['acceptor', 'examiner', 'reviewer', 'decider', 'consultee'];
const groupOf = ({ posts }: PersonaView): Group => {
  if (posts.length === 0) return 'apply';
  if (posts.some((p) => FRONT.includes(p))) return 'front';
  return posts.some((p) => DECIDE.includes(p)) ? 'decide' : 'steer';
};

/** Who they are stands before the colon, what to try with them after it. */
const partsOf = (about: string): readonly [role: string, tries: string] => {
  const [, role = about, tries = ''] = /^(.+?)[：:]\s*(.+)$/su.exec(about) ?? [];
  return [role, tries];
};

const Persona = ({
  p,
  busy,
  onEnter,
}: {
  readonly p: PersonaView;
  readonly busy: boolean;
  readonly onEnter: () => void;
}) => {
  const w = useWords(words);
  const [role, tries] = partsOf(useText()(p.about));
  return (
    <li>
      <button type="button" className="persona" aria-busy={busy} onClick={onEnter}>
        <span>
          <span className="sr">{w.enter} </span>
          <strong>{role}</strong>
          <span className="second persona-name">
            <Zh>{p.name}</Zh>
            {p.principalName && <Mixed>{`\u3000${w.acts(p.principalName)}`}</Mixed>}
          </span>
          {tries && <span className="small second persona-tries">{tries}</span>}
        </span>
        <Icon name="next" />
      </button>
    </li>
  );
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
      {people.length > 0 &&
        (Object.keys(w.groups) as Group[]).map((g) => (
          <Section key={g} title={w.groups[g]}>
            <ul className="personas">
              {people
                .filter((p) => groupOf(p) === g)
                .map((p) => (
                  <Persona
                    key={p.person}
                    p={p}
                    busy={enter.isPending && enter.variables === p.person}
                    onEnter={() => enter.mutate(p.person)}
                  />
                ))}
            </ul>
          </Section>
        ))}
    </div>
  );
};
export default Demo;
