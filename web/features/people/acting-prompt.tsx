import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemState } from '../../api/problem.tsx';
import { type ActingChoice, actFor, useSession } from '../../api/session.ts';
import { Button } from '../../ui/button.tsx';
import { useLive } from '../../ui/live.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useWords, Zh } from '../../ui/words.tsx';
import { eachPrincipal } from './choices.ts';

const zh = {
  title: '您现在以本人身份办事',
  text: '替单位或别人办，先换过去，草稿、办件和证照就看它的。',
  act: (name: string) => `替${name}办`,
  done: (name: string) => `现在为 ${name} 办事。`,
};
const words = {
  zh,
  en: {
    title: 'You are acting as yourself',
    text: 'To act for an organisation or somebody else, change over first; drafts, matters and licences are then theirs.',
    act: (name: string) => `Act for ${name}`,
    done: (name: string) => `You now act for ${name}.`,
  } satisfies typeof zh,
};
const MOST = 3;

/** Somebody who may act for others and has not yet said for whom. */
export const ActingPrompt = () => {
  const w = useWords(words);
  const { tell } = useLive();
  const queries = useQueryClient();
  const { data: session } = useSession();
  const change = useMutation({
    mutationFn: (c: ActingChoice) => actFor(queries, c),
    onSuccess: (_, c) => tell(w.done(c.name)),
  });
  const choices = eachPrincipal(session?.choices ?? []);
  if (session?.acting || choices.length === 0) return null;
  return (
    <div className="section going-on">
      <Notice
        title={w.title}
        actions={choices.slice(0, MOST).map((c) => (
          <Button key={c.principal} busy={change.isPending} onClick={() => change.mutate(c)}>
            <Zh>{w.act(c.name)}</Zh>
          </Button>
        ))}
      >
        <p>{w.text}</p>
        {change.error && <ProblemState error={change.error} />}
      </Notice>
    </div>
  );
};
