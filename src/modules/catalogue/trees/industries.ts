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
const DIVISIONS = `农业|Agriculture
林业|Forestry
畜牧业|Animal husbandry
渔业|Fishing
农、林、牧、渔专业及辅助性活动|Services to agriculture, forestry, husbandry and fishing
煤炭开采和洗选业|Coal mining and washing
石油和天然气开采业|Oil and gas extraction
黑色金属矿采选业|Mining of ferrous ores
有色金属矿采选业|Mining of non-ferrous ores
非金属矿采选业|Mining of non-metal ores
开采专业及辅助性活动|Services to mining
其他采矿业|Other mining
农副食品加工业|Processing of farm products
食品制造业|Food
酒、饮料和精制茶制造业|Liquor, drinks and refined tea
烟草制品业|Tobacco
纺织业|Textiles
纺织服装、服饰业|Garments
皮革、毛皮、羽毛及其制品和制鞋业|Leather, fur, feathers and shoes
木材加工和木、竹、藤、棕、草制品业|Wood, bamboo, rattan and straw products
家具制造业|Furniture
造纸和纸制品业|Paper
印刷和记录媒介复制业|Printing and copying of media
文教、工美、体育和娱乐用品制造业|Stationery, crafts, sports and play goods
石油、煤炭及其他燃料加工业|Oil, coal and other fuel processing
化学原料和化学制品制造业|Chemicals
医药制造业|Medicines
化学纤维制造业|Chemical fibres
橡胶和塑料制品业|Rubber and plastics
非金属矿物制品业|Non-metal mineral products
黑色金属冶炼和压延加工业|Smelting of ferrous metals
有色金属冶炼和压延加工业|Smelting of non-ferrous metals
金属制品业|Metal products
通用设备制造业|General machinery
专用设备制造业|Special machinery
汽车制造业|Cars
铁路、船舶、航空航天和其他运输设备制造业|Railway, ship, aircraft and other transport equipment
电气机械和器材制造业|Electrical machinery
计算机、通信和其他电子设备制造业|Computers, communication and electronics
仪器仪表制造业|Instruments
其他制造业|Other manufacturing
废弃资源综合利用业|Use of waste resources
金属制品、机械和设备修理业|Repair of metal goods and machinery
电力、热力生产和供应业|Electricity and heat
燃气生产和供应业|Gas supply
水的生产和供应业|Water supply
房屋建筑业|House building
土木工程建筑业|Civil engineering
建筑安装业|Building installation
建筑装饰、装修和其他建筑业|Decoration and other building
批发业|Wholesale
零售业|Retail
铁路运输业|Rail transport
道路运输业|Road transport
水上运输业|Water transport
航空运输业|Air transport
管道运输业|Pipelines
多式联运和运输代理业|Multimodal transport and forwarding
装卸搬运和仓储业|Loading, moving and storage
邮政业|Post
住宿业|Lodging
餐饮业|Catering
电信、广播电视和卫星传输服务|Telecommunications, broadcasting and satellite
互联网和相关服务|Internet services
软件和信息技术服务业|Software and information technology
货币金融服务|Monetary finance
资本市场服务|Capital markets
保险业|Insurance
其他金融业|Other finance
房地产业|Real estate
租赁业|Leasing
商务服务业|Business services
研究和试验发展|Research and development
专业技术服务业|Professional technical services
科技推广和应用服务业|Promotion and application of technology
水利管理业|Water management
生态保护和环境治理业|Ecology and environment
公共设施管理业|Public facilities
土地管理业|Land management
居民服务业|Household services
机动车、电子产品和日用产品修理业|Repair of vehicles, electronics and daily goods
其他服务业|Other services
教育|Education
卫生|Health
社会工作|Social work
新闻和出版业|News and publishing
广播、电视、电影和录音制作业|Broadcasting, film and recording
文化艺术业|Culture and arts
体育|Sport
娱乐业|Entertainment
中国共产党机关|Organs of the Communist Party
国家机构|Organs of the State
人民政协、民主党派|Political consultation and democratic parties
社会保障|Social security
群众团体、社会团体和其他成员组织|Mass and social organisations
基层群众自治组织及其他组织|Grass-roots self-government
国际组织|International organisations`;

const GROUPS = `611旅游饭店|Tourist hotels
612一般旅馆|Ordinary hotels
613民宿服务|Guest houses
621正餐服务|Restaurants
622快餐服务|Fast food
623饮料及冷饮服务|Drinks
624餐饮配送及外卖送餐服务|Catering and takeaway delivery
629其他餐饮业|Other catering
804理发及美容服务|Hairdressing and beauty
805洗浴和保健养生服务|Baths and wellness
441电力生产|Power generation
525医药及医疗器材专门零售|Pharmacies and medical equipment
521综合零售|General retail
651软件开发|Software development
471住宅房屋建筑|Residential building
893健身休闲活动|Fitness and leisure`;
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
  ...DIVISIONS.split('\n').map((line, i): Node => {
    const [name = '', en = ''] = line.split('|');
    const code = divisionCode(i);
    return { code, name, en, level: 2, parent: sectionOf(code) };
  }),
  ...GROUPS.split('\n').map((line): Node => {
    const [entry = '', en = ''] = line.split('|');
    return { code: entry.slice(0, 3), name: entry.slice(3), en, level: 3, parent: entry.slice(0, 2) };
  }),
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
