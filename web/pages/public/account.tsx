import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemState } from '../../api/problem.tsx';
import { type ActingChoice, actFor, meQuery, signOut, useSession } from '../../api/session.ts';
import { keyOf } from '../../features/people/choices.ts';
import { forgetDevice } from '../../features/people/forget.ts';
import { SignInFirst } from '../../features/people/sign-in-first.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { setElder, useElder } from '../../ui/elder.ts';
import { FieldSet } from '../../ui/field.tsx';
import { RadioRows } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';
import { useLive } from '../../ui/live.tsx';
import { Facts } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Section } from '../../ui/trail.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';

const zh = {
  title: '我的',
  who: '办事身份',
  whoHint: '替谁办，草稿、办件和证照就看谁的。',
  self: (name: string) => `${name}（本人）`,
  legal: '法定代表人',
  mandate: (n?: number) => (n === undefined ? '受委托，全部事项' : `受委托，${n} 个事项`),
  switched: (name: string) => `现在为 ${name} 办事。`,
  safety: '账号安全',
  safetyNote: '通行密钥、改密码、在哪里登录着',
  notices: '通知',
  noticesNote: '看收到的通知，选怎么告诉您',
  mandates: '委托',
  mandatesNote: '请别人替我办，或看谁请我办',
  company: '为我的公司办事',
  companyNote: '用统一社会信用代码登记公司，您是法定代表人的才行',
  resume: '接着填另一台设备上的申请',
  resumeNote: '输入那台设备上显示的取件码',
  data: '登记的信息',
  name: '姓名',
  number: '公民身份号码',
  phone: '手机号',
  none: '没有填',
  view: '显示',
  elder: '换成长辈版',
  plain: '回普通版',
  language: 'English',
  desk: '去工作台',
  out: '退出登录',
};
const words = {
  zh,
  en: {
    title: 'Me',
    who: 'Acting as',
    whoHint: 'Drafts, matters and licences shown are those of the one you act for.',
    self: (name: string) => `${name} (myself)`,
    legal: 'legal representative',
    mandate: (n?: number) =>
      n === undefined ? 'By mandate, all services' : `By mandate, ${n} ${n === 1 ? 'service' : 'services'}`,
    switched: (name: string) => `You now act for ${name}.`,
    safety: 'Account safety',
    safetyNote: 'Passkeys, password, where you are signed in',
    notices: 'Notices',
    noticesNote: 'What you were told, and how we tell you',
    mandates: 'Mandates',
    mandatesNote: 'Ask somebody to act for me, or see who asked me',
    company: 'Act for my company',
    companyNote: 'Enter it by its credit code; only its legal representative can',
    resume: 'Go on with an application from another device',
    resumeNote: 'Enter the code shown there',
    data: 'What is on record',
    name: 'Name',
    number: 'Identity number',
    phone: 'Mobile number',
    none: 'Not given',
    view: 'Display',
    elder: 'Larger display (长辈版)',
    plain: 'Normal size',
    language: '中文',
    desk: 'Go to the desk',
    out: 'Sign out',
  } satisfies typeof zh,
};

/** Who I am, for whom I act, how the pages look. */
const Account = () => {
  const w = useWords(words);
  usePage({ title: w.title });
  const { locale, switchTo } = useLocale();
  const elder = useElder();
  const { tell } = useLive();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: session } = useSession();
  const record = useQuery({ ...meQuery, enabled: Boolean(session?.person) });
  const me = record.data;
  const [asked, ask] = useState<string>();
  const act = useMutation({
    mutationFn: (choice: ActingChoice | undefined) => actFor(queries, choice ?? null),
    onSettled: () => ask(undefined),
    onSuccess: (_, choice) => tell(w.switched(choice?.name ?? session?.person?.name ?? '')),
  });
  const leave = useMutation({
    mutationFn: () => signOut(queries),
    onSuccess: () => {
      forgetDevice();
      void navigate({ to: '/' });
    },
  });
  const looks = (
    <Section title={w.view} rule={false}>
      <div className="buttons">
        <Button onClick={() => setElder(!elder)}>{elder ? w.plain : w.elder}</Button>
        <Button lang={locale === 'zh' ? 'en' : 'zh-CN'} onClick={() => switchTo(locale === 'zh' ? 'en' : 'zh')}>
          {w.language}
        </Button>
      </div>
    </Section>
  );
  if (session && !session.person)
    return (
      <div className="wrap page">
        <h1>{w.title}</h1>
        <SignInFirst />
        {looks}
      </div>
    );
  if (!session?.person) return null;
  const choices = [
    { value: '', label: <span lang="zh-CN">{w.self(session.person.name)}</span> },
    ...session.choices.map((c) => ({
      value: keyOf(c),
      label: <span lang="zh-CN">{c.name}</span>,
      hint: c.mandate ? w.mandate(c.items?.length) : w.legal,
    })),
  ];
  return (
    <div className="wrap page">
      <h1>{w.title}</h1>
      <div className="halves">
        <div>
          {session.choices.length > 0 && (
            <Section title={w.who} note={w.whoHint} rule={false}>
              <FieldSet id="acting" label={<span className="sr">{w.who}</span>}>
                <RadioRows
                  name="acting"
                  choices={choices}
                  value={asked ?? (session.acting ? keyOf(session.acting) : '')}
                  onChange={(v) => {
                    ask(v);
                    act.mutate(session.choices.find((c) => keyOf(c) === v));
                  }}
                />
              </FieldSet>
              {act.error && <ProblemState error={act.error} />}
            </Section>
          )}
          <Section title={w.data}>
            <Facts
              rows={[
                { label: w.name, value: <span lang="zh-CN">{session.person.name}</span> },
                ...(me
                  ? [
                      { label: w.number, value: me.me.number },
                      { label: w.phone, value: me.me.phone ?? w.none },
                    ]
                  : []),
              ]}
            />
            {record.error && <ProblemState error={record.error} onRetry={() => void record.refetch()} />}
          </Section>
        </div>
        <div>
          <ul className="rows account-rows">
            <li>
              <Link to="/notices">{w.notices}</Link>
              <p className="small second">{w.noticesNote}</p>
            </li>
            <li>
              <Link to="/account/safety">{w.safety}</Link>
              <p className="small second">{w.safetyNote}</p>
            </li>
            <li>
              <Link to="/mandates">{w.mandates}</Link>
              <p className="small second">{w.mandatesNote}</p>
            </li>
            <li>
              <Link to="/company">{w.company}</Link>
              <p className="small second">{w.companyNote}</p>
            </li>
            <li>
              <Link to="/resume">{w.resume}</Link>
              <p className="small second">{w.resumeNote}</p>
            </li>
          </ul>
          {looks}
          <div className="buttons account-out">
            {session.staff && <ButtonLink to="/desk">{w.desk}</ButtonLink>}
            <Button busy={leave.isPending} onClick={() => leave.mutate()}>
              {w.out}
            </Button>
          </div>
          {leave.error && <ProblemState error={leave.error} />}
        </div>
      </div>
    </div>
  );
};
export default Account;
