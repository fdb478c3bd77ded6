import type { Text } from '../../kernel/text.ts';
import { groundName } from '../grounds.ts';
import { type Basis, t } from './draft.ts';
import type { EquationPart } from './shape.ts';
import { dateInSentence, dayUnit, fullDate, lengthText, START_WORDS } from './words.ts';

const howCounted = (g: Basis): Text => {
  if (g.due === g.input.decideBy)
    return t('证照届满前必须决定（许可法第50条）', 'To be decided before the licence expires (Licensing Law art. 50)');
  const { clock, rule } = g.input;
  const on = dateInSentence(clock.start);
  const word = START_WORDS[rule.start];
  switch (clock.unit) {
    case 'WORKING_DAY':
      return t(
        `从 ${on.zh}${word.zh}的次日起，节假日不计，调休上班日计入`,
        `From the day after ${on.en} (${word.en}); holidays left out, worked weekend days counted`,
      );
    default:
      return t(
        `从 ${on.zh}${word.zh}的次日起，节假日也计入；最后一日遇休息日顺延`,
        `From the day after ${on.en} (${word.en}); rest days count, but a last day that is one rolls on`,
      );
  }
};

/** 法定 20 ＋ 延长 10 ＋ 暂停 4 → 最迟…, each part with its words. */
export const equationOf = (g: Basis, excluded: number): readonly EquationPart[] => {
  const { clock, words } = g.input;
  const parts: EquationPart[] = [
    { kind: 'base', label: words?.base ?? t('法定时限', 'By law'), value: lengthText(clock.n, clock.unit) },
  ];
  const plus = (kind: EquationPart['kind'], label: Text, length: Text) =>
    parts.push({ kind, label, value: t(`＋ ${length.zh}`, `+ ${length.en}`) });
  if (clock.extension)
    plus('extension', t('依法延长', 'Extended under the law'), lengthText(clock.extension, clock.unit));
  if (excluded > 0) {
    const covering = new Set(g.records.filter((r) => r.kind === 'excluded').flatMap((r) => r.notices));
    const grounds = [...new Set([...covering].map((n) => n.ground))].map(groundName);
    const [zh, en] = [grounds.map((x) => x.zh).join('、'), grounds.map((x) => x.en).join(', ')];
    plus(
      'excluded',
      t(`${zh}暂停，依法顺延`, `Paused for ${en}, left out by law`),
      lengthText(excluded, dayUnit(clock.unit)),
    );
  }
  const due = fullDate(g.due);
  parts.push({ kind: 'due', label: howCounted(g), value: t(`最迟 ${due.zh}`, `${due.en} at the latest`) });
  return parts;
};
