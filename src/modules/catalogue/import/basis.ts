import type { Citation } from '../../../law/period.ts';
import { statuteOf } from '../../../law/statutes.ts';
import type { LegalBasis } from '../item.ts';
import { articleOf, statuteName } from './clean.ts';

/** Short names of statutes the law room keeps, by the titles that files use. */
const TITLES: Readonly<Record<string, string>> = {
  行政许可法: '许可法',
  食品安全法: '食品安全法',
  城乡规划法: '城乡规划法',
  建筑法: '建筑法',
  消防法: '消防法',
  环境影响评价法: '环评法',
  生态环境法典: '生态环境法典',
  公共场所卫生管理条例: '公共场所条例',
  市场主体登记管理条例: '市场主体条例',
  企业投资项目核准和备案管理条例: '673号',
  建设项目环境保护管理条例: '建设项目环保条例',
  户口登记条例: '户口条例',
  社会救助法: '社会救助法',
};

/** A statute's own short name where we know it, else its title as the file has it: reported by the lint, not guessed. */
export const statuteId = (text: string): string => {
  const title = statuteName(text)
    .replace(/^中华人民共和国/u, '')
    .trim();
  const known = TITLES[title];
  return known && statuteOf(known) ? known : title;
};

export const citationOf = (text: string): Citation | undefined => {
  const statute = statuteId(text);
  return statute ? { statute: [...statute].slice(0, 200).join(''), article: articleOf(text) } : undefined;
};

export const basisOf = (name: string, clause: string, content: string): LegalBasis => {
  const statute = statuteId(name);
  const title = statuteName(name);
  return {
    statute: [...statute].slice(0, 200).join(''),
    article: articleOf(clause),
    title: { zh: title, en: title },
    ...(content ? { says: { zh: content, en: content } } : {}),
  };
};
