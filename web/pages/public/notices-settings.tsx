import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { chooseNotices, type NoticeSettings, noticeSettingsQuery } from '../../api/notices.ts';
import { ProblemState } from '../../api/problem.tsx';
import { MailAddress } from '../../features/notices/address.tsx';
import { GROUP_NAMES, noticeWords } from '../../features/notices/words.ts';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { Button } from '../../ui/button.tsx';
import { FieldSet } from '../../ui/field.tsx';
import { RadioRows } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Breadcrumb, Section } from '../../ui/trail.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import './account.css';
import './notices.css';

const Wishes = ({ settings }: { readonly settings: NoticeSettings }) => {
  const w = useWords(noticeWords);
  const text = useText();
  const { tell } = useLive();
  const queries = useQueryClient();
  const [pace, setPace] = useState(settings.pace);
  const [language, setLanguage] = useState(settings.language);
  const [off, setOff] = useState<readonly string[]>(settings.off);
  const save = useMutation({
    mutationFn: () => chooseNotices({ pace, off: [...off], language }),
    onSuccess: () => {
      tell(w.saved);
      void queries.invalidateQueries({ queryKey: ['notice-settings'] });
    },
  });
  const channels = settings.mail ? (['app', 'mail'] as const) : (['app'] as const);
  return (
    <div className="wish-form">
      {settings.mail && (
        <FieldSet id="pace" label={w.pace}>
          <RadioRows
            name="pace"
            value={pace}
            onChange={(v) => setPace(v as typeof pace)}
            choices={(['now', 'daily', 'law'] as const).map((p) => ({
              value: p,
              label: w.paces[p],
              hint: w.paceHints[p],
            }))}
          />
        </FieldSet>
      )}
      <FieldSet id="kinds" label={w.kinds} hint={w.kindsHint}>
        <table className="wish-table">
          <thead>
            <tr>
              <td />
              {channels.map((c) => (
                <th key={c} scope="col" className="wish-box">
                  {w[c]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {settings.groups.map((g) => (
              <tr key={g}>
                <th scope="row">
                  <Say text={GROUP_NAMES[g]!} />
                </th>
                {channels.map((c) => {
                  const choice = `${g}/${c}`;
                  return (
                    <td key={c} className="wish-box">
                      <label>
                        <span className="sr">
                          {text(GROUP_NAMES[g]!)}, {w[c]}
                        </span>
                        <input
                          type="checkbox"
                          checked={!off.includes(choice)}
                          onChange={(e) =>
                            setOff(e.target.checked ? off.filter((o) => o !== choice) : [...off, choice])
                          }
                        />
                      </label>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </FieldSet>
      {settings.mail && settings.address && (
        <FieldSet id="language" label={w.language}>
          <RadioRows
            name="language"
            inline
            value={language}
            onChange={(v) => setLanguage(v as typeof language)}
            choices={(['zh', 'en'] as const).map((l) => ({
              value: l,
              label: <span lang={l === 'zh' ? 'zh-CN' : 'en'}>{w.languages[l]}</span>,
            }))}
          />
        </FieldSet>
      )}
      {save.error && <ProblemState error={save.error} />}
      <Button kind="primary" busy={save.isPending} onClick={() => save.mutate()}>
        {w.save}
      </Button>
    </div>
  );
};

/** How one is told: mail address, pace, kinds. */
const NoticesSettings = () => {
  const w = useWords(noticeWords);
  usePage({ title: w.settingsTitle, bar: { title: w.title, back: '/notices' } });
  const signedIn = useSignedIn();
  const { data, error, refetch } = useQuery({ ...noticeSettingsQuery, enabled: signedIn === true });
  return (
    <div className="wrap page">
      <div className="wide-only">
        <Breadcrumb parts={[{ name: w.title, to: '/notices' }, { name: w.settingsTitle }]} />
      </div>
      <h1>{w.settingsTitle}</h1>
      <p className="prose second">{w.settingsNote}</p>
      {signedIn === false && <SignInFirst />}
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {signedIn && !data && !error && <Skeleton />}
      {data && (
        <div className="halves">
          <div>
            {data.mail ? (
              <Section title={w.mailTitle}>
                <MailAddress settings={data} />
              </Section>
            ) : (
              <Notice>
                <p>{w.noMail}</p>
              </Notice>
            )}
            <p className="small second notice-foot">{w.law}</p>
          </div>
          <div>
            <Section title={w.settings}>
              <Wishes key={data.state ?? ''} settings={data} />
            </Section>
          </div>
        </div>
      )}
    </div>
  );
};
export default NoticesSettings;
