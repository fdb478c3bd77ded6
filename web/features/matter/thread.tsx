import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CaseView } from '../../api/cases.ts';
import { fileHref } from '../../api/drafts.ts';
import { MESSAGE_LENGTH, type MessageView, markRead, messagesQuery, writeMessage } from '../../api/messages.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { sizeText, whenText } from '../../ui/dates.tsx';
import { Field } from '../../ui/field.tsx';
import { Select, TextArea } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useOnline } from '../../ui/online.ts';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Mixed, Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { messageWords } from './messages.words.ts';
import './thread.css';
import { blank, keepUnsent, keptUnsent, reworded } from './unsent.ts';

const POLL_MS = 20_000;

const One = ({ m, today }: { readonly m: MessageView; readonly today: string }) => {
  const w = useWords(messageWords);
  const { locale } = useLocale();
  return (
    <li className={`message message-${m.side}`}>
      <p className="message-from">
        <strong>{m.mine ? w.me : <Say text={m.from} />}</strong>
        <time className="small third nw" dateTime={m.at}>
          {whenText(m.at, today, locale)}
        </time>
      </p>
      <p className="message-text">{m.erased ? w.erased : <Zh>{m.text}</Zh>}</p>
      {m.file && (
        <p className="small">
          <a href={fileHref(m.file.id)} target="_blank" rel="noreferrer">
            <Mixed>{w.attached(m.file.name)}</Mixed>
          </a>{' '}
          <span className="third nw">{sizeText(m.file.size)}</span>
        </p>
      )}
      {m.side === 'applicant' && (
        <p className="least third">{m.readAt ? w.read(whenText(m.readAt, today, locale)) : w.unread}</p>
      )}
    </li>
  );
};

const Write = ({ c }: { readonly c: CaseView }) => {
  const w = useWords(messageWords);
  const text = useText();
  const online = useOnline();
  const queries = useQueryClient();
  const { tell } = useLive();
  const [unsent, setUnsent] = useState(() => keptUnsent(c.id));
  const [tried, setTried] = useState(false);
  const put = (next: typeof unsent) => {
    setUnsent(next);
    keepUnsent(c.id, next);
  };
  const files = c.materials.flatMap((m) => m.files.map((f) => ({ value: f.id, label: f.name, group: text(m.name) })));
  const over = unsent.text.length - MESSAGE_LENGTH;
  const empty = unsent.text.trim() === '';
  const send = useMutation({
    mutationFn: ({ text: words, file, key }: typeof unsent) =>
      writeMessage(c.id, { text: words, ...(file ? { file } : {}) }, key),
    onSuccess: async (_, sent) => {
      // What was typed while it went out is the next message.
      setUnsent((now) => {
        const next = now.key === sent.key ? blank() : now;
        keepUnsent(c.id, next);
        return next;
      });
      setTried(false);
      tell(w.sent);
      await queries.invalidateQueries({ queryKey: ['messages'] });
    },
  });
  return (
    <form
      className="message-write no-print"
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        setTried(true);
        if (empty || over > 0) document.getElementById('message')?.focus();
        else send.mutate(unsent);
      }}
    >
      <Field
        id="message"
        label={w.write}
        hint={w.writeHint(MESSAGE_LENGTH)}
        error={over > 0 ? w.over(over) : tried && empty ? w.empty : undefined}
      >
        {(aria) => (
          <TextArea
            {...aria}
            rows={5}
            value={unsent.text}
            onChange={(e) => put(reworded(unsent, { text: e.target.value }))}
          />
        )}
      </Field>
      {over <= 0 && over > -200 && <p className="small second">{w.left(-over)}</p>}
      {files.length > 0 && (
        <Field id="message-file" label={w.file} optional>
          {(aria) => (
            <Select
              {...aria}
              choices={files}
              empty={w.noFile}
              value={unsent.file}
              onChange={(e) => put(reworded(unsent, { file: e.target.value }))}
            />
          )}
        </Field>
      )}
      {send.error && <ProblemState error={send.error} safe={w.safe} onRetry={() => send.mutate(unsent)} />}
      <p className="small second">{online ? w.kept : w.offline}</p>
      <Button type="submit" kind="primary" icon="chat" busy={send.isPending}>
        {w.send}
      </Button>
    </form>
  );
};

/** What applicant and officers wrote to each other, oldest first, and the field for the next word. */
export const Thread = ({ c }: { readonly c: CaseView }) => {
  const w = useWords(messageWords);
  const text = useText();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ ...messagesQuery(c.id), refetchInterval: POLL_MS });
  const last = data && data.unread > 0 ? data.messages.findLast((m) => m.side !== data.side)?.id : undefined;
  useEffect(() => {
    if (last === undefined) return;
    // The count is asked again; the thread itself stays as it is under the reader's eyes.
    void markRead(c.id, last)
      .then(() => queries.invalidateQueries({ queryKey: ['messages'] }))
      .catch(() => undefined);
  }, [last, c.id, queries]);
  return (
    <>
      {!data && !error && <Skeleton lines={[40, 80, 60]} />}
      {data && <p className="second message-with">{w.with(text(data.answers))}</p>}
      {(data || error) && (
        <Notice>
          <p>{w.noAct}</p>
        </Notice>
      )}
      {!data && error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {data?.messages.length === 0 && <Empty title={w.none}>{w.noneHow}</Empty>}
      {data && data.messages.length > 0 && (
        <ol className="messages" aria-label={w.title}>
          {data.messages.map((m) => (
            <One key={m.id} m={m} today={c.today} />
          ))}
        </ol>
      )}
      {(data || error) && <Write c={c} />}
    </>
  );
};
