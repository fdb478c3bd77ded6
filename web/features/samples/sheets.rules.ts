import type { Sheet } from './sheet.ts';

const named = { zh: '写清由谁负责，不能只写“专人”', en: 'Somebody is named for it, not just “a person”' };
const own = {
  zh: '按自己的店写；照抄别家的设备、岗位，核查时对不上',
  en: 'Write about your own place: what is copied does not match on site',
};

/** Rules that a place keeps: who, what, how often, where it is written down. */
export const rules: Readonly<Record<string, Sheet>> = {
  'food-rules': {
    title: '食品安全管理制度',
    look: [
      named,
      { zh: '进货、消毒、留样都说几时做、记在哪里', en: 'Buying, disinfecting, samples: when, and written where' },
      own,
    ],
    body: [
      { p: '单位：松澜云栖餐饮店　食品安全管理员：林知远（19900001832）' },
      {
        list: [
          '进货：店长验收，查许可证和合格证明，当天记进货台账，票据留两年。',
          '储存：生熟分柜，离地离墙 10 厘米，每周三清一次过期食品。',
          '加工：生熟刀板分色，熟食中心温度不低于 70 度。',
          '消毒：餐具每餐后先洗、再冲、后消毒，消毒柜 120 度 15 分钟，洗碗工记消毒记录。',
          '健康：每天开工前晨检，发热、腹泻、手部化脓的当天不上岗。',
          '自查：每周一按自查表检查 12 项，发现问题当天改。',
        ],
      },
    ],
    sign: '松澜云栖餐饮店（盖章）　2026年9月8日',
  },
  'hygiene-rules': {
    title: '卫生管理制度',
    look: [named, { zh: '水质、用品消毒、通风各写一条', en: 'One line each for water, linen and air' }, own],
    body: [
      { p: '单位：松澜云栖温泉度假有限公司　卫生管理员：舒一鸣（19900001833）' },
      {
        list: [
          '池水：循环每 4 小时一次，余氯每 2 小时测一次并公示，每月送检一次。',
          '用品：毛巾、拖鞋一客一换，送洗单和消毒记录留两年。',
          '通风：集中空调滤网每月洗一次，风管每两年清洗一次。',
          '从业人员：健康证明在岗可查，每年培训一次。',
          '有事：发现群体发热或者皮肤感染，两小时内报告。',
        ],
      },
    ],
    sign: '松澜云栖温泉度假有限公司（盖章）　2026年9月8日',
  },
  'security-rules': {
    title: '治安防范设施和管理制度',
    look: [
      { zh: '登记写明当面核对证件、即时上传', en: 'Guests are registered face to face and sent at once' },
      { zh: '监控保存不少于 30 日', en: 'Recordings are kept for 30 days or more' },
      own,
    ],
    body: [
      { p: '单位：松澜江畔旅馆　治安负责人：沈既白（19900001834）' },
      {
        list: [
          '住宿登记：一人一登，当面核对证件，即时传到旅馆业信息系统。',
          '未成年人：问清同住人关系，联系监护人，有可疑的立即报警。',
          '访客：访客登记，23 点前离店。',
          '监控：大厅、走廊、出入口 9 处，保存 30 日；客房、浴室、更衣室没有。',
          '值班：前台 24 小时两人值班，每两小时巡查一次并记录。',
          '财物：大堂设保险柜，遗失物品登记保管。',
        ],
      },
    ],
    sign: '松澜江畔旅馆（盖章）　2026年9月8日',
  },
  'fire-rules': {
    title: '消防安全制度、灭火和应急疏散预案',
    look: [
      named,
      { zh: '谁报警、谁疏散、谁灭火，一人一事', en: 'Who calls, who leads out, who fights the fire: one task each' },
      own,
    ],
    body: [
      { p: '单位：松澜云栖餐饮店　消防安全责任人：林知远　管理人：舒一鸣' },
      { h: '制度' },
      {
        list: [
          '每天营业前查出口、应急灯、灭火器，记在检查本上。',
          '厨房油烟管道每季度清洗一次，留清洗合同和照片。',
          '每半年演练一次，新员工上岗前培训。',
        ],
      },
      { h: '预案' },
      {
        table: [
          ['时间', '谁', '做什么'],
          ['发现火情', '第一发现人', '喊人，按手动报警，拨 119'],
          ['1 分钟内', '店长', '断电断气，组织灭火'],
          ['1 分钟内', '前厅领班', '打开两个出口，带客人离开'],
          ['疏散后', '收银', '在门前空地清点人数'],
        ],
      },
    ],
    sign: '松澜云栖餐饮店（盖章）　2026年9月8日',
  },
  'house-rules': {
    title: '管理规约',
    look: [
      { zh: '要有“住宅能不能改成经营用房”这一条', en: 'It says whether a home may be used for business' },
      { zh: '写业主大会通过的日期', en: 'It says when the owners adopted it' },
    ],
    body: [
      { p: '松澜新区云岭小区管理规约（摘录）　2025年3月15日业主大会通过' },
      {
        list: [
          '第八条　住宅改为经营性用房的，应当经有利害关系的业主一致同意。',
          '第九条　经营不得产生油烟、噪声，不得占用楼道和消防通道。',
          '第十条　违反的，业主委员会要求停止；不停止的，报城市管理部门处理。',
        ],
      },
    ],
    sign: '云岭小区业主委员会（盖章）',
  },
};
