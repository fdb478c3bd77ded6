import type { Text } from '../../kernel/text.ts';

/** Column of the home page under which a subject stands. */
export type Column = 'person' | 'company' | 'project';
/** Subjects under which people look for items (服务主题), by whom they are for. The key is the Chinese name. */
export type Theme = {
  readonly key: string;
  readonly name: Text;
  readonly audience: 'person' | 'company' | 'both';
  readonly column: Column;
};
const theme = (key: string, en: string, audience: Theme['audience'], column?: Column): Theme => ({
  key,
  name: { zh: key, en },
  audience,
  column: column ?? (audience === 'person' ? 'person' : 'company'),
});

export const THEMES: readonly Theme[] = [
  theme('生育收养', 'Birth and adoption', 'person'),
  theme('户籍办理', 'Household registration', 'person'),
  theme('社会救助', 'Social assistance', 'person'),
  theme('证件办理', 'Cards and certificates', 'person'),
  theme('就业创业', 'Work and starting a business', 'person'),
  theme('设立变更', 'Setting up and changing a business', 'company'),
  theme('准营准办', 'Licences to operate', 'company'),
  theme('投资审批', 'Investment projects', 'company', 'project'),
  theme('国土和规划建设', 'Land, planning and building', 'company', 'project'),
  theme('环保绿化', 'Environment', 'company', 'project'),
  theme('食品药品', 'Food and medicine', 'both'),
  theme('医疗卫生', 'Health', 'both', 'person'),
  theme('公安消防', 'Police and fire safety', 'both'),
  theme('文化体育', 'Culture and sport', 'both'),
  theme('民族宗教', 'Ethnic and religious affairs', 'both'),
  theme('其他', 'Other', 'both'),
];
export const themeOf = (key: string): Theme | undefined => THEMES.find((t) => t.key === key);
