import { creditCodeCheckChar, residentIdCheckChar } from '../kernel/identifiers.ts';
import type { Chance } from './chance.ts';

/** Invented people and firms of an invented district. Numbers are well formed and belong to nobody we know of. */
const SURNAMES = '乔蔺沐林程舒叶温景陆顾纪宁岳商傅聂邢褚卫秦柏项裴'.split('');
const GIVEN = [
  '知远',
  '亦然',
  '清和',
  '书言',
  '若水',
  '明川',
  '望舒',
  '佳禾',
  '承宇',
  '思源',
  '一鸣',
  '雨桐',
  '景行',
  '听澜',
  '云舟',
  '子衿',
  '向晚',
  '慕青',
  '长安',
  '念初',
  '嘉树',
  '维桢',
  '松年',
  '晓棠',
  '南乔',
  '北辰',
  '星野',
  '归雁',
];
const STREETS = [
  '栖霞路',
  '云岭大街',
  '松浦二路',
  '鹤汀街',
  '长汀路',
  '澄川大道',
  '青禾巷',
  '北麓街',
  '望江路',
  '汇泽街',
];
const FIRM_NAMES = [
  '云栖',
  '归雁',
  '青禾',
  '星野',
  '鹤汀',
  '澄川',
  '北麓',
  '栖霞',
  '听澜',
  '长汀',
  '汇泽',
  '望江',
  '禾木',
  '拾光',
  '半亩',
  '山房',
  '云岭',
  '松浦',
  '清越',
  '远帆',
  '知味',
  '食和',
  '暖阁',
  '江畔',
  '南枝',
  '同禾',
  '白桦',
  '丁香',
];
const TRADES: readonly (readonly [string, string])[] = [
  ['餐饮管理', '有限公司'],
  ['酒店管理', '有限公司'],
  ['食品', '有限公司'],
  ['温泉度假', '有限公司'],
  ['装备制造', '有限公司'],
  ['生物质能源', '有限公司'],
  ['置业', '有限公司'],
  ['幼儿园', ''],
  ['民宿', '（个体工商户）'],
  ['美容', '有限公司'],
  ['物流', '有限公司'],
  ['科技', '有限公司'],
];
/** County codes in use around the place the town is modelled on (GB/T 2260). */
const COUNTIES = ['230109', '230108', '230111', '230102', '230103'];

export type SeedPerson = {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly address: string;
};
export type SeedFirm = {
  readonly name: string;
  readonly creditCode: string;
  readonly address: string;
  readonly representative: number;
  readonly trade: string;
};

const two = (n: number): string => String(n).padStart(2, '0');

export const idNumberOf = (c: Chance): string => {
  const year = 1958 + c.int(45);
  const birth = `${year}${two(1 + c.int(12))}${two(1 + c.int(28))}`;
  const body = `${c.pick(COUNTIES)}${birth}${String(1 + c.int(998)).padStart(3, '0')}`;
  return body + residentIdCheckChar(body);
};

const CODE = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const ORGAN_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
/** GB 11714: eight characters and a check, inside the credit code. */
const organCode = (c: Chance): string => {
  const body = Array.from({ length: 8 }, () => CODE[c.int(31)]!).join('');
  const value = (ch: string) => (ch >= '0' && ch <= '9' ? +ch : ch.charCodeAt(0) - 55);
  const sum = [...body].reduce((s, ch, i) => s + value(ch) * ORGAN_WEIGHTS[i]!, 0);
  const check = 11 - (sum % 11);
  return body + (check === 10 ? 'X' : check === 11 ? '0' : String(check));
};
export const creditCodeOf = (c: Chance, kind: string): string => {
  const body = `${kind}${c.pick(COUNTIES)}${organCode(c)}`;
  return body + creditCodeCheckChar(body);
};

const takeUnique = <T>(taken: Set<T>, make: () => T): T => {
  for (let i = 0; i < 1000; i++) {
    const made = make();
    if (taken.has(made)) continue;
    taken.add(made);
    return made;
  }
  throw new Error('the town has run out of names');
};

/** `taken`: names that officers have already. */
export const peopleOf = (c: Chance, n: number, taken: readonly string[]): readonly SeedPerson[] => {
  const names = new Set<string>(taken);
  const numbers = new Set<string>();
  return Array.from({ length: n }, () => ({
    name: takeUnique(names, () => c.pick(SURNAMES) + c.pick(GIVEN)),
    idNumber: takeUnique(numbers, () => idNumberOf(c)),
    // 19x segments that no operator has opened; never a real telephone
    phone: `1990000${String(1000 + c.int(9000))}`,
    address: `松澜新区${c.pick(STREETS)} ${1 + c.int(180)} 号 ${1 + c.int(6)} 单元 ${1 + c.int(28)}0${1 + c.int(4)} 室`,
  }));
};

export const firmsOf = (c: Chance, n: number, people: number): readonly SeedFirm[] => {
  const names = new Set<string>();
  const codes = new Set<string>();
  return Array.from({ length: n }, (_, i) => {
    const [trade, ending] = TRADES[i % TRADES.length]!;
    return {
      name: takeUnique(names, () => `松澜${c.pick(FIRM_NAMES)}${trade}${ending}`),
      creditCode: takeUnique(codes, () => creditCodeOf(c, ending === '（个体工商户）' ? '92' : '91')),
      address: `松澜新区${c.pick(STREETS)} ${1 + c.int(180)} 号`,
      representative: i % people,
      trade,
    };
  });
};
