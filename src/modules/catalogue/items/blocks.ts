import { t, text } from './fields.ts';

/** 673号4: the code from the national online platform is the key by which all approvals of a project find each other. */
export const PROJECT_CODE = text('projectCode', '投资项目代码', 'National project code', {
  hint: t('在线平台赋的 24 位代码', 'The 24 characters given by the online platform'),
  pattern: {
    regex: '\\d{4}-\\d{6}-\\d{2}-\\d{2}-\\d{6}',
    says: t(
      '项目代码像 2026-230109-47-03-000001，24 位带短横。请照在线平台上的抄。',
      'A project code looks like 2026-230109-47-03-000001. Copy it from the online platform.',
    ),
  },
});
