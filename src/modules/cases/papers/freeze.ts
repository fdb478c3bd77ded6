import type { PaperRule } from './rule.ts';
import { application, contact, dayText, para } from './words.ts';

/** 冒用核实: somebody named in an application said "not me". Both sides hear of it; no clock stops. */
export const freezeNotice: PaperRule<'Frozen' | 'Unfrozen'> = {
  kind: 'freeze-notice',
  series: '核',
  ends: 'sealed',
  title: (_, e) =>
    e.type === 'Frozen'
      ? { zh: '申请真实性核实通知书', en: 'Notice: the application is being verified' }
      : { zh: '申请真实性核实结果通知书', en: 'Notice: result of the verification' },
  body: (c, e) => [
    para(
      e.type === 'Frozen'
        ? `本局于${dayText(e.on)}收到申诉，称${application(c)}存在冒用他人身份或者名义的情形。核实期间，本局不作出准予决定、不颁发证件；办理期限不因此停止计算。请在接到本通知后配合核实。`
        : e.finding
          ? `经核实，${application(c)}存在冒用他人身份或者名义的情形。本局将依法处理，不颁发证件。`
          : `经核实，${application(c)}不存在冒用他人身份或者名义的情形，办理恢复正常。`,
    ),
    ...contact(c),
  ],
};
