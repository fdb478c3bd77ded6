import type { Post } from '../kernel/actor.ts';
import { addDays, type Day } from '../kernel/day.ts';
import type { Id } from '../kernel/ids.ts';
import type { Text } from '../kernel/text.ts';
import { addPost, enterPerson } from '../modules/people/index.ts';
import type { Ports } from '../platform/ports.ts';
import type { Chance } from './chance.ts';
import { idNumberOf } from './names.ts';
import { BUREAU } from './places.ts';

const t = (zh: string, en: string): Text => ({ zh, en });

type Officer = {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly posts: readonly Post[];
  readonly site?: string;
  /** Shown on the sign-in page of the demo, in this order. */
  readonly about?: Text;
};
const officer = (
  key: string,
  name: string,
  unit: string,
  posts: readonly Post[],
  more: Pick<Officer, 'site' | 'about'> = {},
): Officer => ({ key, name, unit, posts, ...more });

const CENTRE = { site: 'centre' };

/** The staff of a bureau that took over what a dozen departments did: one counter, five branches, one seal. */
export const OFFICERS: readonly Officer[] = [
  officer('intake', '舒佳禾', 'intake', ['intake'], {
    ...CENTRE,
    about: t('窗口收件：替来窗口的人填表交件', 'Window intake: files for people who come to the counter'),
  }),
  officer('street', '邢一鸣', 'intake', ['intake'], {
    site: 'street-yunling',
    about: t('街道便民服务中心：在家门口替居民交件', 'Street service point: files for residents close to home'),
  }),
  officer('outlet', '温雨桐', 'intake', ['intake'], {
    site: 'outlet-yunling',
    about: t('银行网点代办员：替开户的企业和储户交件', 'Bank outlet clerk: files for the bank’s customers'),
  }),
  officer('acceptor', '程清和', 'intake', ['acceptor'], {
    ...CENTRE,
    about: t(
      '受理岗：5 个工作日内受理、一次告知补正或不予受理',
      'Acceptor: accept, ask once for all corrections, or reject, within 5 working days',
    ),
  }),
  officer('examiner', '乔亦然', 'market', ['examiner'], {
    about: t(
      '审查岗：认领、会商、现场核查、暂停、提出意见',
      'Examiner: claim, consult, check on site, pause, give an opinion',
    ),
  }),
  officer('reviewer', '纪明川', 'market', ['reviewer'], {
    about: t('审核岗：复核审查意见', 'Reviewer: looks at the opinion a second time'),
  }),
  officer('decider', '蔺知远', 'office', ['decider'], {
    about: t('决定岗：准予或不予，加盖一枚印章', 'Decider: grants or denies under the one seal'),
  }),
  officer('head', '宁长安', 'office', ['head', 'catalogue'], {
    about: t('本局负责人：批准延长、指定人员', 'Head of the bureau: approves extensions, appoints people'),
  }),
  officer('supervisor', '卫思源', 'oversight', ['supervisor', 'chair'], {
    about: t(
      '督办岗：派件、接管休假人员的件、回避、主持听证',
      'Supervisor: assigns, takes over from absent officers, decides recusals, chairs hearings',
    ),
  }),
  officer('oversight', '柏松年', 'oversight', ['oversight'], {
    about: t('监督岗：看全部痕迹、处理冒用反映', 'Oversight: sees every trace, handles reports of misuse'),
  }),
  officer('delivery', '项念初', 'intake', ['delivery'], {
    ...CENTRE,
    about: t('出件岗：送达决定和证照', 'Delivery: hands over decisions and licences'),
  }),
  officer('catalogue', '褚子衿', 'oversight', ['catalogue'], {
    about: t('事项管理岗：导入、检查、发布事项', 'Catalogue: imports, checks and publishes services'),
  }),
  officer('fire', '裴云舟', 'fire', ['consultee'], {
    about: t('消防救援（会商单位）：回复会商', 'Fire service (consulted): answers consultations'),
  }),
  officer('examiner-project', '商书言', 'project', ['examiner'], {
    about: t(
      '项目审查：规划、施工许可、环评的审查人',
      'Examiner of projects: planning, building permits, environmental impact',
    ),
  }),
  officer('examiner-social', '沐望舒', 'social', ['examiner'], {
    about: t('民生审查：低保、健康证、落户的审查人', 'Examiner of social matters: allowance, health, newborns'),
  }),
  officer('street-2', '景听澜', 'intake', ['intake'], { site: 'street-qinghe' }),
  officer('street-3', '傅晓棠', 'intake', ['intake'], { site: 'street-songpu' }),
  officer('acceptor-2', '岳承宇', 'intake', ['acceptor'], CENTRE),
  officer('acceptor-3', '陆嘉树', 'intake', ['acceptor'], CENTRE),
  officer('examiner-2', '林北辰', 'market', ['examiner']),
  officer('examiner-3', '叶归雁', 'market', ['examiner']),
  officer('examiner-social-2', '秦慕青', 'social', ['examiner']),
  officer('examiner-project-2', '傅维桢', 'project', ['examiner']),
  officer('survey', '程星野', 'survey', ['examiner']),
  officer('reviewer-social', '顾若水', 'social', ['reviewer']),
  officer('reviewer-project', '秦若水', 'project', ['reviewer']),
  officer('decider-2', '顾景行', 'office', ['decider']),
  officer('decider-3', '温南乔', 'office', ['decider']),
  officer('delivery-2', '乔向晚', 'intake', ['delivery'], CENTRE),
  officer('water', '聂晓棠', 'water', ['consultee']),
  officer('health', '林若水', 'health', ['consultee']),
];

/** Who is away when, counted from today, and who stands in. */
export const AWAY: Readonly<
  Record<string, { readonly from: number; readonly until: number; readonly substitute: string }>
> = {
  'examiner-3': { from: -6, until: 8, substitute: 'examiner-2' },
  'reviewer-project': { from: -2, until: 3, substitute: 'reviewer-social' },
  'acceptor-3': { from: 4, until: 12, substitute: 'acceptor-2' },
};

/** The posts of an officer, as their session would say. */
export const officerPosts = (
  key: string,
): readonly { readonly post: Post; readonly unit: string; readonly site?: string }[] => {
  const o = OFFICERS.find((x) => x.key === key);
  if (!o) throw new Error(`the town has no officer ${key}`);
  return o.posts.map((post) => ({ post, unit: o.unit, ...(o.site ? { site: o.site } : {}) }));
};

/** `from`: since when the posts are held; answers the officers' persons by key. */
export const makeStaff = async (ports: Ports, c: Chance, from: Day): Promise<(key: string) => Id> => {
  const ids = new Map<string, Id>();
  for (const [rank, o] of OFFICERS.entries()) {
    const person = await enterPerson(ports.db, ports, {
      kind: 'natural',
      name: o.name,
      number: idNumberOf(c),
      phone: `1990001${String(1000 + rank)}`,
    });
    ids.set(o.key, person);
    for (const post of o.posts)
      await addPost(ports.db, {
        bureau: BUREAU,
        id: ports.random.id(),
        person,
        post,
        unit: o.unit,
        site: o.site ?? null,
        items: null,
        from,
        until: null,
      });
    if (o.about) await addPersona(ports, person, 20 + rank, o.about);
  }
  return (key) => {
    const id = ids.get(key);
    if (!id) throw new Error(`the town has no officer ${key}`);
    return id;
  };
};

export const addPersona = async (
  ports: Ports,
  person: Id,
  rank: number,
  about: Text,
  principal?: Id,
): Promise<void> => {
  await ports.db.query(
    'insert into demo_persona (bureau, person, rank, about, principal) values ($1, $2, $3, $4, $5) on conflict do nothing',
    [BUREAU, person, rank, JSON.stringify(about), principal ?? null],
  );
};

/** Who works on an item's cases. The survey branch is the second inspector everywhere (许可法34.3). */
export type Crew = Readonly<Record<'acceptor' | 'examiner' | 'second' | 'reviewer' | 'decider' | 'delivery', string>>;

const BRANCHES: Readonly<Record<string, 'market' | 'social' | 'project'>> = {
  'health-certificate': 'social',
  'newborn-registration': 'social',
  'minimum-living-allowance': 'social',
  'home-business-declaration': 'social',
  'investment-filing': 'project',
  'investment-approval': 'project',
  'land-use-planning': 'project',
  'construction-planning': 'project',
  'construction-permit': 'project',
  'eia-report': 'project',
  'eia-form': 'project',
};
const EXAMINERS = {
  market: ['examiner', 'examiner-2', 'examiner-3'],
  social: ['examiner-social', 'examiner-social-2'],
  project: ['examiner-project', 'examiner-project-2'],
} as const;
const REVIEWERS = { market: 'reviewer', social: 'reviewer-social', project: 'reviewer-project' } as const;

export const crewOf = (item: string, n: number): Crew => {
  const branch = BRANCHES[item] ?? 'market';
  const examiners = EXAMINERS[branch];
  return {
    acceptor: ['acceptor', 'acceptor-2'][n % 2]!,
    examiner: examiners[n % examiners.length]!,
    second: 'survey',
    reviewer: REVIEWERS[branch],
    decider: ['decider', 'decider-2', 'decider-3'][n % 3]!,
    delivery: ['delivery', 'delivery-2'][n % 2]!,
  };
};

/** Whether an officer is on leave on a day. */
export const isAway = (key: string, day: Day, today: Day): boolean => {
  const leave = AWAY[key];
  return leave !== undefined && day >= addDays(today, leave.from) && day <= addDays(today, leave.until);
};
