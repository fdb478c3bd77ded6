import { type Day, earliest } from '../../../kernel/day.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Case, UnderReview } from '../state.ts';
import { isOpen, stillOwed, untilOf } from '../state.ts';
import { dayWords, GROUND_WORDS } from './words.ts';

/** The last days that the first line speaks of. */
export type Dues = {
  readonly today: Day;
  readonly answerBy?: Day;
  readonly waitUntil?: Day;
  readonly promised?: Day;
  readonly statutory?: Day;
  readonly deliverBy?: Day;
  /** 许可法47: until when the reader may ask for a hearing, and by when one that was asked for is held. */
  readonly askHearing?: Day;
  readonly holdHearing?: Day;
  /** Who reads; the applicant where nobody is named. */
  readonly reader?: string;
  readonly provisional: boolean;
};
export type Verdict = {
  readonly tone: 'wait' | 'act' | 'good' | 'bad' | 'closed';
  readonly title: Text;
  readonly text: Text;
};

const t = (zh: string, en: string): Text => ({ zh, en });
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const both = (d: Dues): Text => {
  const say = (day: Day | undefined) => (day ? dayWords(day, d.today) : undefined);
  const [p, s] = [say(d.promised), say(d.statutory)];
  const soft = d.provisional
    ? t(
        '放假安排公布后会重算并告诉您。',
        ' It will be recomputed when the holidays are published, and we will tell you.',
      )
    : t('', '');
  if (p && s && d.promised !== d.statutory)
    return d.promised! < d.today
      ? t(
          `我们承诺 ${p.zh}前办结，没有做到；依法最迟 ${s.zh}。${soft.zh}`,
          `We promised a decision by ${p.en} and did not keep it; the law allows until ${s.en}.${soft.en}`,
        )
      : t(
          `我们承诺 ${p.zh}前办结；依法最迟 ${s.zh}。${soft.zh}`,
          `We promise a decision by ${p.en}; the law allows until ${s.en}.${soft.en}`,
        );
  const one = s ?? p;
  return one
    ? t(`依法最迟 ${one.zh}办结。${soft.zh}`, `A decision is due by ${one.en} at the latest.${soft.en}`)
    : t('', '');
};

/** 许可法46–48: a hearing that is called, asked for, or may still be asked for. */
const hearingOf = (c: UnderReview, d: Dues): Verdict | undefined => {
  const { requests, called, held } = c.hearing;
  if (held) return undefined;
  if (called && called.date >= d.today) {
    const on = dayWords(called.date, d.today);
    return {
      tone: 'act',
      title: t(`${on.zh}听证，请您到场。`, `The hearing is on ${on.en}. Please come.`),
      text: t(
        `时间和地点写在听证通知书里。听证不收费。${both(d).zh}`,
        `Time and place are in the notice. It costs nothing. ${both(d).en}`,
      ),
    };
  }
  if (requests.some((r) => r.by === (d.reader ?? c.applicant)) && d.holdHearing) {
    const by = dayWords(d.holdHearing, d.today);
    return {
      tone: 'wait',
      title: t(
        `您申请了听证，本局 ${by.zh}前组织。您现在不用做什么。`,
        `You asked for a hearing; it is held by ${by.en}. You need do nothing now.`,
      ),
      text: both(d),
    };
  }
  if (d.askHearing === undefined || d.askHearing < d.today) return undefined;
  const until = dayWords(d.askHearing, d.today);
  return {
    tone: 'act',
    title: t(`${until.zh}前您可以申请听证，也可以放弃。`, `You may ask for a hearing until ${until.en}, or waive it.`),
    text: t(
      `这是您的权利，不申请不影响办理。${both(d).zh}`,
      `It is your right; not asking does you no harm. ${both(d).en}`,
    ),
  };
};

const underReview = (c: UnderReview, d: Dues): Verdict => {
  const owed = stillOwed(c);
  if (owed.length > 0) {
    const by = owed.map((o) => o.by).reduce(earliest);
    const day = dayWords(by, d.today);
    return by < d.today
      ? {
          tone: 'act',
          title: t(
            `承诺补交的 ${owed.length} 份材料已过期限。`,
            `${count(owed.length, 'promised document is past its day.', 'promised documents are past their day.')}`,
          ),
          text: t(
            `应在 ${day.zh}前补齐。现在补交仍然有用，请尽快。`,
            `They were due by ${day.en}. Supplying them now still counts; please do it soon.`,
          ),
        }
      : {
          tone: 'act',
          title: t(
            `请在 ${day.zh}前补交 ${owed.length} 份材料。`,
            `Please supply ${count(owed.length, 'document', 'documents')} by ${day.en}.`,
          ),
          text: both(d),
        };
  }
  const hearing = hearingOf(c, d);
  if (hearing) return hearing;
  if (c.invited.length > 0)
    return {
      tone: 'act',
      title: t('我们请您补充材料，您可以交也可以不交。', 'We invite you to add material; you may, you need not.'),
      text: both(d),
    };
  const pause = c.pauses.find((p) => isOpen(p) && p.notices.some((n) => n.served !== undefined));
  if (pause) {
    const g = GROUND_WORDS[pause.ground] ?? t(pause.ground, pause.ground);
    const until = dayWords(untilOf(pause), d.today);
    return {
      tone: 'wait',
      title: t(
        `正在${g.zh}，计时暂停到 ${until.zh}。您现在不用做什么。`,
        `${g.en[0]!.toUpperCase()}${g.en.slice(1)} is under way; the clock stands still until ${until.en}. You need do nothing.`,
      ),
      text: both(d),
    };
  }
  const late = d.statutory !== undefined && d.today > d.statutory;
  if (late)
    return {
      tone: 'bad',
      title: t('已超过法定期限，还没有决定。', 'The legal period is over and there is no decision yet.'),
      text: t(
        `应在 ${dayWords(d.statutory!, d.today).zh}前决定。监督岗已收到红牌。您可以申请行政复议或提起诉讼。`,
        `It was due by ${dayWords(d.statutory!, d.today).en}. Oversight has been told. You may ask for reconsideration or go to court.`,
      ),
    };
  return {
    tone: 'wait',
    title: t('正在审查。您现在不用做什么。', 'Under review. You need do nothing now.'),
    text: both(d),
  };
};

/** First line of the applicant's page: where I stand and what I must do. */
export const verdictOf = (c: Case, d: Dues): Verdict => {
  switch (c.state) {
    case 'received': {
      const by = d.answerBy ? dayWords(d.answerBy, d.today) : undefined;
      return {
        tone: 'wait',
        title: t('材料已收到。您现在不用做什么。', 'Received. You need do nothing now.'),
        text: by
          ? t(
              `${by.zh}前告诉您受理还是补正；到期没说，就算自收到之日起受理。`,
              `By ${by.en} we tell you whether it is accepted or what to correct; if we say nothing, it counts as accepted from the day of receipt.`,
            )
          : t('', ''),
      };
    }
    case 'correcting': {
      const n = c.correction.missing.length;
      const until = d.waitUntil ? dayWords(d.waitUntil, d.today) : undefined;
      const served = c.correction.servedOn !== undefined;
      return {
        tone: 'act',
        title: t(`请补正 ${n} 项。`, `Please correct ${count(n, 'thing', 'things')}.`),
        text: !served
          ? t(
              '补正告知书还没有送到您手里；送到后再算时间。',
              'The correction notice has not reached you yet; the time runs from then.',
            )
          : until
            ? t(
                `要改的一次说全了。本局等您到 ${until.zh}。`,
                `This is the complete list. We wait for you until ${until.en}.`,
              )
            : t('要改的一次说全了，什么时候补都可以。', 'This is the complete list. There is no last day for it.'),
      };
    }
    case 'under-review':
      return underReview(c, d);
    case 'decided': {
      const by = d.deliverBy ? dayWords(d.deliverBy, d.today) : undefined;
      const granted = c.decided.outcome !== 'denied';
      return {
        tone: granted ? 'good' : 'bad',
        title: granted
          ? t(
              c.decided.outcome === 'granted' ? '已准予。' : '已部分准予。',
              c.decided.outcome === 'granted' ? 'Granted.' : 'Granted in part.',
            )
          : t('不予许可。', 'Denied.'),
        text: granted
          ? by
            ? t(`${by.zh}前送到您手里。`, `It reaches you by ${by.en}.`)
            : t('', '')
          : t('理由和救济途径写在决定书里。', 'The reasons and remedies are in the decision.'),
      };
    }
    case 'closed':
      return closed(c);
  }
  return c satisfies never;
};

const closed = (c: Extract<Case, { state: 'closed' }>): Verdict => {
  switch (c.how) {
    case 'delivered':
      return c.decided?.outcome === 'denied'
        ? {
            tone: 'bad',
            title: t('不予许可，决定书已送达。', 'Denied; the decision has been delivered.'),
            text: t('理由和救济途径写在决定书里。', 'The reasons and remedies are in the decision.'),
          }
        : {
            tone: 'good',
            title: t('办好了，已送达。', 'Done and delivered.'),
            text: t('证照和文书可以在下面打开或下载。', 'The licence and papers can be opened below.'),
          };
    case 'filed':
      return {
        tone: 'good',
        title: t('已备案。', 'Filed.'),
        text: t('备案不需要批准。回执可以在下面下载。', 'A filing needs no approval. The receipt is below.'),
      };
    case 'rejected':
      return {
        tone: 'bad',
        title: t('不予受理。', 'The filing was rejected.'),
        text: t('理由和救济途径写在决定书里。', 'The reasons and remedies are in the decision.'),
      };
    case 'withdrawn':
      return {
        tone: 'closed',
        title: t('您已撤回申请。', 'You withdrew the application.'),
        text: t(
          '填过的内容还在，可以复制成新的申请。',
          'What you filled in is kept and can be copied into a new application.',
        ),
      };
    case 'no-reply':
      return {
        tone: 'closed',
        title: t('一直没有等到补正，已退件。', 'Closed: no correction came.'),
        text: t('填过的内容还在，随时可以重新申请。', 'What you filled in is kept; you may apply again at any time.'),
      };
    case 'terminated':
      return {
        tone: 'closed',
        title: t('办理已终止。', 'The case was terminated.'),
        text: t('原因和救济途径写在终止通知书里。', 'The reason and remedies are in the notice.'),
      };
  }
  return c.how satisfies never;
};

export type Stage = {
  readonly key: string;
  readonly name: Text;
  readonly state: 'done' | 'now' | 'ahead' | 'stopped';
  readonly note: Text;
};

const NAMES = [
  t('提交', 'Handed in'),
  t('受理', 'Accepted'),
  t('审查', 'Review'),
  t('决定', 'Decision'),
  t('送达', 'Delivery'),
];
const KEYS = ['submit', 'accept', 'review', 'decide', 'deliver'];

/** The progress line of five stages, with the day of each as far as it is known. */
export const stagesOf = (
  c: Case,
  d: Dues,
  counted: { readonly n: number; readonly of: number } | undefined,
): readonly Stage[] => {
  const accepted = 'accepted' in c ? c.accepted : undefined;
  const decided = 'decided' in c ? c.decided : undefined;
  const at =
    c.state === 'received' || c.state === 'correcting'
      ? 1
      : c.state === 'under-review'
        ? 2
        : c.state === 'decided'
          ? 4
          : 5;
  const ended = c.state === 'closed' && c.how !== 'delivered';
  const last = ended ? (accepted ? 2 : 1) : at;
  const day = (x: Day | undefined): Text =>
    x ? { zh: dayWords(x, d.today).zh.replaceAll(' ', ''), en: dayWords(x, d.today).en } : t('', '');
  const by = (x: Day | undefined): Text => (x ? t(`最迟 ${day(x).zh}`, `by ${day(x).en}`) : t('', ''));
  const notes: Text[] = [
    day(c.receivedOn),
    accepted ? day(accepted.on) : c.state === 'correcting' ? t('等您补正', 'waiting for you') : by(d.answerBy),
    c.state === 'under-review' && counted
      ? counted.n === 0
        ? t(`共 ${counted.of} 日，次日起算`, `${counted.of} ${counted.of === 1 ? 'day' : 'days'} from tomorrow`)
        : t(`第 ${counted.n} 日，共 ${counted.of} 日`, `day ${counted.n} of ${counted.of}`)
      : t('', ''),
    decided ? day(decided.on) : by(d.statutory ?? d.promised),
    c.state === 'closed' && c.how === 'delivered'
      ? day(c.on)
      : d.deliverBy
        ? by(d.deliverBy)
        : t('决定后 10 日内', 'within 10 days of the decision'),
  ];
  return NAMES.map((name, i) => ({
    key: KEYS[i]!,
    name,
    state: i < last ? 'done' : ended ? (i === last ? 'stopped' : 'ahead') : i === last ? 'now' : 'ahead',
    note: ended && i >= last ? (i === last ? day(c.on) : t('', '')) : notes[i]!,
  }));
};
