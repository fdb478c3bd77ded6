import type { Post } from '../kernel/actor.ts';
import { addDays, type Day } from '../kernel/day.ts';
import { creditCodeCheckChar } from '../kernel/identifiers.ts';
import type { Id } from '../kernel/ids.ts';
import type { Text } from '../kernel/text.ts';
import { addMandate, addPost, enterPerson } from '../modules/people/index.ts';
import { addBureau, addRegion, addSite, addUnit } from '../modules/places/index.ts';
import type { Ports } from '../platform/ports.ts';
import { type Chance, chanceOf } from './chance.ts';
import { firmsOf, idNumberOf, peopleOf, type SeedFirm, type SeedPerson } from './names.ts';

/** 松澜新区: an invented function zone like those in which one seal began, with a bureau, its people and its firms. */
export const BUREAU = 'songlan';
const t = (zh: string, en: string): Text => ({ zh, en });

type Officer = {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly site?: string;
  readonly posts: readonly Post[];
  readonly items?: readonly string[];
  /** Shown on the sign-in page of the demo, in this order. */
  readonly about?: Text;
};

const OFFICERS: readonly Officer[] = [
  {
    key: 'intake',
    name: '舒佳禾',
    unit: 'intake',
    site: 'centre',
    posts: ['intake'],
    about: t('窗口收件：替来窗口的人填表交件', 'Window intake: files for people who come to the counter'),
  },
  { key: 'intake-2', name: '邢一鸣', unit: 'intake', site: 'street-yunling', posts: ['intake'] },
  { key: 'outlet', name: '温雨桐', unit: 'intake', site: 'outlet-yunling', posts: ['intake'] },
  {
    key: 'acceptor',
    name: '程清和',
    unit: 'intake',
    site: 'centre',
    posts: ['acceptor'],
    about: t(
      '受理岗：5 个工作日内受理、一次告知补正或不予受理',
      'Acceptor: accept, ask once for all corrections, or reject, within 5 working days',
    ),
  },
  { key: 'acceptor-2', name: '岳承宇', unit: 'intake', site: 'centre', posts: ['acceptor'] },
  {
    key: 'examiner',
    name: '乔亦然',
    unit: 'market',
    posts: ['examiner'],
    about: t(
      '审查岗：认领、会商、现场核查、暂停、提出意见',
      'Examiner: claim, consult, check on site, pause, give an opinion',
    ),
  },
  { key: 'examiner-2', name: '沐望舒', unit: 'social', posts: ['examiner'] },
  { key: 'examiner-3', name: '商书言', unit: 'project', posts: ['examiner'] },
  {
    key: 'reviewer',
    name: '纪明川',
    unit: 'market',
    posts: ['reviewer'],
    about: t('审核岗：复核审查意见', 'Reviewer: looks at the opinion a second time'),
  },
  { key: 'reviewer-2', name: '秦若水', unit: 'project', posts: ['reviewer'] },
  {
    key: 'decider',
    name: '蔺知远',
    unit: 'office',
    posts: ['decider'],
    about: t('决定岗：准予或不予，加盖一枚印章', 'Decider: grants or denies under the one seal'),
  },
  { key: 'decider-2', name: '顾景行', unit: 'office', posts: ['decider'] },
  {
    key: 'head',
    name: '宁长安',
    unit: 'office',
    posts: ['head', 'catalogue'],
    about: t('本局负责人：批准延长、指定人员', 'Head of the bureau: approves extensions, appoints people'),
  },
  {
    key: 'supervisor',
    name: '卫思源',
    unit: 'oversight',
    posts: ['supervisor', 'chair'],
    about: t('督办岗：派件、接管、回避', 'Supervisor: assigns, takes over, decides recusals'),
  },
  {
    key: 'oversight',
    name: '柏松年',
    unit: 'oversight',
    posts: ['oversight'],
    about: t('监督岗：看全部痕迹、处理冒用反映', 'Oversight: sees every trace, handles reports of misuse'),
  },
  {
    key: 'delivery',
    name: '项念初',
    unit: 'intake',
    site: 'centre',
    posts: ['delivery'],
    about: t('出件岗：送达决定和证照', 'Delivery: hands over decisions and licences'),
  },
  {
    key: 'catalogue',
    name: '褚子衿',
    unit: 'oversight',
    posts: ['catalogue'],
    about: t('事项管理岗：导入、检查、发布事项', 'Catalogue: imports, checks and publishes services'),
  },
  {
    key: 'fire',
    name: '裴云舟',
    unit: 'fire',
    posts: ['consultee'],
    about: t('消防救援（会商单位）：回复会商', 'Fire service (consulted): answers consultations'),
  },
  { key: 'water', name: '聂晓棠', unit: 'water', posts: ['consultee'] },
];

const UNITS: readonly (readonly [string, Text])[] = [
  ['office', t('局领导', 'Leadership')],
  ['intake', t('综合受理科', 'Intake and delivery')],
  ['market', t('市场准入科', 'Market access')],
  ['social', t('社会事务科', 'Social affairs')],
  ['project', t('项目建设科', 'Construction projects')],
  ['oversight', t('审批监督科', 'Oversight')],
  ['fire', t('消防救援大队', 'Fire and rescue')],
  ['water', t('水务局', 'Water authority')],
];

/** The posts of an officer, as their session would say. */
export const officerPosts = (
  key: string,
): readonly { readonly post: Post; readonly unit: string; readonly site?: string }[] => {
  const o = OFFICERS.find((x) => x.key === key);
  if (!o) throw new Error(`the town has no officer ${key}`);
  return o.posts.map((post) => ({ post, unit: o.unit, ...(o.site ? { site: o.site } : {}) }));
};

export type Town = {
  readonly people: readonly (SeedPerson & { readonly id: Id })[];
  readonly firms: readonly (SeedFirm & { readonly id: Id; readonly agent: Id; readonly mandate?: Id })[];
  readonly officer: (key: string) => Id;
};

const PEOPLE = 60;
const FIRMS = 36;

/** Well formed and given to nobody: the bureau is invented. */
const BUREAU_CODE = `11230109MB0000001${creditCodeCheckChar('11230109MB0000001')}`;

const places = async (ports: Ports): Promise<void> => {
  const { db } = ports;
  await addBureau(db, {
    id: BUREAU,
    name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'),
    creditCode: BUREAU_CODE,
    region: 'songlan',
    demo: true,
  });
  const admin = [
    ['230109', '松北区', 'Songbei District'],
    ['230108', '平房区', 'Pingfang District'],
    ['230111', '呼兰区', 'Hulan District'],
  ] as const;
  for (const [code, zh, en] of admin)
    await addRegion(db, BUREAU, { id: code, kind: 'ADMIN', code: `${code}000000`, name: t(zh, en) });
  await addRegion(db, BUREAU, {
    id: 'songlan',
    kind: 'ZONE',
    members: admin.map((a) => a[0]),
    name: t('松澜新区（演示）', 'Songlan New Area (demo)'),
  });
  for (const [id, name] of UNITS) await addUnit(db, BUREAU, { id, name });
  const hours = t(
    '周一至周五 9:00—17:00，周六 9:00—12:00（周六不计入法定工作日）',
    'Mon–Fri 9:00–17:00, Sat 9:00–12:00 (Saturdays do not count as statutory working days)',
  );
  await addSite(db, BUREAU, {
    id: 'centre',
    kind: 'centre',
    name: t('松澜政务服务中心', 'Songlan Service Centre'),
    address: t('云岭大街 1 号', '1 Yunling Avenue'),
    region: 'songlan',
    hours,
  });
  await addSite(db, BUREAU, {
    id: 'street-yunling',
    kind: 'street',
    name: t('云岭街道便民服务中心', 'Yunling Street Service Point'),
    address: t('栖霞路 18 号', '18 Qixia Road'),
    hours,
  });
  await addSite(db, BUREAU, {
    id: 'street-qinghe',
    kind: 'street',
    name: t('青禾街道便民服务中心', 'Qinghe Street Service Point'),
    address: t('青禾巷 6 号', '6 Qinghe Lane'),
    hours,
  });
  await addSite(db, BUREAU, {
    id: 'outlet-yunling',
    kind: 'outlet',
    name: t('松江银行云岭支行', 'Songjiang Bank, Yunling branch'),
    address: t('云岭大街 36 号', '36 Yunling Avenue'),
    hours: t('周一至周五 9:00—16:30', 'Mon–Fri 9:00–16:30'),
  });
};

const staff = async (ports: Ports, c: Chance, from: Day): Promise<(key: string) => Id> => {
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
        items: o.items ?? null,
        from,
        until: null,
      });
    if (o.about) await addPersona(ports, person, 10 + rank, o.about);
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

/** Bureau, staff, persons and firms; the cases come after. `from`: since when the posts are held. */
export const makeTown = async (ports: Ports, from: Day): Promise<Town> => {
  const c = chanceOf(20190115);
  await places(ports);
  const officer = await staff(ports, c, from);
  const people = [];
  for (const p of peopleOf(
    c,
    PEOPLE,
    OFFICERS.map((o) => o.name),
  ))
    people.push({
      ...p,
      id: await enterPerson(ports.db, ports, {
        kind: 'natural',
        name: p.name,
        number: p.idNumber,
        phone: p.phone,
        address: p.address,
      }),
    });
  const firms = [];
  for (const [i, f] of firmsOf(c, FIRMS, PEOPLE / 2).entries()) {
    const representative = people[f.representative]!.id;
    const id = await enterPerson(ports.db, ports, {
      kind: 'legal',
      name: f.name,
      number: f.creditCode,
      address: f.address,
      representative,
    });
    // Every third firm has an agent who files for it by mandate (许可法29).
    const agent = i % 3 === 0 ? people[PEOPLE / 2 + (i % 20)]!.id : representative;
    const mandate = agent === representative ? undefined : ports.random.id();
    if (mandate)
      await addMandate(ports.db, {
        bureau: BUREAU,
        id: mandate,
        principal: id,
        agent,
        items: null,
        from,
        until: addDays(from, 700),
        by: representative,
        at: ports.clock.now(),
      });
    firms.push({ ...f, id, agent, ...(mandate ? { mandate } : {}) });
  }
  const first = firms[0]!;
  await addPersona(
    ports,
    first.agent,
    1,
    t(
      `企业经办人：替“${first.name}”办食品经营许可、看进度、领证照`,
      `Agent of a company: applies for a food-service licence, follows it, keeps the licence`,
    ),
    first.id,
  );
  const second = firms[1]!;
  await addPersona(
    ports,
    second.agent,
    2,
    t(`法定代表人：代表“${second.name}”办事`, 'Legal representative of a company'),
    second.id,
  );
  await addPersona(
    ports,
    people[PEOPLE - 1]!.id,
    3,
    t('市民：给自己或家人办事', 'Citizen: applies for themselves or their family'),
  );
  return { people, firms, officer };
};
