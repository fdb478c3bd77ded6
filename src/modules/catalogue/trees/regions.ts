import type { RegionView } from '../contract.ts';
import { childrenOf, makeTree, type Node, pathOf, queryTree, type Tree, type TreeQuery } from './tree.ts';

/** The small tree in the program: provinces, the cities of Heilongjiang, the counties of Harbin, and the invented zone of the demo. A fuller one is imported. */
const PROVINCES = `11|北京市|Beijing
12|天津市|Tianjin
13|河北省|Hebei
14|山西省|Shanxi
15|内蒙古自治区|Inner Mongolia
21|辽宁省|Liaoning
22|吉林省|Jilin
23|黑龙江省|Heilongjiang
31|上海市|Shanghai
32|江苏省|Jiangsu
33|浙江省|Zhejiang
34|安徽省|Anhui
35|福建省|Fujian
36|江西省|Jiangxi
37|山东省|Shandong
41|河南省|Henan
42|湖北省|Hubei
43|湖南省|Hunan
44|广东省|Guangdong
45|广西壮族自治区|Guangxi
46|海南省|Hainan
50|重庆市|Chongqing
51|四川省|Sichuan
52|贵州省|Guizhou
53|云南省|Yunnan
54|西藏自治区|Xizang
61|陕西省|Shaanxi
62|甘肃省|Gansu
63|青海省|Qinghai
64|宁夏回族自治区|Ningxia
65|新疆维吾尔自治区|Xinjiang
71|台湾省|Taiwan
81|香港特别行政区|Hong Kong
82|澳门特别行政区|Macao`;
const CITIES = `2301|哈尔滨市|Harbin
2302|齐齐哈尔市|Qiqihar
2303|鸡西市|Jixi
2304|鹤岗市|Hegang
2305|双鸭山市|Shuangyashan
2306|大庆市|Daqing
2307|伊春市|Yichun
2308|佳木斯市|Jiamusi
2309|七台河市|Qitaihe
2310|牡丹江市|Mudanjiang
2311|黑河市|Heihe
2312|绥化市|Suihua
2327|大兴安岭地区|Daxing’anling
2201|长春市|Changchun`;
const COUNTIES = `230102|道里区|Daoli
230103|南岗区|Nangang
230104|道外区|Daowai
230108|平房区|Pingfang
230109|松北区|Songbei
230110|香坊区|Xiangfang
230111|呼兰区|Hulan
230112|阿城区|Acheng
230113|双城区|Shuangcheng
230123|依兰县|Yilan
230124|方正县|Fangzheng
230125|宾县|Bin County
230126|巴彦县|Bayan
230127|木兰县|Mulan
230128|通河县|Tonghe
230129|延寿县|Yanshou
230183|尚志市|Shangzhi
230184|五常市|Wuchang`;

const read = (list: string, level: number, parentLength: number): readonly Node[] =>
  list.split('\n').map((entry) => {
    const [digits = '', name = '', en = ''] = entry.split('|');
    const pad = (s: string) => s.padEnd(6, '0');
    return {
      code: pad(digits),
      name,
      en,
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
