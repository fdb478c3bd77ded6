import { type PaperRule, titled } from './rule.ts';
import { application, basis, contact, dayText, items, nameOf, para, small, wordsOf, you } from './words.ts';

const DEFECT: Record<string, string> = {
  absent: '未提交',
  incomplete: '内容不完整',
  'not-in-form': '不符合法定形式',
  illegible: '无法辨认',
  expired: '已过有效期',
  inconsistent: '前后不一致',
  unsigned: '未签名或者未盖章',
  slip: '填写有误',
};
const REPAIR: Record<string, string> = {
  absent: '请提交该材料。',
  incomplete: '请补充完整后重新提交。',
  'not-in-form': '请按照公布的格式和要求重新提交。',
  illegible: '请提交清晰的件。',
  expired: '请提交在有效期内的件。',
  inconsistent: '请核对后改为一致。',
  unsigned: '请签名或者盖章后重新提交。',
  slip: '请更正。',
};

/** 补正告知书: all defects, once, within five working days (许可法32.1.4, 优化条例36). */
export const correction: PaperRule<'CorrectionAsked'> = {
  kind: 'correction',
  series: '补',
  ends: 'sealed',
  progress: true,
  title: titled('申请材料补正告知书', 'Notice to complete the application'),
  body: (c, e) => [
    para(
      `${application(c)}收悉。经审查，申请材料不齐全或者不符合法定形式。${basis(c, '许可法32.1.4')}，现将需要补正的全部内容一次性告知如下：`,
    ),
    {
      kind: 'table',
      head: ['序号', '材料或者填报事项', '存在的问题', '怎样补正'],
      widths: [9, 31, 20, 40],
      rows: e.missing.map((m, i) => [
        String(i + 1),
        nameOf(c, m.ref),
        DEFECT[m.defect] ?? m.defect,
        wordsOf(c, m.note) || REPAIR[m.defect] || '',
      ]),
    },
    para(
      `除上列内容外，不再要求补正其他内容。按照上列要求全部补正的，本局应当受理。补正可以在网上办理（“一章通”，我的办件，去补正），也可以到窗口办理，由${you(c)}自主选择。`,
    ),
    ...(c.dues.correction && e.replyWithin
      ? [
          para(
            `请最迟在${dayText(c.dues.correction)}补正（自收到本告知书之日起${e.replyWithin}个工作日内）。逾期不补正的，本局可以退回申请；退回后仍可以重新申请。`,
          ),
        ]
      : [para('法律没有规定补正的期限，请尽早补正，以免影响办理。')]),
    small('自补正材料齐全之日起，受理期限重新计算。等待补正的时间在受理之前，不计入办理期限。'),
    ...contact(c),
  ],
};

/** What the bureau itself withdrew: the correction asked for is no longer needed. */
export const correctionCancelled: PaperRule<'CorrectionCancelled'> = {
  kind: 'correction-cancelled',
  series: '补撤',
  ends: 'sealed',
  title: titled('撤销补正告知通知书', 'Correction notice cancelled'),
  body: (c, e, earlier) => {
    const asked = earlier.findLast((p) => p.kind === 'correction');
    return [
      para(
        `关于${application(c)}，本局${asked ? `${dayText(asked.on)}送达的《${asked.title}》（${asked.number}）` : '此前的补正告知'}现予撤销，${you(c)}无须再补正。`,
      ),
      ...(c.words[e.reason.hash] ? [para(`撤销的理由：${c.words[e.reason.hash]}`)] : []),
      para('受理期限仍自收到申请材料之日起计算，不因补正告知中断。'),
      ...contact(c),
    ];
  },
};

/** An invitation, never a demand: after acceptance nothing more may be demanded and no clock stops for it. */
export const supplementInvitation: PaperRule<'SupplementInvited'> = {
  kind: 'supplement-invitation',
  series: '邀',
  ends: 'sealed',
  title: titled('请提供补充材料的函', 'Invitation to supply further material'),
  body: (c, e) => [
    para(`${application(c)}正在审查。为便于查明情况，请${you(c)}自愿提供下列材料：`),
    ...items(e.refs.map((ref) => `${nameOf(c, ref)}。`)),
    ...(wordsOf(c, e.note) ? [para(`说明：${wordsOf(c, e.note)}`)] : []),
    para('本函不是补正告知，不暂停、不延长办理期限。不提供的，本局根据现有材料依法作出决定。'),
    ...contact(c),
  ],
};
