import type { Text } from '../../kernel/text.ts';

/** Subjects under which people look for items (服务主题), by whom they are for. The key is the Chinese name. */
export type Theme = { readonly key: string; readonly name: Text; readonly audience: 'person' | 'company' | 'both' };
const theme = (key: string, en: string, audience: Theme['audience']): Theme => ({
  key,
  name: { zh: key, en },
  audience,
});

export const THEMES: readonly Theme[] = [
  theme('生育收养', 'Birth and adoption', 'person'),
  theme('户籍办理', 'Household registration', 'person'),
  theme('社会救助', 'Social assistance', 'person'),
  theme('证件办理', 'Cards and certificates', 'person'),
  theme('就业创业', 'Work and starting a business', 'person'),
  theme('设立变更', 'Setting up and changing a business', 'company'),
  theme('准营准办', 'Licences to operate', 'company'),
  theme('投资审批', 'Investment projects', 'company'),
  theme('国土和规划建设', 'Land, planning and building', 'company'),
  theme('环保绿化', 'Environment', 'company'),
  theme('食品药品', 'Food and medicine', 'both'),
  theme('医疗卫生', 'Health', 'both'),
  theme('公安消防', 'Police and fire safety', 'both'),
  theme('文化体育', 'Culture and sport', 'both'),
  theme('民族宗教', 'Ethnic and religious affairs', 'both'),
  theme('其他', 'Other', 'both'),
];
export const themeOf = (key: string): Theme | undefined => THEMES.find((t) => t.key === key);
