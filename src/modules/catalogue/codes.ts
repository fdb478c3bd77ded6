import type { Text } from '../../kernel/text.ts';
import { groundName } from '../../law/grounds.ts';

/**
 * National code tables (GB/T 39046-2020 appendix A and the implementation list of C0109.2) as far as a person or a
 * rule of ours uses them. Codes a table does not hold are reported by the import, never guessed.
 */
export type CodeTable = Readonly<Record<string, Text>>;
const t = (zh: string, en: string): Text => ({ zh, en });

/** A.1 事项类型 */
export const TASK_TYPES: CodeTable = {
  '01': t('行政许可', 'Administrative permit'),
  '02': t('行政处罚', 'Administrative penalty'),
  '03': t('行政强制', 'Compulsory measure'),
  '04': t('行政征收', 'Levy'),
  '05': t('行政给付', 'Benefit'),
  '06': t('行政检查', 'Inspection'),
  '07': t('行政确认', 'Confirmation'),
  '08': t('行政奖励', 'Award'),
  '09': t('行政裁决', 'Adjudication'),
  '10': t('其他行政权力', 'Other power'),
  '20': t('公共服务', 'Public service'),
};

/** A.2 行使层级 */
export const LEVELS: CodeTable = {
  '1': t('国家级', 'National'),
  '2': t('省级', 'Province'),
  '3': t('市级', 'City'),
  '4': t('县级', 'County'),
  '5': t('镇（乡、街道）级', 'Township or street'),
  '6': t('村（社区）级', 'Village or community'),
  '7': t('分级管理', 'By levels'),
};

/** A.4 服务对象. Codes 5 and 6 differ between the 2018 and the 2020 text; both mean bodies other than companies. */
export const SERVICE_OBJECTS: CodeTable = {
  '1': t('自然人', 'Natural person'),
  '2': t('企业法人', 'Company'),
  '3': t('事业法人', 'Public institution'),
  '4': t('社会组织法人', 'Social organisation'),
  '5': t('非法人企业', 'Unincorporated enterprise'),
  '6': t('行政机关', 'Government organ'),
  '9': t('其他组织', 'Other organisation'),
};

/** A.5 办理形式 */
export const HANDLING_FORMS: CodeTable = {
  '1': t('窗口办理', 'At a window'),
  '2': t('网上办理', 'Online'),
  '3': t('移动端办理', 'On the phone'),
  '4': t('快递申请', 'By post'),
  '9': t('其他', 'Other'),
};

/** 材料必要性 */
export const NECESSITIES: CodeTable = {
  '1': t('必要', 'Required'),
  '2': t('非必要', 'Optional'),
  '3': t('容缺后补', 'May follow later'),
};

export const MATERIAL_FORMS: CodeTable = {
  '1': t('纸质', 'Paper'),
  '2': t('电子', 'Electronic'),
  '3': t('纸质或电子', 'Paper or electronic'),
};

/** 来源渠道 */
export const MATERIAL_SOURCES: CodeTable = {
  '10': t('申请人自备', 'Prepared by the applicant'),
  '20': t('政府部门核发', 'Issued by a government organ'),
  '99': t('其他', 'Other'),
};

/** 审批结果类型 */
export const RESULT_TYPES: CodeTable = {
  '10': t('证照', 'Licence'),
  '20': t('批文', 'Approval'),
  '30': t('其他', 'Other'),
  '99': t('无', 'None'),
};

/** 网上办理深度 */
export const ONLINE_DEPTHS: CodeTable = {
  '1': t('互联网咨询', 'Questions'),
  '2': t('网上收件', 'Filing'),
  '3': t('网上预审', 'Pre-check'),
  '4': t('网上受理', 'Acceptance'),
  '5': t('网上办理', 'Handling'),
  '6': t('结果信息反馈', 'Result told'),
  '7': t('电子证照反馈', 'E-licence'),
  '8': t('其他', 'Other'),
};

/** 许可法45: the closed list of eight. Anything else needs a special law of its own. */
export const SPECIAL_PROCEDURES: CodeTable = {
  hearing: t('听证', 'Hearing'),
  tender: t('招标', 'Tender'),
  auction: t('拍卖', 'Auction'),
  inspection: t('检验', 'Inspection'),
  testing: t('检测', 'Testing'),
  quarantine: t('检疫', 'Quarantine'),
  appraisal: t('鉴定', 'Appraisal'),
  'expert-review': t('专家评审', 'Expert review'),
};

/** Registers that answer instead of the applicant (716号7). */
export const REGISTERS: CodeTable = {
  'business-licence': t('营业执照库', 'Business register'),
  population: t('人口库', 'Population register'),
  'licence-library': t('电子证照库', 'E-licence library'),
  'health-certificate': t('健康证明库', 'Health certificate register'),
  property: t('不动产登记库', 'Property register'),
  other: t('政务数据共享平台', 'Government data sharing'),
};

export const nameOf = (table: CodeTable, code: string): Text =>
  Object.hasOwn(table, code) ? table[code]! : { zh: code, en: code };
/** One of the eight, or the special law's own (委托评估). */
export const procedureName = (ground: string): Text =>
  Object.hasOwn(SPECIAL_PROCEDURES, ground) ? SPECIAL_PROCEDURES[ground]! : groundName(ground);
export const isCode = (table: CodeTable, code: string): boolean => Object.hasOwn(table, code);
