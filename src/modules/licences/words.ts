import type { Text } from '../../kernel/text.ts';
import type { LicenceEvent, LicenceEventType } from './events.ts';
import type { LicenceStateName } from './licence.ts';

const t = (zh: string, en: string): Text => ({ zh, en });

/** The life of a licence line by line, as its holder and the register read it. */
export const EVENT_TITLES: Readonly<Record<LicenceEventType, Text>> = {
  Issued: t('颁发', 'Issued'),
  Changed: t('变更', 'Changed (变更)'),
  Renewed: t('延续', 'Renewed (延续)'),
  Reissued: t('补发', 'Reissued (补发)'),
  Corrected: t('更正文字差错', 'A slip corrected'),
  Expired: t('到期', 'Expired'),
  Suspended: t('暂停', 'Suspended'),
  Reinstated: t('恢复', 'Reinstated'),
  EndProposed: t('提出处理', 'An end proposed'),
  ProposalTold: t('告知持证人', 'Holder told'),
  StatementHeard: t('听取陈述申辩', 'Holder heard'),
  ProposalDropped: t('不再处理', 'Proposal dropped'),
  Withdrawn: t('撤回', 'Withdrawn (撤回)'),
  Revoked: t('撤销', 'Revoked (撤销)'),
  Penalised: t('吊销', 'Taken away as a penalty (吊销)'),
  Cancelled: t('注销', 'Cancelled (注销)'),
  Restored: t('依法恢复', 'Restored by order'),
};

export const titleOf = (e: LicenceEvent): Text =>
  e.type === 'Renewed' && e.deemed ? t('视为准予延续', 'Deemed renewed (视为准予延续)') : EVENT_TITLES[e.type];

/** The article of an event, where the law gives one. */
export const articleOfEvent = (e: LicenceEvent): string | undefined => {
  switch (e.type) {
    case 'EndProposed':
    case 'Withdrawn':
    case 'Revoked':
    case 'Cancelled':
    case 'Penalised':
      return e.article;
    case 'Issued':
      return '许可法39';
    case 'Changed':
      return '许可法49';
    case 'Renewed':
      return e.deemed ? '许可法50.2' : '许可法50';
    case 'Expired':
      return '许可法50';
    case 'ProposalTold':
    case 'StatementHeard':
      return '许可法7';
    default:
      return undefined;
  }
};

/** What the state means to somebody who checks a licence. */
export const STATE_WORDS: Readonly<Record<LicenceStateName, Text>> = {
  'in-force': t('证照有效', 'This licence is in force'),
  suspended: t('已暂停', 'Suspended'),
  expired: t('已到期', 'Expired'),
  withdrawn: t('已撤回', 'Withdrawn (撤回)'),
  revoked: t('已撤销', 'Revoked (撤销)'),
  penalised: t('已吊销', 'Taken away as a penalty (吊销)'),
  cancelled: t('已注销', 'Cancelled (注销)'),
};
