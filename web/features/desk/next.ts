import type { Text } from '../../../src/kernel/text.ts';
import type { CaseView } from '../../../src/modules/cases/contract.ts';
import { sentenceDay } from '../../ui/dates.tsx';
import { barOf } from './acts/bar.ts';
import { plural } from './due.ts';

const t = (zh: string, en: string): Text => ({ zh, en });
const zh = (d: string) => sentenceDay(d, 'zh');
const en = (d: string) => sentenceDay(d, 'en');

/** The officer's 下一步 in one or two sentences: what the case waits for, and by when. The applicant reads another one. */
export const nextStep = (view: CaseView): Text => {
  const due = (k: string) =>
    view.clocks.find((c) => c.k === k && (c.state === 'running' || c.state === 'overrun'))?.due;
  switch (view.state) {
    case 'received': {
      const by = due('K1');
      return by
        ? t(
            `${zh(by)}前告知受理或补正；到期不告知，依法自收到之日起即为受理。`,
            `Accept it or ask for correction by ${en(by)}; with no word it counts as accepted from the day of receipt.`,
          )
        : t('请看材料，受理或告知补正。', 'Look through the file; accept it or ask for correction.');
    }
    case 'correcting': {
      const until = view.correction?.waitUntil;
      if (view.correction && !view.correction.served)
        return t(
          '补正告知书还没有送达，五日窗口照走。请尽快送达。',
          'The correction notice is not served yet and the five days run on. Serve it soon.',
        );
      return until
        ? t(`等申请人补正，等到 ${zh(until)}。`, `Waiting for the applicant until ${en(until)}.`)
        : t('等申请人补正，没有限期。', 'Waiting for the applicant; there is no last day.');
    }
    case 'under-review':
      return underReview(view);
    case 'decided': {
      const by = due('K8');
      const what = view.outcome === 'denied' ? t('已不予', 'Refused') : t('已准予', 'Granted');
      return by
        ? t(`${what.zh}，请在 ${zh(by)}前送达。`, `${what.en}; deliver by ${en(by)}.`)
        : t(`${what.zh}，等送达。`, `${what.en}; to be delivered.`);
    }
    case 'closed':
      return t('已办结，没有要办的了。', 'Closed; nothing is left to do.');
    default:
      return view.state satisfies never;
  }
};

const underReview = (view: CaseView): Text => {
  const paused = view.clocks.find((c) => c.state === 'paused');
  const step = view.tasks.find((x) => x.kind === 'step' && !x.ended);
  if (step && !step.holder)
    return t(`“${step.name.zh}”还没有人承办，请认领。`, `Nobody holds ${step.name.en.toLowerCase()} yet: claim it.`);
  const asked = view.tasks.filter((x) => x.kind === 'consult' && !x.ended).length;
  const { primary } = barOf(view);
  const can = primary && t(`可以办：${primary.name.zh}。`, `You can: ${primary.name.en.toLowerCase()}.`);
  const parts: Text[] = [
    ...(paused ? [t('特别程序进行中，计时暂停。', 'A special procedure is under way; the clock stands still.')] : []),
    ...(asked ? [t(`等 ${asked} 家会商答复。`, `${plural(asked, 'consultation', 'consultations')} open.`)] : []),
    ...(can ? [can] : []),
    ...(!can && step?.holder ? [t(`由${step.holder.name}承办。`, `Held by ${step.holder.name}.`)] : []),
  ];
  return t(parts.map((p) => p.zh).join(''), parts.map((p) => p.en).join(' '));
};
