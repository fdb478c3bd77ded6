import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CaseView } from '../../../src/modules/cases/contract.ts';
import { ApiError } from '../../api/client.ts';
import { fileHref } from '../../api/drafts.ts';
import { MESSAGE_LENGTH } from '../../api/messages.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { useOnline } from '../../ui/online.ts';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { messagesQuery, readMessages, sendMessage } from './api.ts';
import { dropWords, keepWords, keptWords } from './kept.ts';
import { messagesWords } from './messages.words.ts';
import './messages.css';

const KEPT = 'messages';

/** Words with the applicant. No act: no clock, no paper; what the law demands goes out as a notice. */
export const Messages = ({ view }: { readonly view: CaseView }) => {
  const w = useWords(messagesWords);
  const text = useText();
  const { locale } = useLocale();
  const { announce } = useLive();
  const online = useOnline();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(messagesQuery(view.id));
  const [typed, setTyped] = useState(() => String(keptWords(sessionStorage, view.id, KEPT)?.text ?? ''));
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const newest = useRef(typed);
  const theirs = data?.messages.findLast((m) => m.side === 'applicant');
  const unread = data?.unread ?? 0;
  useEffect(() => {
    if (unread > 0 && theirs) void readMessages(view.id, theirs.id).catch(() => undefined);
  }, [unread, theirs, view.id]);

  const write = (value: string) => {
    setTyped(value);
    setWrong(undefined);
    newest.current = value;
    keepWords(sessionStorage, view.id, KEPT, { text: value });
  };
  const send = async () => {
    if (!typed.trim()) {
      setWrong(w.empty);
      return;
    }
    setBusy(true);
    try {
      await sendMessage(view.id, typed.trim());
      // What was typed while it went out is the next message.
      if (newest.current === typed) {
        dropWords(sessionStorage, view.id, KEPT);
        setTyped('');
      }
      announce(w.sent);
      await queries.invalidateQueries({ queryKey: ['case', view.id, 'messages'] });
    } catch (e) {
      setWrong(e instanceof ApiError ? text(e.problem.repair ?? e.problem.message) : w.notSent);
    } finally {
      setBusy(false);
    }
  };
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={[60, 90, 80]} />;
  return (
    <div className="messages">
      {data.messages.length === 0 ? (
        <Empty title={w.none}>
          <p>{w.noneHow}</p>
        </Empty>
      ) : (
        <ol className="message-list" aria-label={w.title}>
          {data.messages.map((m) => (
            <li key={m.id} className={m.side === 'officer' ? 'message message-ours' : 'message'}>
              <p className="small second">
                <Say text={m.from} /> {m.person && <Zh>{m.person}</Zh>}{' '}
                <span className="nw third">{whenText(m.at, view.today, locale)}</span>{' '}
                {m.side === 'officer' && <span className="third">{m.readAt ? w.read : w.notRead}</span>}
              </p>
              <p className="message-text">{m.erased ? w.erased : <Zh>{m.text}</Zh>}</p>
              {m.file && (
                <p className="small">
                  <a href={fileHref(m.file.id)} target="_blank" rel="noreferrer">
                    {m.file.name}
                  </a>
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      {data.waiting && <Tag tone="warn">{w.waiting}</Tag>}
      <Field id="message" label={w.write(view.applicant.name)} hint={w.hint} error={wrong}>
        {(aria) => (
          <TextArea
            {...aria}
            rows={4}
            maxLength={MESSAGE_LENGTH}
            value={typed}
            onChange={(e) => write(e.target.value)}
          />
        )}
      </Field>
      <div className="buttons">
        <Button
          kind="primary"
          busy={busy}
          {...(online ? {} : { 'aria-disabled': true })}
          onClick={() => online && void send()}
        >
          {w.send}
        </Button>
        {!online && <span className="second">{w.offline}</span>}
      </div>
    </div>
  );
};
