import type { Text } from '../../kernel/text.ts';
import type { SealEventType } from './events.ts';

const t = (zh: string, en: string): Text => ({ zh, en });

/** The life of a seal line by line. */
export const EVENT_TITLES: Readonly<Record<SealEventType, Text>> = {
  Registered: t('登记启用', 'Registered'),
  KeeperNamed: t('指定保管人', 'Keeper named'),
  KeeperRelieved: t('解除保管', 'Keeper relieved'),
  UseAllowed: t('用印授权', 'Standing approval given'),
  AllowanceEnded: t('结束用印授权', 'Standing approval ended'),
  UseApproved: t('批准用印', 'Use approved'),
  UseRefused: t('不批准用印', 'Use refused'),
  Suspended: t('暂停使用', 'Suspended'),
  Resumed: t('恢复使用', 'Resumed'),
  Replaced: t('更换', 'Replaced'),
  Destroyed: t('缴销', 'Destroyed'),
};
export const SYSTEM_NAME = '系统';
