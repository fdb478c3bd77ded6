import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { askAddress, forgetAddress, type NoticeSettings, proveAddress } from '../../api/notices.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { useLive } from '../../ui/live.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';
import { noticeWords } from './words.ts';

const ADDRESS = /^[^\s@<>",;:]+@[^\s@<>",;:]+\.[^\s@<>",;:.]+$/;
const TONES = { proven: 'ok', asked: 'warn', failing: 'danger' } as const;

/** An address counts when a code sent there has come back. */
export const MailAddress = ({ settings }: { readonly settings: NoticeSettings }) => {
  const w = useWords(noticeWords);
  const { locale } = useLocale();
  const { tell } = useLive();
  const queries = useQueryClient();
  const fresh = () => queries.invalidateQueries({ queryKey: ['notice-settings'] });
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const [changing, change] = useState(false);
  const [tried, setTried] = useState(false);
  const ask = useMutation({
    mutationFn: () => askAddress({ address: address.trim(), language: locale }),
    onSuccess: async () => {
      await fresh();
      change(false);
      setTried(false);
      setCode('');
    },
  });
  const prove = useMutation({
    mutationFn: () => proveAddress(code),
    onSuccess: async () => {
      await fresh();
      tell(w.confirmed);
    },
  });
  const forget = useMutation({
    mutationFn: forgetAddress,
    onSuccess: async () => {
      await fresh();
      tell(w.forgotten);
    },
  });
  const { state, next } = settings;
  const asking = !state || changing;
  const proving = (state === 'asked' || next !== undefined) && !changing;
  return (
    <>
      {state && (
        <p className="notice-tags">
          <strong>{settings.address}</strong> <Tag tone={TONES[state]}>{w[state]}</Tag>
        </p>
      )}
      {settings.failure && (
        <Notice tone={state === 'failing' ? 'danger' : 'warn'}>
          <p>{state === 'failing' ? w.failingHow(settings.failure) : w.newFailed(settings.failure)}</p>
        </Notice>
      )}
      {next && <p className="second">{w.until(settings.address ?? '', next)}</p>}
      {(ask.error ?? prove.error ?? forget.error) && <ProblemState error={ask.error ?? prove.error ?? forget.error} />}
      {proving && (
        <form
          noValidate
          onSubmit={(e) => {
            e.preventDefault();
            setTried(true);
            if (code.trim()) prove.mutate();
          }}
        >
          <TextField
            id="mail-code"
            label={w.code}
            hint={w.codeHint(next ?? settings.address ?? '')}
            error={tried && !code.trim() ? w.noCode : undefined}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            value={code}
            onValue={setCode}
          />
          <Button type="submit" kind="primary" busy={prove.isPending}>
            {w.confirm}
          </Button>
        </form>
      )}
      {asking && (
        <form
          noValidate
          onSubmit={(e) => {
            e.preventDefault();
            setTried(true);
            if (ADDRESS.test(address.trim())) ask.mutate();
          }}
        >
          <TextField
            id="mail-address"
            label={w.address}
            hint={w.addressHint}
            error={tried && !ADDRESS.test(address.trim()) ? w.wrongAddress : undefined}
            type="email"
            autoComplete="email"
            maxLength={254}
            value={address}
            onValue={setAddress}
          />
          <Button type="submit" busy={ask.isPending}>
            {w.send}
          </Button>
        </form>
      )}
      {state && !changing && (
        <div className="buttons safety-act">
          <Button onClick={() => change(true)}>{w.change}</Button>
          <Button busy={forget.isPending} onClick={() => forget.mutate()}>
            {w.forget}
          </Button>
        </div>
      )}
    </>
  );
};
