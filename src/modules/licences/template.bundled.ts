import { EQUAL_TO_PAPER, type LicenceTemplate, PLAIN_BOXES, PLAIN_CAPTION, type TemplateField } from './template.ts';

const field = (from: string, zh: string, en: string, box?: TemplateField['box']): TemplateField => ({
  from,
  label: { zh, en },
  ...(box ? { box } : {}),
});

/** The last day stands by itself at the lower left, where everybody who checks a paper looks first. */
const TERM = { x: 30, y: 146, width: 118, height: 11 };
const boxes = { ...PLAIN_BOXES, facts: { ...PLAIN_BOXES.facts, height: 90 } };

/** Version 0 of the kinds most issued; the others start from the facts of their items. */
export const BUNDLED_TEMPLATES: Readonly<Record<string, LicenceTemplate>> = {
  'food-service': {
    title: '食品经营许可证',
    fields: [
      field('holder.name', '经营者名称', 'Operator'),
      field('holder.creditCode', '统一社会信用代码', 'Credit code'),
      field('holder.representative', '法定代表人（负责人）', 'Legal representative'),
      field('holder.address', '住所', 'Registered address'),
      field('answer.premises', '经营场所', 'Premises'),
      field('situation.business', '主体业态', 'Kind of business'),
      field('answer.dishes', '经营项目', 'Kinds of food'),
      field('decision.until', '有效期至', 'Valid until', TERM),
    ],
    caption: PLAIN_CAPTION,
    notes: [EQUAL_TO_PAPER],
    boxes,
  },
};
