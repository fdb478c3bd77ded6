import type { Sheet } from './sheet.ts';

const BY = '绘图：林知远　2026年9月8日';
const measured = {
  zh: '每间都写名称，标出长、宽和门的位置',
  en: 'Every room has its name, its measures and its doors',
};
const scale = { zh: '写比例、指北、绘图人和日期', en: 'Scale, north, who drew it and when' };

/** Plans: drawn, not photographed; rooms with names and measures, and the way that matters. */
export const plans: Readonly<Record<string, Sheet>> = {
  'kitchen-plan': {
    title: '主要设备设施布局图、操作流程图',
    look: [
      measured,
      {
        zh: '箭头从收货到出餐走一个方向，生熟不交叉',
        en: 'The arrow runs one way from delivery to serving; raw and cooked never cross',
      },
      scale,
    ],
    body: [
      { p: '松澜云栖餐饮店（经营面积 96 平方米，其中厨房 38 平方米）　比例 1:100' },
      {
        plan: {
          w: 24,
          h: 14,
          rooms: [
            { x: 0, y: 0, w: 5, h: 5, name: '收货、仓库 2.5×2.5' },
            { x: 5, y: 0, w: 5, h: 5, name: '粗加工 2.5×2.5' },
            { x: 10, y: 0, w: 7, h: 5, name: '烹饪区 3.5×2.5' },
            { x: 17, y: 0, w: 7, h: 5, name: '备餐 3.5×2.5' },
            { x: 0, y: 5, w: 6, h: 4, name: '清洗消毒 3×2' },
            { x: 0, y: 9, w: 6, h: 5, name: '更衣、洗手 3×2.5' },
            { x: 6, y: 5, w: 18, h: 9, name: '就餐区 9×4.5' },
          ],
          way: [
            [1, 3.8],
            [8, 3.8],
            [14, 3.8],
            [20, 3.8],
            [20, 8],
          ],
          wayName: '收货 → 粗加工 → 烹饪 → 备餐 → 出餐',
        },
      },
      { p: '设备：三联水池 2 组、消毒柜 1 台、冷藏柜 2 台、冷冻柜 1 台、油烟净化器 1 台、留样冰箱 1 台。' },
    ],
    sign: BY,
  },
  'venue-plan': {
    title: '地址方位示意图、平面图、卫生设施平面布局图',
    look: [
      measured,
      {
        zh: '更衣、淋浴、厕所、消毒间和布草间都要画出来',
        en: 'Changing rooms, showers, toilets, disinfection and linen rooms are all drawn',
      },
      scale,
    ],
    body: [
      { p: '松澜云栖温泉度假有限公司　栖霞路 18 号　一层　比例 1:200　北邻栖霞路，东邻云岭大街' },
      {
        plan: {
          w: 24,
          h: 14,
          rooms: [
            { x: 0, y: 0, w: 6, h: 5, name: '大厅 12×10' },
            { x: 6, y: 0, w: 5, h: 5, name: '男更衣 10×10' },
            { x: 11, y: 0, w: 5, h: 5, name: '女更衣 10×10' },
            { x: 16, y: 0, w: 4, h: 5, name: '淋浴、厕所' },
            { x: 20, y: 0, w: 4, h: 5, name: '布草间' },
            { x: 0, y: 5, w: 6, h: 4, name: '消毒间 12×8' },
            { x: 0, y: 9, w: 6, h: 5, name: '水处理间 12×10' },
            { x: 6, y: 5, w: 18, h: 9, name: '温泉池区 36×18' },
          ],
          way: [
            [3, 3.8],
            [8, 3.8],
            [18, 3.8],
            [18, 8],
          ],
          wayName: '大厅 → 更衣 → 淋浴 → 池区',
        },
      },
    ],
    sign: BY,
  },
  'hotel-plan': {
    title: '方位图、客房平面图',
    look: [
      { zh: '每间客房标房号', en: 'Every room has its number' },
      {
        zh: '标出入口、出口、楼梯和公共部位的监控点；客房、浴室里没有监控',
        en: 'Entrances, exits, stairs and cameras in common areas; none in rooms or baths',
      },
      scale,
    ],
    body: [
      { p: '松澜江畔旅馆　云岭大街 36 号　二层　比例 1:150　南邻云岭大街' },
      {
        plan: {
          w: 24,
          h: 13,
          rooms: [
            ...[201, 202, 203, 204, 205, 206].map((n, i) => ({ x: i * 4, y: 0, w: 4, h: 5, name: String(n) })),
            { x: 0, y: 5, w: 24, h: 3, name: '走廊（监控 3 处）' },
            ...[207, 208, 209, 210].map((n, i) => ({ x: i * 4, y: 8, w: 4, h: 5, name: String(n) })),
            { x: 16, y: 8, w: 4, h: 5, name: '布草间' },
            { x: 20, y: 8, w: 4, h: 5, name: '楼梯、出口' },
          ],
          way: [
            [1, 7.2],
            [22, 7.2],
            [22, 10.8],
          ],
          wayName: '疏散方向',
        },
      },
    ],
    sign: BY,
  },
  'fire-plan': {
    title: '场所平面布置图、消防设施平面图',
    look: [
      { zh: '两个安全出口和疏散方向要看得清', en: 'Two exits and the way to them can be seen' },
      {
        zh: '灭火器、消火栓、应急灯逐个标出',
        en: 'Extinguishers, hydrants and emergency lights are marked one by one',
      },
      scale,
    ],
    body: [
      { p: '松澜云栖餐饮店　建筑面积 320 平方米　一层　比例 1:150' },
      {
        plan: {
          w: 24,
          h: 13,
          rooms: [
            { x: 0, y: 0, w: 8, h: 6, name: '厨房（灭火器 2）' },
            { x: 8, y: 0, w: 10, h: 6, name: '包间（应急灯 3）' },
            { x: 18, y: 0, w: 6, h: 6, name: '安全出口 1' },
            { x: 0, y: 6, w: 18, h: 7, name: '大厅（灭火器 4，消火栓 1）' },
            { x: 18, y: 6, w: 6, h: 7, name: '安全出口 2' },
          ],
          way: [
            [3, 11.5],
            [14, 11.5],
            [21, 11.5],
          ],
          wayName: '疏散方向',
        },
      },
    ],
    sign: BY,
  },
};
