import type { RegionView } from '../contract.ts';
import { childrenOf, makeTree, type Node, pathOf, queryTree, type Tree, type TreeQuery } from './tree.ts';

/** The small tree in the program: provinces, the cities of Heilongjiang, the counties of Harbin, and the invented zone of the demo. A fuller one is imported. */
const PROVINCES =
  '11北京市 12天津市 13河北省 14山西省 15内蒙古自治区 21辽宁省 22吉林省 23黑龙江省 31上海市 32江苏省 33浙江省 34安徽省 35福建省 36江西省 37山东省 41河南省 42湖北省 43湖南省 44广东省 45广西壮族自治区 46海南省 50重庆市 51四川省 52贵州省 53云南省 54西藏自治区 61陕西省 62甘肃省 63青海省 64宁夏回族自治区 65新疆维吾尔自治区 71台湾省 81香港特别行政区 82澳门特别行政区';
const CITIES =
  '2301哈尔滨市 2302齐齐哈尔市 2303鸡西市 2304鹤岗市 2305双鸭山市 2306大庆市 2307伊春市 2308佳木斯市 2309七台河市 2310牡丹江市 2311黑河市 2312绥化市 2327大兴安岭地区 2201长春市';
const COUNTIES =
  '230102道里区 230103南岗区 230104道外区 230108平房区 230109松北区 230110香坊区 230111呼兰区 230112阿城区 230113双城区 230123依兰县 230124方正县 230125宾县 230126巴彦县 230127木兰县 230128通河县 230129延寿县 230183尚志市 230184五常市';

const read = (list: string, level: number, parentLength: number): readonly Node[] =>
  list.split(' ').map((entry) => {
    const [, digits = '', name = ''] = /^(\d+)(.+)$/.exec(entry) ?? [];
    const pad = (s: string) => s.padEnd(6, '0');
    return {
      code: pad(digits),
      name,
      level,
      ...(parentLength > 0 ? { parent: pad(digits.slice(0, parentLength)) } : {}),
    };
  });

/** The demo's bureau answers for parts of three districts, as new areas do; the zone itself has no State code. */
export const SONGLAN: Node = {
  code: 'songlan',
  name: '松澜新区',
  en: 'Songlan New Area',
  level: 0,
  kind: 'ZONE',
  members: ['230109', '230108', '230111'],
};

export const SMALL_REGIONS: Tree = makeTree('bundled', [
  SONGLAN,
  ...read(PROVINCES, 1, 0),
  ...read(CITIES, 2, 2),
  ...read(COUNTIES, 3, 4),
]);

const LEVELS = ['zone', 'province', 'city', 'county', 'town', 'village'] as const;

export const regionView = (tree: Tree, n: Node): RegionView => ({
  code: n.code,
  name: n.name,
  ...(n.en ? { en: n.en } : {}),
  kind: n.kind ?? 'ADMIN',
  level: LEVELS[n.level] ?? 'village',
  ...(n.parent ? { parent: n.parent } : {}),
  path: [...pathOf(tree, n)],
  children: childrenOf(tree, n.code).length,
  ...(n.members ? { members: [...n.members] } : {}),
});

export const regions = (tree: Tree, query: TreeQuery): RegionView[] =>
  queryTree(tree, query).map((n) => regionView(tree, n));
