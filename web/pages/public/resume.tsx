import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { resumeDraft } from '../../api/drafts.ts';
import { ProblemState } from '../../api/problem.tsx';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { usePage } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Section, Steps } from '../../ui/trail.tsx';
import { useWords } from '../../ui/words.tsx';

const zh = {
  title: '换设备接着填',
  where: '取件码在哪里',
  steps: [
    { title: '在原来的设备上打开那份申请' },
    { title: '点右上角“换设备接着填”' },
    { title: '扫那里的二维码，或者把取件码填在这里', note: '码 30 分钟内有效，只能用一次。' },
  ],
  same: '用同一个账号登录的，不用取件码。',
  mine: '看没填完的申请',
  code: '取件码',
  go: '打开这份申请',
  empty: '没有填。请填取件码。',
};
const words = {
  zh,
  en: {
    title: 'Go on from another device',
    where: 'Where the code is',
    steps: [
      { title: 'Open the application on the first device' },
      { title: 'Choose “Go on elsewhere” at the top right' },
      { title: 'Scan the QR code there, or type the code here', note: 'It is good for 30 minutes and for one use.' },
    ],
    same: 'Signed in with the same account you need no code.',
    mine: 'See unfinished applications',
    code: 'Code',
    go: 'Open the application',
    empty: 'Empty. Enter the code.',
  } satisfies typeof zh,
};

/** Opens on this device an application begun on another, by a code that works once. */
const Resume = () => {
  const w = useWords(words);
  usePage({ title: w.title, bar: { title: w.title, back: '/matters' } });
  const signedIn = useSignedIn();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { code: scanned } = useSearch({ strict: false }) as { code?: unknown };
  const [code, setCode] = useState(
    typeof scanned === 'string' ? scanned : scanned === undefined ? '' : String(scanned),
  );
  const [tried, setTried] = useState(false);
  const open = useMutation({
    mutationFn: () => resumeDraft(code.trim()),
    onSuccess: ({ draft }) => {
      queries.removeQueries({ queryKey: ['draft', draft] });
      void navigate({ to: `/apply/${draft}` });
    },
  });
  return (
    <div className="wrap page">
      <h1>{w.title}</h1>
      {signedIn === false && <SignInFirst />}
      {signedIn && (
        <div className="form-two">
          <div className="narrow-form">
            {open.error && <ProblemState error={open.error} />}
            <form
              noValidate
              onSubmit={(e) => {
                e.preventDefault();
                setTried(true);
                if (code.trim()) open.mutate();
              }}
            >
              <TextField
                id="code"
                label={w.code}
                error={tried && !code.trim() ? w.empty : undefined}
                autoComplete="one-time-code"
                autoCapitalize="characters"
                maxLength={40}
                value={code}
                onValue={setCode}
              />
              <Button type="submit" kind="primary" wide busy={open.isPending}>
                {w.go}
              </Button>
            </form>
          </div>
          <Section title={w.where}>
            <Steps steps={w.steps} />
            <p>{w.same}</p>
            <p className="form-foot">
              <Link to="/matters">{w.mine}</Link>
            </p>
          </Section>
        </div>
      )}
    </div>
  );
};
export default Resume;
