import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { NetworkError } from '../../api/client.ts';
import { type VerifyAnswer, verifyQuery } from '../../api/licences.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useToday } from '../../api/session.ts';
import { Scan } from '../../features/licences/scan.tsx';
import { checkKept, keepForOffline } from '../../features/verify/kept.ts';
import { OfflineAnswerView } from '../../features/verify/offline-answer.tsx';
import { verifyWords } from '../../features/verify/words.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { Facts } from '../../ui/notice.tsx';
import { useOnline } from '../../ui/online.ts';
import { usePage } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Section } from '../../ui/trail.tsx';
import { Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import './verify.css';

const zh = {
  title: '查验证照',
  note: '扫证照上的二维码，或者输入编号，马上看到真假和现在的状态。不用登录。',
  code: '编号或验证码',
  go: '查验',
  empty: '没有填。请填证照编号。',
  test: '测试证书签发，只作演示',
  status: (when: string) => `状态查于 ${when}。`,
  checked: '我们核对了什么',
  ok: '符合',
  wrong: '不符',
  compare: '请对照纸面或店内公示的名称、地址。不一致就打',
  another: '再查一张',
  proofs: '本局怎样让人查得到篡改',
  cannot: '查不了，不等于证照有问题。请过一会儿再查，或打 12345 问本局。',
};
const words = {
  zh,
  en: {
    title: 'Check a licence',
    note: 'Scan the code on the licence, or type its number, and see at once whether it is genuine and in force. No sign-in.',
    code: 'Number or code',
    go: 'Check',
    empty: 'Empty. Enter the number.',
    test: 'Issued with a test certificate, for demonstration only',
    status: (when: string) => `Status as of ${when}.`,
    checked: 'What we checked',
    ok: 'holds',
    wrong: 'does not hold',
    compare: 'Compare with the name and address on the paper or in the shop. If they differ, call',
    another: 'Check another',
    proofs: 'How anybody can find tampering',
    cannot:
      'That the check failed does not mean that something is wrong with the licence. Try again later, or call 12345.',
  } satisfies typeof zh,
};

export const Answer = ({ answer }: { readonly answer: VerifyAnswer }) => {
  const w = useWords(words);
  const { locale } = useLocale();
  const today = useToday();
  const tone = answer.verdict === 'valid' ? 'ok' : answer.verdict === 'unknown' ? 'unknown' : 'bad';
  return (
    <>
      <div className={`verify verify-${tone}`} role="status">
        <p className="verify-title">
          <Icon name={tone === 'ok' ? 'done' : tone === 'bad' ? 'stop' : 'question'} size={36} />
          <Say text={answer.title} />
        </p>
        <p>
          <Say text={answer.text} />
        </p>
        {answer.test && <Tag tone="warn">{w.test}</Tag>}
        <p className="small second">{w.status(whenText(answer.at, today, locale))}</p>
      </div>
      <div className="verify-two">
        {answer.face.length > 0 && (
          <Facts
            rows={answer.face.map((f) => ({
              key: f.label.zh,
              label: <Say text={f.label} />,
              value: <Zh>{f.value}</Zh>,
            }))}
          />
        )}
        {answer.checks.length > 0 && (
          <Section title={w.checked} rule={false}>
            <ul className="rows">
              {answer.checks.map((c) => (
                <li key={c.text.zh} className={c.ok ? 'verify-check' : 'verify-check verify-check-bad'}>
                  <Icon name={c.ok ? 'check' : 'close'} />
                  <span>
                    <span className="sr">{c.ok ? w.ok : w.wrong}: </span>
                    <Say text={c.text} />
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
      {answer.face.length > 0 && (
        <p className="second verify-compare">
          {w.compare} <a href="tel:12345">12345</a>
          {locale === 'zh' ? '。' : '.'}
        </p>
      )}
    </>
  );
};

const Proofs = () => {
  const w = useWords(words);
  return (
    <p className="small">
      <Link to="/transparency">{w.proofs}</Link>
    </p>
  );
};

/** The answer of the bureau; where it cannot be reached, that of this device. */
const Result = ({ code }: { readonly code: string }) => {
  const w = useWords(words);
  const v = useWords(verifyWords);
  const text = useText();
  const online = useOnline();
  const { data, error, refetch, isFetching } = useQuery(verifyQuery(code));
  const unreached = error instanceof NetworkError;
  const kept = useQuery({
    queryKey: ['verify-kept', code],
    queryFn: async () => (await checkKept(code)) ?? null,
    enabled: unreached,
    gcTime: 0,
    staleTime: 0,
  });
  usePage({ title: data ? `${text(data.title)} · ${w.title}` : w.title, ownOffline: true });
  useEffect(() => {
    if (online && unreached) void refetch();
  }, [online, unreached, refetch]);
  const retry = () => void refetch();
  return (
    <>
      {isFetching && !data && !kept.data && <Skeleton />}
      {data && <Answer answer={data} />}
      {unreached && kept.data && <OfflineAnswerView answer={kept.data} testWords={w.test} onRetry={retry} />}
      {unreached && (kept.data === null || kept.error) && (
        <ErrorState title={v.nothing} safe={w.cannot} actions={<Button onClick={retry}>{v.again}</Button>}>
          <p>{v.nothingText}</p>
        </ErrorState>
      )}
      {error && !unreached && <ProblemState error={error} safe={w.cannot} onRetry={retry} />}
      {(data || error) && (
        <>
          <ButtonLink to="/verify" icon="scan" wide>
            {w.another}
          </ButtonLink>
          <Proofs />
        </>
      )}
    </>
  );
};

/** Anybody checks any licence, without sign-in and without a network: the verdict first, in words and frame, then what was checked. */
const Verify = () => {
  const { code = '' } = useParams({ strict: false }) as { code?: string };
  const w = useWords(words);
  useEffect(() => {
    // Without it the page works as long as there is a network.
    keepForOffline().catch(() => {});
  }, []);
  return (
    <div className="wrap page">
      <div className={code ? 'narrow-form verify-page verify-wide' : 'narrow-form verify-page'}>
        <h1 className={code ? 'verify-small' : undefined}>{w.title}</h1>
        {code === '' ? <Ask /> : <Result key={code} code={code} />}
      </div>
    </div>
  );
};

/** A code of ours carries an address: of a check, or of a licence shown or shared. Anything else is looked up as a code. */
const pathOf = (found: string): string => {
  const [, place, code] = /\/(verify|share)\/([\w.~%-]+)$/.exec(found.trim()) ?? [];
  return place && code ? `/${place}/${code}` : `/verify/${encodeURIComponent(found.trim())}`;
};

const Ask = () => {
  const w = useWords(words);
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const v = useWords(verifyWords);
  usePage({ title: w.title, ownOffline: true });
  const check = (text: string) => void navigate({ to: pathOf(text) });
  return (
    <>
      <p className="second form-note">
        {w.note} {v.kept}
      </p>
      <Scan onFound={check} />
      <form
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          setTried(true);
          if (code.trim()) check(code);
        }}
      >
        <TextField
          id="code"
          label={w.code}
          error={tried && !code.trim() ? w.empty : undefined}
          autoComplete="off"
          maxLength={2000}
          value={code}
          onValue={setCode}
        />
        <Button type="submit" wide>
          {w.go}
        </Button>
      </form>
      <Proofs />
    </>
  );
};
export default Verify;
