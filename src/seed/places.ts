import { creditCodeCheckChar } from '../kernel/identifiers.ts';
import type { Text } from '../kernel/text.ts';
import { addBureau, addRegion, addSite, addUnit } from '../modules/places/index.ts';
import type { Ports } from '../platform/ports.ts';

/** 松澜新区: an invented function zone like those in which one seal began, with a bureau, its people and its firms. */
export const BUREAU = 'songlan';
const t = (zh: string, en: string): Text => ({ zh, en });

const UNITS: readonly (readonly [string, Text])[] = [
  ['office', t('局领导', 'Leadership')],
  ['intake', t('综合受理科', 'Intake and delivery')],
  ['market', t('市场准入科', 'Market access')],
  ['social', t('社会事务科', 'Social affairs')],
  ['project', t('项目建设科', 'Construction projects')],
  ['survey', t('勘验评审科', 'Site checks and reviews')],
  ['oversight', t('审批监督科', 'Oversight')],
  ['fire', t('消防救援大队', 'Fire and rescue')],
  ['water', t('水务局', 'Water authority')],
  ['health', t('疾病预防控制中心', 'Disease control centre')],
];

/** Well formed and given to nobody: the bureau is invented. */
const BUREAU_CODE = `11230109MB0000001${creditCodeCheckChar('11230109MB0000001')}`;

/** The bureau, its region and units, and the places where people are received. */
export const makePlaces = async (ports: Ports): Promise<void> => {
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
    id: 'street-songpu',
    kind: 'street',
    name: t('松浦街道便民服务中心', 'Songpu Street Service Point'),
    address: t('松浦二路 52 号', '52 Songpu 2nd Road'),
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
