import type { IndustryView } from '../contract.ts';
import { childrenOf, makeTree, type Node, pathOf, queryTree, type Tree, type TreeQuery } from './tree.ts';

/** GB/T 4754-2017: all sections and divisions, and the classes that the bundled items meet. The full list is imported. */
const SECTIONS = `A|01-05|农、林、牧、渔业|Agriculture, forestry, husbandry, fishing
B|06-12|采矿业|Mining
C|13-43|制造业|Manufacturing
D|44-46|电力、热力、燃气及水生产和供应业|Electricity, heat, gas and water
E|47-50|建筑业|Construction
F|51-52|批发和零售业|Wholesale and retail
G|53-60|交通运输、仓储和邮政业|Transport, storage, post
H|61-62|住宿和餐饮业|Lodging and catering
I|63-65|信息传输、软件和信息技术服务业|Information and software
J|66-69|金融业|Finance
K|70-70|房地产业|Real estate
L|71-72|租赁和商务服务业|Leasing and business services
M|73-75|科学研究和技术服务业|Research and technical services
N|76-79|水利、环境和公共设施管理业|Water, environment, public facilities
O|80-82|居民服务、修理和其他服务业|Household services and repair
P|83-83|教育|Education
Q|84-85|卫生和社会工作|Health and social work
R|86-90|文化、体育和娱乐业|Culture, sport, entertainment
S|91-96|公共管理、社会保障和社会组织|Public administration and organisations
T|97-97|国际组织|International organisations`;

/** From 01 on, in order. */
const DIVISIONS = `农业|林业|畜牧业|渔业|农、林、牧、渔专业及辅助性活动|煤炭开采和洗选业|石油和天然气开采业|黑色金属矿采选业|有色金属矿采选业|非金属矿采选业|开采专业及辅助性活动|其他采矿业|农副食品加工业|食品制造业|酒、饮料和精制茶制造业|烟草制品业|纺织业|纺织服装、服饰业|皮革、毛皮、羽毛及其制品和制鞋业|木材加工和木、竹、藤、棕、草制品业|家具制造业|造纸和纸制品业|印刷和记录媒介复制业|文教、工美、体育和娱乐用品制造业|石油、煤炭及其他燃料加工业|化学原料和化学制品制造业|医药制造业|化学纤维制造业|橡胶和塑料制品业|非金属矿物制品业|黑色金属冶炼和压延加工业|有色金属冶炼和压延加工业|金属制品业|通用设备制造业|专用设备制造业|汽车制造业|铁路、船舶、航空航天和其他运输设备制造业|电气机械和器材制造业|计算机、通信和其他电子设备制造业|仪器仪表制造业|其他制造业|废弃资源综合利用业|金属制品、机械和设备修理业|电力、热力生产和供应业|燃气生产和供应业|水的生产和供应业|房屋建筑业|土木工程建筑业|建筑安装业|建筑装饰、装修和其他建筑业|批发业|零售业|铁路运输业|道路运输业|水上运输业|航空运输业|管道运输业|多式联运和运输代理业|装卸搬运和仓储业|邮政业|住宿业|餐饮业|电信、广播电视和卫星传输服务|互联网和相关服务|软件和信息技术服务业|货币金融服务|资本市场服务|保险业|其他金融业|房地产业|租赁业|商务服务业|研究和试验发展|专业技术服务业|科技推广和应用服务业|水利管理业|生态保护和环境治理业|公共设施管理业|土地管理业|居民服务业|机动车、电子产品和日用产品修理业|其他服务业|教育|卫生|社会工作|新闻和出版业|广播、电视、电影和录音制作业|文化艺术业|体育|娱乐业|中国共产党机关|国家机构|人民政协、民主党派|社会保障|群众团体、社会团体和其他成员组织|基层群众自治组织及其他组织|国际组织`;

const GROUPS =
  '611旅游饭店 612一般旅馆 613民宿服务 621正餐服务 622快餐服务 623饮料及冷饮服务 624餐饮配送及外卖送餐服务 629其他餐饮业 804理发及美容服务 805洗浴和保健养生服务 441电力生产 525医药及医疗器材专门零售 521综合零售 651软件开发 471住宅房屋建筑 893健身休闲活动';
const CLASSES = `6110旅游饭店|Tourist hotels
6121经济型连锁酒店|Budget hotel chains
6129其他一般旅馆|Other hotels
6130民宿服务|Guest houses
6210正餐服务|Restaurants
6220快餐服务|Fast food
6231茶馆服务|Tea houses
6232咖啡馆服务|Cafés
6233酒吧服务|Bars
6239其他饮料及冷饮服务|Other drinks
6241餐饮配送服务|Catering delivery
6242外卖送餐服务|Takeaway delivery
6291小吃服务|Snack bars
6299其他未列明餐饮业|Other catering
8040理发及美容服务|Hairdressing and beauty
8051洗浴服务|Baths
4411火力发电|Thermal power
4415风力发电|Wind power
4416太阳能发电|Solar power
4417生物质能发电|Biomass power
5211百货零售|Department stores
5213便利店零售|Convenience stores
5251西药零售|Pharmacies
6511基础软件开发|Basic software
4710住宅房屋建筑|Residential building
8930健身休闲活动|Fitness`;

const divisionCode = (i: number): string => String(i + 1).padStart(2, '0');
const sections = SECTIONS.split('\n').map((line) => {
  const [code = '', span = '', name = '', en = ''] = line.split('|');
  return { code, name, en, from: span.slice(0, 2), to: span.slice(3) };
});
const sectionOf = (division: string): string =>
  sections.find((s) => s.from <= division && division <= s.to)?.code ?? '';

export const SMALL_INDUSTRIES: Tree = makeTree('GB/T 4754-2017 (bundled part)', [
  ...sections.map(({ code, name, en }): Node => ({ code, name, en, level: 1 })),
  ...DIVISIONS.split('|').map((name, i): Node => {
    const code = divisionCode(i);
    return { code, name, level: 2, parent: sectionOf(code) };
  }),
  ...GROUPS.split(' ').map((g): Node => ({ code: g.slice(0, 3), name: g.slice(3), level: 3, parent: g.slice(0, 2) })),
  ...CLASSES.split('\n').map((line): Node => {
    const [entry = '', en = ''] = line.split('|');
    return { code: entry.slice(0, 4), name: entry.slice(4), en, level: 4, parent: entry.slice(0, 3) };
  }),
]);

export const industryView = (tree: Tree, n: Node): IndustryView => ({
  code: n.code,
  name: { zh: n.name, en: n.en ?? n.name },
  level: n.level,
  ...(n.parent ? { parent: n.parent } : {}),
  path: [...pathOf(tree, n)],
  children: childrenOf(tree, n.code).length,
});

export const industries = (tree: Tree, query: TreeQuery): IndustryView[] =>
  queryTree(tree, query).map((n) => industryView(tree, n));
