import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { resumeDraft } from '../../api/drafts.ts';
import { ProblemState } from '../../api/problem.tsx';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/input.tsx';
import { usePage } from '../../ui/page.tsx';
import { useWords } from '../../ui/words.tsx';

const zh = {
  title: '换设备接着填',
  note: '在原来的设备上点“换设备接着填”，把显示的取件码填在这里。',
  code: '取件码',
  go: '打开这份申请',
  empty: '没有填。请填取件码。',
};
const words = {
  zh,
  en: {
    title: 'Go on from another device',
    note: 'On the first device choose “Go on elsewhere” and type the code shown there.',
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
      <div className="narrow-form">
        <h1>{w.title}</h1>
        {signedIn === false ? (
          <SignInFirst />
        ) : (
          <>
            <p className="second form-note">{w.note}</p>
            {open.error && <ProblemState error={open.error} />}
            <form
              noValidate
              onSubmit={(e) => {
                e.preventDefault();
                setTried(true);
                if (code.trim()) open.mutate();
              }}
            >
              <Field id="code" label={w.code} error={tried && !code.trim() ? w.empty : undefined}>
                {(aria) => (
                  <TextInput
                    {...aria}
                    autoComplete="one-time-code"
                    autoCapitalize="characters"
                    maxLength={40}
                    value={code}
                    onChange={(e) => setCode(e.target.value)}
                  />
                )}
              </Field>
              <Button type="submit" kind="primary" wide busy={open.isPending}>
                {w.go}
              </Button>
            </form>
          </>
        )}
      </div>
    </div>
  );
};
export default Resume;
