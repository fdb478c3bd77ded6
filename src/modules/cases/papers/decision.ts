import type { Block } from '../../../platform/pdf.ts';
import type { EventOf } from '../events.ts';
import type { CaseForPaper, EarlierPaper } from './facts.ts';
import type { PaperRule } from './rule.ts';
import {
  applicantsWithNumbers,
  application,
  basis,
  cite,
  citeAll,
  contact,
  dayText,
  facts,
  items,
  nameOf,
  namesOf,
  natureText,
  para,
  remedyText,
  wordsOf,
  you,
} from './words.ts';

type Decided = EventOf<'Decided'>;

const opening = (c: CaseForPaper, e: Decided, earlier: readonly EarlierPaper[]): Block => {
  const notice = earlier.findLast((p) => p.kind.endsWith('acceptance'));
  const accepted = c.accepted ? `，本局于${dayText(c.accepted.on)}受理${notice ? `（${notice.number}）` : ''}` : '';
  const hearing = e.basedOn.hearing ? '，并举行了听证' : '';
  const checks = e.basedOn.checks.length > 0 ? '，经两名以上工作人员核查' : '';
  return para(`${application(c)}${accepted}${checks}${hearing}。现已审查终结。`);
};

const validity = (e: Decided): string | undefined =>
  e.validFrom && e.validUntil
    ? `${dayText(e.validFrom)}至${dayText(e.validUntil)}`
    : e.validFrom
      ? `自${dayText(e.validFrom)}起长期有效`
      : undefined;

const subject = (c: CaseForPaper, e: Decided): Block =>
  facts(
    ['申请人', applicantsWithNumbers(c)],
    ['地址', c.applicant.address],
    ['事项', c.item.name],
    ['准予的范围', e.scopes?.length ? namesOf(c, e.scopes) : undefined],
    ['附加的条件', wordsOf(c, e.conditions)],
    ['有效期', e.outcome === 'denied' ? undefined : validity(e)],
    ['依据', e.articles.length > 0 ? citeAll(e.articles) : undefined],
  );

const delivery = (c: CaseForPaper): Block[] =>
  c.item.licenceName
    ? [
        para(
          `本局自作出本决定之日起十个工作日内${c.dues.delivery ? `（最迟${dayText(c.dues.delivery)}）` : ''}颁发、送达${c.item.licenceName}。本决定依法予以公开，公众有权查阅。`,
        ),
      ]
    : [];

const grantWords = (c: CaseForPaper, e: Decided): string => {
  if (e.deemed)
    return `本局未在该许可有效期届满前作出是否准予延续的决定。依据${cite('许可法50.2')}的规定，视为准予延续，现予确认。`;
  if (e.basedOn.checks.length === 0 && !c.dues.statutory && c.accepted?.on === e.on)
    return `经审查，${you(c)}提交的申请材料齐全、符合法定形式，能够当场作出决定。${basis(c, '许可法34.2', '许可法38.1')}，决定准予${natureText(c)}。`;
  return `经审查，${you(c)}的申请符合法定条件、标准。${basis(c, '许可法38.1')}，决定准予${natureText(c)}。`;
};

const record = (e: Decided): Block[] =>
  e.basedOn.hearing ? [para(`本决定根据听证笔录作出（${cite('许可法48.2')}）。`)] : [];

/** 准予许可决定书: in writing (许可法38.1), public (40), delivered within ten days (44). */
export const granted: PaperRule<'Decided'> = {
  kind: 'decision-granted',
  series: '准',
  ends: 'sealed',
  progress: true,
  title: (c) => ({ zh: `准予${natureText(c)}决定书`, en: 'Decision: granted' }),
  body: (c, e, earlier) => [
    opening(c, e, earlier),
    para(grantWords(c, e)),
    subject(c, e),
    ...record(e),
    ...delivery(c),
    ...remedyText(c, '决定书', e.remedies ?? c.remedy),
    ...contact(c),
  ],
};

/** Each refused reason with its article; a scope in front where only a part is refused. */
const reasons = (c: CaseForPaper, e: Decided): Block[] =>
  items(
    (e.reasons ?? []).map((r) => {
      const text = wordsOf(c, r.text) || (r.code ? nameOf(c, r.code) : '');
      const said = text.replace(/[。；]$/, '');
      return `${r.scope ? `${nameOf(c, r.scope)}：` : ''}${said}${said ? '，' : ''}不符合${cite(r.article)}的规定。`;
    }),
  );

const standard = (c: CaseForPaper, e: Decided): Block[] =>
  e.standard ? [para(`不予准予所依据的技术标准、技术规范：${nameOf(c, e.standard)}（${cite('许可法55')}）。`)] : [];

/** 部分准予: both texts in one decision; what is refused has its reasons and remedy. */
export const grantedInPart: PaperRule<'Decided'> = {
  kind: 'decision-granted-in-part',
  series: '准',
  ends: 'sealed',
  progress: true,
  title: (c) => ({ zh: `部分准予${natureText(c)}决定书`, en: 'Decision: granted in part' }),
  body: (c, e, earlier) => [
    opening(c, e, earlier),
    para(`经审查，${you(c)}的申请部分符合法定条件、标准。${basis(c, '许可法38')}，决定部分准予${natureText(c)}：`),
    subject(c, e),
    para('其余部分不予准予，理由如下：'),
    ...reasons(c, e),
    ...standard(c, e),
    ...record(e),
    ...delivery(c),
    ...remedyText(c, '决定书', e.remedies ?? c.remedy),
    ...contact(c),
  ],
};

/** 不予许可决定书: reasons, each with its article, and where and until when to complain (许可法38.2, 复议法22). */
export const denied: PaperRule<'Decided'> = {
  kind: 'decision-denied',
  series: '不准',
  ends: 'sealed',
  progress: true,
  title: (c) => ({ zh: `不予${natureText(c)}决定书`, en: 'Decision: refused' }),
  body: (c, e, earlier) => [
    opening(c, e, earlier),
    para(`经审查，${you(c)}的申请不符合法定条件、标准，理由如下：`),
    ...reasons(c, e),
    ...standard(c, e),
    ...record(e),
    para(`${basis(c, '许可法38.2')}，决定不予${natureText(c)}。`),
    ...remedyText(c, '决定书', e.remedies ?? c.remedy),
    ...contact(c),
  ],
};
