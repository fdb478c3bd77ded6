import { addDays } from '../kernel/day.ts';
import { workingDaysBefore } from '../law/working.ts';
import { openThread, writeMessage } from '../modules/messages/index.ts';
import { readAllNotices } from '../modules/notices/index.ts';
import { at, officerOf, type Scene, type Stage } from './stage.ts';

/** `by`: the applicant, or an officer by key. */
type Line = readonly [by: string, text: string];
type Talk = { readonly story: string; readonly lines: readonly Line[] };

/** What applicants and officers wrote to each other; the last of some waits for its answer. */
const TALKS: readonly Talk[] = [
  {
    story: 'own 0',
    lines: [
      ['applicant', '现场核查那天店里还在装排烟，要等装好再来看吗？'],
      ['examiner', '已经看过了，排烟装好后拍两张照片传上来就行，不用再等我们。'],
      ['applicant', '好的，明天装完就传。'],
    ],
  },
  {
    story: 'own-fire 0',
    lines: [
      ['applicant', '补正说平面图要标疏散方向，在原图上用红笔画可以吗？'],
      ['acceptor', '可以。标清两个出口和方向，签名写日期，拍照传上来。'],
    ],
  },
  { story: 'correcting 0', lines: [['applicant', '第二页重拍了还是有点暗，可以先传上来请您看看吗？']] },
  {
    story: 'paused 0',
    lines: [
      ['applicant', '送检的报告大概几号能出来？'],
      ['examiner', '检测机构说 4 个工作日。报告一到就恢复计时，不用您去取。'],
    ],
  },
  { story: 'examining 0', lines: [['applicant', '核查的时候需要法定代表人在场吗？']] },
];

/** People read what they are told, but for the last days; and on the last working day some write to each other. */
export const talkScenes = (stage: Stage): readonly Scene[] => {
  const { calendar, clock, deps, hand, told, town, today } = stage;
  const read = async () => {
    await hand.write();
    await readAllNotices(deps.db, deps.bureau, [...town.known.keys()], clock.now());
  };
  const day = workingDaysBefore(today, 1, calendar);
  const says = TALKS.flatMap(({ story, lines }, t) =>
    lines.map(([by, text], i): Scene => {
      const play = async () => {
        if (t === 0 && i === 0) await hand.write();
        const known = told.get(story);
        if (!known) return; // only some of the stories are told
        const viewer = by === 'applicant' ? known.viewer : officerOf(town, by);
        const open = await openThread(deps, viewer, known.caseId);
        const done = open && (await writeMessage(deps, open, { text }, `seed-talk-${t}-${i}`));
        if (done?.kind !== 'written') throw new Error(`${story}: ${by} cannot write: ${JSON.stringify(done)}`);
      };
      return { at: at(day, 440 + 3 * t + 20 * i), order: 9950 + 10 * t + i, play };
    }),
  );
  return [{ at: at(addDays(today, -5), 0), order: 9949, play: read }, ...says];
};
