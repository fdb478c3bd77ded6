import type { Day } from '../kernel/day.ts';
import { addWorkingDays, workingDaysBefore } from '../law/working.ts';
import { explainLate, lateCaseIds } from '../modules/cases/index.ts';
import { at, officerOf, type Scene, type Stage } from './stage.ts';

type Said = {
  readonly cause: 'many-cases' | 'joint-opinion' | 'staff' | 'our-fault';
  readonly words: string;
  readonly wordsEn: string;
  /** Working days until it will be decided. */
  readonly within: number;
};
/** What the bureau told the public about the cases longest late; the next ones still wait for it. */
const SAID: readonly Said[] = [
  {
    cause: 'staff',
    words: '原经办人调离后没有及时改派，延误了审查。现已由审查岗另一位同事接办，现场核查已经做完，正在写审查意见。',
    wordsEn:
      'The examiner moved to another post and the case was not handed on in time. A colleague has taken it over; the site check is done and the opinion is being written.',
    within: 3,
  },
  {
    cause: 'many-cases',
    words: '国庆节后同类申请集中到达，审查岗人手不够。本局已从其他科室调来两人，按收到的先后补办。',
    wordsEn:
      'Many applications of this kind arrived after the National Day holiday. Two officers of other units were called in; cases are dealt with in the order of receipt.',
    within: 4,
  },
  {
    cause: 'joint-opinion',
    words: '等消防方面的意见用时超过预计。本局已经催办，收到意见后 2 个工作日内作出决定。',
    wordsEn:
      'The opinion of the fire service took longer than planned. We have asked again and decide within two working days of receiving it.',
    within: 1,
  },
  {
    cause: 'our-fault',
    words: '材料齐全后本局没有及时转到审核岗，是本局的疏漏，与申请人无关。现已转出并由督办岗每日查看。',
    wordsEn:
      'The papers were complete and we did not pass them on in time: our oversight, not the applicant’s. A supervisor now looks at it every day.',
    within: 2,
  },
];

/** On the last working day before today a supervisor explained in public why the longest late cases run late. */
export const explainScenes = (stage: Stage): readonly Scene[] => {
  const day: Day = workingDaysBefore(stage.today, 1, stage.calendar);
  const play = async () => {
    await stage.hand.write();
    const late = await lateCaseIds(stage.deps, SAID.length);
    for (const [i, caseId] of late.entries()) {
      const { within, ...said } = SAID[i]!;
      const command = { ...said, expected: addWorkingDays(day, within, stage.calendar) };
      const done = await explainLate(
        stage.deps,
        officerOf(stage.town, 'supervisor'),
        caseId,
        command,
        `seed-explain-${i}`,
      );
      if (typeof done === 'string' || 'kind' in done)
        throw new Error(`explanation ${i} of ${caseId}: ${JSON.stringify(done)}`);
    }
  };
  return [{ at: at(day, 430), order: 9900, play }];
};
