import type { Sheet } from './sheet.ts';

const signed = { zh: '签名要本人手写，不用打印代替', en: 'Signed by hand, not printed' };
const dated = { zh: '写日期', en: 'Dated' };

/** Letters, contracts and lists. */
export const papers: Readonly<Record<string, Sheet>> = {
  mandate: {
    title: '授权委托书',
    look: [
      { zh: '办哪些事、到哪天为止，都写清', en: 'What may be done and until when' },
      { zh: '双方的证件号码都要有', en: 'The numbers of both sides' },
      signed,
    ],
    body: [
      {
        table: [
          ['委托人', '松澜云栖温泉度假有限公司　统一社会信用代码 91230109MA********'],
          ['受托人', '林知远　公民身份号码 230109********1832　电话 19900001832'],
          ['办什么', '食品经营许可的申请、补正、领取证照'],
          ['权限', '可以提交和修改材料、签收文书、领取证照'],
          ['期限', '2026年9月8日至2026年12月31日'],
        ],
      },
      { p: '受托人在上述权限内办的事，由委托人承担责任。' },
    ],
    sign: '委托人（盖章）　受托人 林知远（签名）　2026年9月8日',
  },
  lease: {
    title: '租赁合同（主要条款）',
    look: [
      { zh: '地址与申请表上的一致，写到门牌和楼层', en: 'The same address as in the form, down to number and floor' },
      { zh: '用途能用来经营，租期没有到期', en: 'It may be used for business and the term runs' },
      signed,
    ],
    body: [
      {
        table: [
          ['出租人', '松澜新区云岭物业有限公司'],
          ['承租人', '松澜云栖温泉度假有限公司'],
          ['房屋', '松澜新区云岭大街 36 号一层　320 平方米'],
          ['用途', '餐饮、住宿经营'],
          ['租期', '2026年9月1日至2031年8月31日'],
          ['租金', '每月 18,000 元，按季付'],
        ],
      },
      { p: '附：房屋权属证明复印件一份。' },
    ],
    sign: '出租人（盖章）　承租人（盖章）　2026年8月26日',
  },
  'canteen-contract': {
    title: '食堂承包合同（主要条款）',
    look: [
      { zh: '食品安全谁负责，要有一条', en: 'One clause says who answers for food safety' },
      { zh: '承包人有食品经营资格', en: 'The contractor holds a licence' },
      signed,
    ],
    body: [
      {
        table: [
          ['发包人', '松澜星野幼儿园'],
          ['承包人', '松澜云栖餐饮管理有限公司（已取得食品经营许可）'],
          ['地点', '云岭大街 12 号园内一层食堂'],
          ['期限', '2026年9月1日至2027年7月31日'],
          ['食品安全', '双方都承担责任；发包人设食品安全管理员，每周检查一次'],
        ],
      },
    ],
    sign: '发包人（盖章）　承包人（盖章）　2026年8月26日',
  },
  articles: {
    title: '公司章程（有限责任公司，摘录）',
    look: [
      { zh: '名称、住所、经营范围与登记申请书一致', en: 'Name, address and business as in the form' },
      { zh: '出资额、方式、期限每人一行', en: 'Each shareholder: how much, how, by when' },
      signed,
    ],
    body: [
      { p: '第一条　公司名称：松澜禾木科技有限公司。住所：松澜新区青禾巷 6 号。' },
      { p: '第二条　经营范围：软件开发；信息技术咨询服务。' },
      { p: '第三条　注册资本 50 万元。股东出资如下：' },
      {
        table: [
          ['股东', '认缴', '方式', '期限'],
          ['林知远', '30 万元', '货币', '2031年9月7日前'],
          ['舒一鸣', '20 万元', '货币', '2031年9月7日前'],
        ],
      },
      { p: '第四条　不设董事会，设董事一名，由林知远担任，为法定代表人。' },
    ],
    sign: '股东 林知远　舒一鸣（签名）　2026年9月8日',
  },
  'owners-consent': {
    title: '有利害关系的业主同意书',
    look: [
      { zh: '本栋每户一行，一户都不能少', en: 'One line for every home in the building, none missing' },
      { zh: '写明做什么生意，业主知道了才签', en: 'It says what business it is, so that owners know' },
      signed,
    ],
    body: [
      { p: '云岭大街 20 号 1 单元 101 室，拟用作：软件开发办公。业主林知远已向下列业主说明，均表示同意：' },
      {
        table: [
          ['房号', '业主', '意见', '签名'],
          ['102', '周见山', '同意', '（手签）'],
          ['201', '沈既白', '同意', '（手签）'],
          ['202', '许南枝', '同意', '（手签）'],
        ],
      },
    ],
    sign: '申请人 林知远（签名）　2026年9月8日',
  },
  'staff-health': {
    title: '从业人员健康证明（名单）',
    look: [
      { zh: '每人一行，证明在一年以内', en: 'One line each, issued within a year' },
      { zh: '本局能查到的不用交', en: 'What we can look up need not be brought' },
    ],
    body: [
      {
        table: [
          ['姓名', '岗位', '证明编号', '有效期到'],
          ['林知远', '店长', '松健 2026-001832', '2027年3月4日'],
          ['许南枝', '厨师', '松健 2026-001840', '2027年3月4日'],
          ['周见山', '服务员', '松健 2026-001871', '2027年5月19日'],
        ],
      },
    ],
    sign: '松澜云栖餐饮店（盖章）　2026年9月8日',
  },
  'staff-list': {
    title: '从业人员名单',
    look: [{ zh: '前台、保安、客房都列上', en: 'Front desk, guards and housekeeping are all there' }, dated],
    body: [
      {
        table: [
          ['姓名', '公民身份号码', '岗位', '电话'],
          ['沈既白', '230109********0415', '治安负责人', '19900001834'],
          ['许南枝', '230109********2260', '前台', '19900001840'],
          ['周见山', '230109********0018', '保安', '19900001871'],
        ],
      },
    ],
    sign: '松澜江畔旅馆（盖章）　2026年9月8日',
  },
  'test-report': {
    title: '卫生检测报告（首页）',
    look: [
      { zh: '检测机构有资质标志，盖了检测专用章', en: 'The laboratory is accredited and has sealed it' },
      { zh: '地址与申请的场所一致，结论逐项写', en: 'The address is that of the place; a result for each item' },
    ],
    body: [
      { p: '委托单位：松澜云栖温泉度假有限公司　采样地点：栖霞路 18 号一层　采样日：2026年8月20日' },
      {
        table: [
          ['项目', '限值', '实测', '结论'],
          ['池水浑浊度', '≤ 5 NTU', '1.2', '合格'],
          ['池水菌落总数', '≤ 200 CFU/mL', '36', '合格'],
          ['室内二氧化碳', '≤ 0.15 %', '0.08', '合格'],
          ['毛巾大肠菌群', '不得检出', '未检出', '合格'],
        ],
      },
      { p: '限值为演示数字，以检测机构依据的标准为准。' },
    ],
    sign: '检测机构（检测专用章）　2026年8月27日',
  },
  'air-report': {
    title: '集中空调通风系统检测或者评价报告（首页）',
    look: [
      { zh: '送风、风管内表面都检了', en: 'Supply air and the inside of the ducts were both tested' },
      { zh: '报告盖了检测专用章', en: 'It bears the laboratory’s seal' },
    ],
    body: [
      { p: '委托单位：松澜云栖温泉度假有限公司　系统：一层集中空调 2 套　采样日：2026年8月21日' },
      {
        table: [
          ['项目', '实测', '结论'],
          ['送风细菌总数', '210 CFU/m³', '合格'],
          ['送风真菌总数', '150 CFU/m³', '合格'],
          ['风管内表面积尘量', '6 g/m²', '合格'],
          ['冷却水嗜肺军团菌', '未检出', '合格'],
        ],
      },
    ],
    sign: '检测机构（检测专用章）　2026年8月28日',
  },
  'lost-notice': {
    title: '遗失声明',
    look: [{ zh: '写清丢的是哪枚章、编码是多少', en: 'Which seal, and its number' }, dated],
    body: [
      { p: '松澜禾木科技有限公司（统一社会信用代码 91230109MA********）遗失公章一枚，编码 2301090018321，声明作废。' },
    ],
    sign: '法定代表人 林知远（签名）　2026年9月8日',
  },
  'birth-statement': {
    title: '非婚生育说明',
    look: [
      { zh: '父母都知情的，两人都签', en: 'Both sign where both know' },
      { zh: '不用写原因', en: 'No reasons are asked' },
    ],
    body: [
      {
        p: '许南枝（公民身份号码 230109********2260）与周见山（230109********0018）没有办理结婚登记，2026年8月30日生育一子，取名许星野，随母亲落户。',
      },
      { p: '以上属实，出生医学证明编号 W230000001832。' },
    ],
    sign: '许南枝　周见山（签名）　2026年9月8日',
  },
  'ethnic-choice': {
    title: '民族成份确认书',
    look: [{ zh: '父母民族不同才要交，随一方的填', en: 'Only where the parents differ: one of the two' }, signed],
    body: [{ p: '父亲周见山为汉族，母亲许南枝为满族。经双方商定，孩子许星野的民族成份随母亲，填满族。' }],
    sign: '周见山　许南枝（签名）　2026年9月8日',
  },
  'means-consent': {
    title: '家庭经济状况核对授权书',
    look: [
      { zh: '全家成年人都要签', en: 'Every adult of the family signs' },
      { zh: '只用来核对这一次申请', en: 'Used for this application and nothing else' },
    ],
    body: [
      {
        p: '我们同意民政部门查询我们的收入、存款、房屋、车辆和社会保险记录，用于核对本次最低生活保障申请。授权自签名之日起一年有效。',
      },
      {
        table: [
          ['姓名', '与申请人关系', '签名'],
          ['褚星野', '本人', '（手签）'],
          ['褚南乔', '女儿', '（手签）'],
        ],
      },
    ],
    sign: '2026年9月8日',
  },
  'site-statement': {
    title: '施工场地条件和征收进度说明',
    look: [{ zh: '水、电、路、场地平整逐项写', en: 'Water, power, road and levelling, one by one' }, dated],
    body: [
      { p: '项目：松澜北麓装备厂房一期　地点：松澜新区北麓路 9 号' },
      {
        table: [
          ['项目', '情况'],
          ['征收', '已完成，没有未搬迁户'],
          ['施工用水、用电', '已接入，满足施工'],
          ['道路', '北麓路已通，可进大型车辆'],
          ['场地', '已平整，标高符合设计'],
        ],
      },
    ],
    sign: '建设单位（盖章）　2026年9月8日',
  },
  'funds-promise': {
    title: '资金落实承诺书',
    look: [{ zh: '写合同价和已经落实的数额', en: 'The contract price and what is in place' }, signed],
    body: [
      {
        p: '松澜北麓装备厂房一期，合同价 2,600 万元，建设资金已经落实，不拖欠工程款和农民工工资。如不属实，承担法律责任。',
      },
    ],
    sign: '建设单位（盖章）　法定代表人（签名）　2026年9月8日',
  },
};
