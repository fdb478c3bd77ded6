import { existsSync, readFileSync } from 'node:fs';
import { BUNDLED, importedItems, searchIndex } from '../src/modules/catalogue/index.ts';
import { atMost, type Measure, report, round } from './measure.ts';

/** Milliseconds a query may take on average, so that answering while typing is never the slow part. */
const LIMIT_QUERY = 3;
/** Milliseconds to build the index, which happens on each publication. */
const LIMIT_BUILD = 3000;
const ITEMS = 1150;

const REAL = new URL('../../shared/data/catalogue/sichuan-511602-items.json', import.meta.url);
const WORDS = [
  '经营',
  '登记',
  '许可',
  '备案',
  '变更',
  '延续',
  '注销',
  '补发',
  '公示',
  '核准',
  '资格',
  '认定',
  '补贴',
  '申领',
];
const THINGS = [
  '食品',
  '道路',
  '林木',
  '社保',
  '药品',
  '房屋',
  '广告',
  '学校',
  '医疗',
  '渔业',
  '文物',
  '水利',
  '民政',
  '消防',
  '粮食',
];

/** Real names where they are at hand, else as many invented ones of the same making. */
const others = () =>
  existsSync(REAL)
    ? importedItems(readFileSync(REAL, 'utf8'))
    : Array.from({ length: ITEMS - BUNDLED.length }, (_, i) => {
        const name = `${THINGS[i % 15]}${THINGS[(i * 7 + 3) % 15]}${WORDS[i % 14]}${WORDS[(i * 5 + 1) % 14]}（${i}）`;
        return { ...BUNDLED[0]!, item: `made-${i}`, name: { zh: name, en: name }, aliases: [] };
      });

const QUERIES =
  '开饭店 yyzz yingyezhizhao 办个执照 生孩子上户口 低保 开板店 营业职照 健康正 restaurant resturant 食品经营许可 spjyxk 我想开个奶茶店 驾照 网约车 失业金 户'.split(
    ' ',
  );

/** Time of this process on the processor: a busy machine makes it wait, not work longer. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

export const run = (): Measure[] => {
  const items = [...BUNDLED, ...others()];
  const built = cpuMs();
  const index = searchIndex(items);
  const build = cpuMs() - built;
  for (const q of QUERIES) index.search(q); // warm
  const rounds = 60;
  const begin = cpuMs();
  let found = 0;
  for (let i = 0; i < rounds; i++) for (const q of QUERIES) found += index.search(q).hits.length;
  const query = (cpuMs() - begin) / (rounds * QUERIES.length);
  if (found === 0) throw new Error('nothing was found');
  return [
    atMost(`search: one query over ${items.length} items`, round(query, 3), 'CPU ms', LIMIT_QUERY),
    atMost(`search: index of ${items.length} items built`, round(build), 'CPU ms', LIMIT_BUILD),
  ];
};

if (import.meta.main) report(run());
