import type { Text } from '../../../src/kernel/text.ts';

/** Subjects under which people look (服务主题): key on the wire → name, column of the home page. A subject not listed stands under its key. */
export type Column = 'person' | 'company' | 'project';
const THEMES: Readonly<Record<string, readonly [en: string, column: Column]>> = {
  生育收养: ['Birth and adoption', 'person'],
  户籍办理: ['Household registration', 'person'],
  社会救助: ['Social assistance', 'person'],
  证件办理: ['Cards and certificates', 'person'],
  就业创业: ['Work and starting up', 'person'],
  医疗卫生: ['Health', 'person'],
  设立变更: ['Setting up and changing a business', 'company'],
  准营准办: ['Licences to operate', 'company'],
  食品药品: ['Food and medicine', 'company'],
  公安消防: ['Police and fire safety', 'company'],
  文化体育: ['Culture and sport', 'company'],
  民族宗教: ['Ethnic and religious affairs', 'company'],
  投资审批: ['Investment projects', 'project'],
  国土和规划建设: ['Land, planning and building', 'project'],
  环保绿化: ['Environment', 'project'],
};
export const COLUMNS: readonly Column[] = ['person', 'company', 'project'];
export const themeName = (key: string): Text => ({ zh: key, en: THEMES[key]?.[0] ?? (key === '其他' ? 'Other' : key) });
export const themeColumn = (key: string): Column => THEMES[key]?.[1] ?? 'company';
