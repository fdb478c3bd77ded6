import type { CaseView } from '../../api/cases.ts';
import { Button } from '../../ui/button.tsx';
import { useLive } from '../../ui/live.tsx';
import { useLocale, useText, useWords } from '../../ui/words.tsx';
import { calendarFile, remindersOf } from './calendar.ts';
import { matterWords } from './words.ts';

/** 提醒我: the days that lie ahead into one's own calendar. Nothing is sent anywhere. */
export const RemindMe = ({ c }: { readonly c: CaseView }) => {
  const w = useWords(matterWords);
  const text = useText();
  const { locale } = useLocale();
  const { tell } = useLive();
  const days = remindersOf(c).length;
  if (days === 0) return null;
  const give = () => {
    const href = `${location.origin}/matters/${c.id}`;
    const url = URL.createObjectURL(
      new Blob([calendarFile(c, text(c.itemName), locale, href)], { type: 'text/calendar;charset=utf-8' }),
    );
    const a = document.createElement('a');
    a.href = url;
    a.download = `${c.number}.ics`;
    a.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    tell(w.remindGiven(days));
  };
  return (
    <Button icon="bell" onClick={give}>
      {w.remindMe}
    </Button>
  );
};
