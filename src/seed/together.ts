import type { Day } from '../kernel/day.ts';
import type { Calendar } from '../law/calendar.ts';
import { workingDaysBefore } from '../law/working.ts';
import { agreeWithdrawal } from '../modules/cases/index.ts';
import { at, type Scene, type Stage, type Story } from './stage.ts';

/** Husband and wife declare the flat they own together as business premises; then a shop is found and one wants to withdraw. */
const KEY = 'together 0';
/** Who of the town's people says yes beside the applicant. */
export const SPOUSE = 22;

export const storiesOfSeveral = (today: Day, calendar: Calendar): readonly Story[] => [
  {
    key: KEY,
    item: 'home-business-declaration',
    received: workingDaysBefore(today, 2, calendar),
    applicant: 21,
    together: [SPOUSE],
    beats: [],
  },
];

/** On the last working day before today the one who filed asked to withdraw; the other has not answered. */
export const withdrawalScenes = (stage: Stage): readonly Scene[] => {
  const day = workingDaysBefore(stage.today, 1, stage.calendar);
  const play = async () => {
    const known = stage.told.get(KEY);
    if (!known) return;
    await stage.hand.write();
    const { caseId, viewer } = known;
    const reason = '另外租到了店面，不用住宅做生意了。';
    const said = await agreeWithdrawal(stage.deps, {
      caseId,
      viewer,
      agree: true,
      reason,
      key: 'seed-withdraw-together',
    });
    if (said.kind !== 'said') throw new Error(`${KEY}: ${JSON.stringify(said)}`);
  };
  return [{ at: at(day, 440), order: 9950, play }];
};
