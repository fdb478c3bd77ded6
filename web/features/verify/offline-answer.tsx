import { dayOf, type Instant } from '../../../src/kernel/instant.ts';
import type { OfflineAnswer } from '../../../src/modules/licences/offline.ts';
import { Button } from '../../ui/button.tsx';
import { fullDay, whenText } from '../../ui/dates.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Facts } from '../../ui/notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Say, useLocale, useWords, Zh } from '../../ui/words.tsx';
import { OFFLINE_VERDICTS, verifyWords } from './words.ts';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** How far the state is known, in sentences. */
const StatusLine = ({ status, now }: { readonly status: OfflineAnswer['status']; readonly now: number }) => {
  const w = useWords(verifyWords);
  const { locale } = useLocale();
  const today = dayOf(new Date(now).toISOString() as Instant);
  if (status.kind === 'none') return <p className="small second">{w.noList}</p>;
  if (status.kind === 'unusable') return <p className="small second">{w.badList}</p>;
  const ms = Math.max(0, now - Date.parse(status.at));
  const age =
    ms < HOUR
      ? w.minutes(Math.floor(ms / MINUTE))
      : ms < DAY
        ? w.hours(Math.floor(ms / HOUR))
        : w.days(Math.floor(ms / DAY));
  return (
    <p className="small second">
      {w.asOf(whenText(status.at, today, locale), age)}
      {status.tooOld && (
        <strong>
          {locale === 'en' && ' '}
          {w.tooOld(whenText(status.until, today, locale))}
        </strong>
      )}
    </p>
  );
};

/** The verdict of this device alone: in words and frame, with how old its knowledge is, then the facts to compare. */
export const OfflineAnswerView = ({
  answer,
  testWords,
  onRetry,
}: {
  readonly answer: OfflineAnswer;
  readonly testWords: string;
  readonly onRetry: () => void;
}) => {
  const w = useWords(verifyWords);
  const { locale } = useLocale();
  const { status, pointer } = answer;
  const sure = status.kind === 'read' && !status.tooOld;
  const [title, text] = OFFLINE_VERDICTS[answer.verdict];
  const tone =
    answer.verdict === 'valid' && sure
      ? 'ok'
      : ['valid', 'unreadable', 'unknown-key'].includes(answer.verdict)
        ? 'unknown'
        : 'bad';
  const unsure = answer.verdict === 'valid' && !sure;
  return (
    <>
      <div className={`verify verify-${tone}`} role="status">
        <p className="verify-title">
          <Icon name={tone === 'ok' ? 'done' : tone === 'bad' ? 'stop' : 'question'} size={36} />
          {unsure ? w.notSure : <Say text={title} />}
        </p>
        <p>
          {unsure ? w.notSureText : <Say text={text} />}
          {answer.since && answer.verdict !== 'expired' && ` ${w.since(fullDay(answer.since, locale))}`}
        </p>
        <p className="buttons">
          <Tag>{w.offline}</Tag>
          {answer.test && <Tag tone="warn">{testWords}</Tag>}
        </p>
        <StatusLine status={status} now={Date.now()} />
        <Button onClick={onRetry}>{w.again}</Button>
      </div>
      {pointer && (
        <Facts
          rows={[
            { label: w.licence, value: <Zh>{pointer.title}</Zh> },
            { label: w.number, value: <Zh>{pointer.number}</Zh> },
            { label: w.holder, value: <Zh>{pointer.holder}</Zh> },
            {
              label: w.valid,
              value: pointer.until
                ? w.range(fullDay(pointer.from, locale), fullDay(pointer.until, locale))
                : w.noEnd(fullDay(pointer.from, locale)),
            },
          ]}
        />
      )}
    </>
  );
};
