import { type PaperRule, titled } from './rule.ts';
import { applicantNames, cite, contact, dayText, facts, nameOf, para } from './words.ts';

/** 告知书: interested persons may state and defend (许可法36) and, where a great interest is at stake, ask for a hearing (47). */
export const stakeholderNotice: PaperRule<'StakeholderTold'> = {
  kind: 'stakeholder-notice',
  series: '告',
  ends: 'sealed',
  title: (_, e) =>
    e.rights.includes('hearing')
      ? { zh: '行政许可听证告知书', en: 'Notice of the right to a hearing' }
      : { zh: '陈述申辩权利告知书', en: 'Notice of the right to be heard' },
  body: (c, e) => [
    para(
      `${applicantNames(c)}向本局提出的${c.item.name}申请（办件编号：${c.number}）直接关系你（单位）的重大利益。现将有关权利告知如下：`,
    ),
    ...(e.rights.includes('statement')
      ? [para(`依据${cite('许可法36')}的规定，你（单位）有权就该申请进行陈述和申辩，本局将听取意见。`)]
      : []),
    ...(e.rights.includes('hearing')
      ? [
          para(
            `依据${cite('许可法47.1')}的规定，你（单位）有权要求听证。要求听证的，请在被告知听证权利之日起五个工作日内向本局提出；逾期未提出的，视为放弃。`,
          ),
          para('提出听证申请的，本局在二十个工作日内组织听证。申请人、利害关系人不承担组织听证的费用。'),
        ]
      : []),
    ...contact(c),
  ],
};

const GROUND: Record<string, string> = {
  law: '法律、法规、规章规定实施该许可应当听证',
  major: '该许可涉及公共利益，本局认为需要听证',
  requested: '申请人或者利害关系人依法要求听证',
};

/** 听证通知书: more than seven days before; its service stops the clock until the day of the hearing (许可法45, 48.1.1). */
export const hearingNotice: PaperRule<'HearingCalled'> = {
  kind: 'hearing-notice',
  series: '听',
  ends: 'sealed',
  title: titled('行政许可听证通知书', 'Notice of a hearing'),
  body: (c, e) => [
    para(
      `关于${applicantNames(c)}提出的${c.item.name}申请（办件编号：${c.number}），本局决定举行听证。现将有关事项通知如下：`,
    ),
    facts(
      ['听证日期', dayText(e.date)],
      ['听证地点', nameOf(c, e.place)],
      ['举行听证的原因', GROUND[e.ground] ?? nameOf(c, e.ground)],
      ['是否公开', e.public ? '公开举行' : '不公开举行'],
    ),
    para(
      `听证由非本申请审查人员主持；认为主持人与本申请有直接利害关系的，有权申请回避。审查人员应当提供审查意见的证据、理由，申请人、利害关系人可以提出证据，进行申辩和质证。听证制作笔录，交参加人确认无误后签字或者盖章；本局根据听证笔录作出决定（${cite('许可法48')}）。`,
    ),
    para(
      `依据${cite('许可法45')}的规定，听证所需时间（自本通知书送达的次日起至听证举行之日）不计算在办理期限内。不能参加的，请提前告知；可以委托一至二人代理。`,
    ),
    ...contact(c),
  ],
};
