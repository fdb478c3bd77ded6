import { type Day, day } from '../kernel/day.ts';
import { type CalendarData, makeCalendar } from './calendar.make.ts';

export {
  type Amendment,
  amendCalendar,
  type CalendarData,
  type CalendarFault,
  calendarFaults,
  makeCalendar,
  type YearNotice,
} from './calendar.make.ts';

const off = (name: string, from: string, to: string = from) => ({ name, from: day(from), to: day(to) });
const work = (name: string, ...days: string[]): { name: string; day: Day }[] =>
  days.map((d) => ({ name, day: day(d) }));

/**
 * The State Council's holiday notices 2024–2026. 2027 is left out on purpose: its notice had not been found when this
 * was written, and a due day that reaches into it is provisional.
 */
export const CHINA_DATA: CalendarData = {
  version: 'CN-2026.1',
  years: [
    {
      year: 2024,
      papers: [
        {
          number: '国办发明电〔2023〕7号',
          published: day('2023-10-25'),
          source: 'https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm',
          confidence: 'cited',
        },
      ],
      off: [
        off('元旦', '2024-01-01'),
        off('春节', '2024-02-10', '2024-02-17'),
        off('清明节', '2024-04-04', '2024-04-06'),
        off('劳动节', '2024-05-01', '2024-05-05'),
        off('端午节', '2024-06-10'),
        off('中秋节', '2024-09-15', '2024-09-17'),
        off('国庆节', '2024-10-01', '2024-10-07'),
      ],
      // 除夕 2024-02-09 was only "encouraged" leave: officially a working day.
      work: [
        ...work('春节', '2024-02-04', '2024-02-18'),
        ...work('清明节', '2024-04-07'),
        ...work('劳动节', '2024-04-28', '2024-05-11'),
        ...work('中秋节', '2024-09-14'),
        ...work('国庆节', '2024-09-29', '2024-10-12'),
      ],
    },
    {
      year: 2025,
      papers: [
        {
          number: '国办发明电〔2024〕12号',
          published: day('2024-11-12'),
          source: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm',
          confidence: 'cited',
        },
      ],
      off: [
        off('元旦', '2025-01-01'),
        off('春节', '2025-01-28', '2025-02-04'),
        off('清明节', '2025-04-04', '2025-04-06'),
        off('劳动节', '2025-05-01', '2025-05-05'),
        off('端午节', '2025-05-31', '2025-06-02'),
        off('国庆节、中秋节', '2025-10-01', '2025-10-08'),
      ],
      work: [
        ...work('春节', '2025-01-26', '2025-02-08'),
        ...work('劳动节', '2025-04-27'),
        ...work('国庆节、中秋节', '2025-09-28', '2025-10-11'),
      ],
    },
    {
      year: 2026,
      papers: [
        {
          number: '国办发明电〔2025〕7号',
          published: day('2025-11-04'),
          source: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
          confidence: 'cited',
        },
      ],
      off: [
        off('元旦', '2026-01-01', '2026-01-03'),
        off('春节', '2026-02-15', '2026-02-23'),
        off('清明节', '2026-04-04', '2026-04-06'),
        off('劳动节', '2026-05-01', '2026-05-05'),
        off('端午节', '2026-06-19', '2026-06-21'),
        off('中秋节', '2026-09-25', '2026-09-27'),
        off('国庆节', '2026-10-01', '2026-10-07'),
      ],
      work: [
        ...work('元旦', '2026-01-04'),
        ...work('春节', '2026-02-14', '2026-02-28'),
        ...work('劳动节', '2026-05-09'),
        ...work('国庆节', '2026-09-20', '2026-10-10'),
      ],
    },
  ],
};

export const CHINA = makeCalendar(CHINA_DATA);
