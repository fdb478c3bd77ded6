import { statuteOf } from '../../../law/statutes.ts';
import { isCode, SPECIAL_PROCEDURES, TASK_TYPES } from '../codes.ts';
import { finding, type Rule, warning, when } from './finding.ts';

const rankOf = (statute: string) => statuteOf(statute)?.rank;
const isLawOrRegulation = (statute: string): boolean => ['law', 'regulation'].includes(rankOf(statute) ?? '');

/** 许可法58: no fee unless a law or an administrative regulation says so; local rules cannot. */
const feeBasis: Rule = (v) => {
  const { fee } = v;
  if (!fee.charged || isLawOrRegulation(fee.basis.statute)) return [];
  const unknown = rankOf(fee.basis.statute) === undefined;
  return [
    finding(
      'L-58',
      'fee.basis',
      unknown
        ? [
            `收费依据“${fee.basis.statute}”查不到是不是法律、行政法规`,
            `“${fee.basis.statute}” is not known to be a law or administrative regulation`,
          ]
        : [
            `收费依据“${fee.basis.statute}”不是法律、行政法规`,
            `“${fee.basis.statute}” is neither law nor administrative regulation`,
          ],
      ['写上法律或者行政法规的依据，没有就不收', 'Cite a law or administrative regulation, or charge nothing'],
      { article: '许可法58' },
    ),
  ];
};

const CATCH_ALL =
  /其他.{0,8}(材料|资料|文件|证明|证件)|(有关|相关)部门(要求|规定)(提供|提交)?的|法律、?法规.{0,6}(规定|要求)的?其他|\bother\s+(\w+\s+){0,2}(materials?|documents?|papers?)\b|as (otherwise )?required/i;
/** 许可法30: the whole list is published, so nothing on it may stand for whatever else comes to mind. */
const catchAll: Rule = (v) =>
  v.materials.flatMap((m, i) =>
    when(CATCH_ALL.test(m.name.zh) || CATCH_ALL.test(m.name.en), () =>
      finding(
        'L-OTHER',
        `materials[${i}].name`,
        [
          `“${m.name.zh}”是兜底条款，申请人不知道要交什么`,
          `“${m.name.zh}” is a catch-all: nobody can know what to bring`,
        ],
        ['写明是哪一份材料，或者删去', 'Name the paper, or remove the line'],
        { article: '许可法30' },
      ),
    ),
  );

/** Papers organs issue: whoever asks for them should fetch them. By name only, so a warning. */
const ISSUED =
  /(营业执照|身份证|户口簿|户口本|结婚证|离婚证|不动产权证|房产证|土地证|许可证|资格证书|法人证书|出生医学证明|无犯罪记录)/;
/** 716号7, 政务数据共享条例19: what an organ issued or a register holds is not asked of the applicant. */
const obtainable: Rule = (v) =>
  v.materials.flatMap((m, i) => [
    ...when(m.source === 'government' && m.register === undefined, () =>
      finding(
        'L-716',
        `materials[${i}]`,
        [
          `“${m.name.zh}”是政府核发的，不能要申请人交`,
          `“${m.name.zh}” is issued by government and may not be asked of the applicant`,
        ],
        ['写上从哪个库取，或者删去', 'Name the register we fetch it from, or remove it'],
        { article: '716号7' },
      ),
    ),
    ...when(m.source !== 'government' && m.register === undefined && ISSUED.test(m.name.zh), () =>
      finding(
        'L-716',
        `materials[${i}].name`,
        [`“${m.name.zh}”看名称是政府核发的`, `“${m.name.zh}” looks like a paper the government issued`],
        ['核对来源；库里有的改成自动获取', 'Check its source; fetch it where a register holds it'],
        { article: '716号7', ...warning },
      ),
    ),
  ]);

/** 许可法45, closed list of eight. */
const procedures: Rule = (v) =>
  v.terms.procedures.flatMap((p, i) =>
    when(
      p.excluded && !isCode(SPECIAL_PROCEDURES, p.ground) && !isLawOrRegulation(p.basis.replace(/[\d.]+$/, '')),
      () =>
        finding(
          'L-45',
          `terms.procedures[${i}]`,
          [
            `“${p.ground}”不在八种特别程序里，“${p.basis}”也不是规定它不计时的法律、行政法规`,
            `“${p.ground}” is not one of the eight procedures, and “${p.basis}” is no law or regulation that excludes it`,
          ],
          ['不扣除这段时间，或者写上特别法的依据', 'Do not exclude it, or cite the special law'],
          { article: '许可法45' },
        ),
    ),
  );

/** 许可法38.2: a refusal must be able to name the organ, the court and where to go. */
const remedy: Rule = (v) =>
  when(v.nature === 'permit' && (!v.remedy.organ.zh.trim() || !v.remedy.court.zh.trim()), () =>
    finding(
      'L-38',
      'remedy',
      [
        '没有写复议机关或者法院，不予许可时说不清救济途径',
        'Reconsideration organ or court is missing, so a refusal could not name the remedy',
      ],
      ['写上复议机关和有管辖权的法院', 'Name the organ and the court'],
      { article: '许可法38.2' },
    ),
  );

/** 许可法30: basis, conditions and the whole list of materials are published. */
const openness: Rule = (v) => [
  ...when(v.basis.length === 0, () =>
    finding(
      'L-30',
      'basis',
      ['没有设定依据', 'There is no legal basis'],
      ['写上法律依据和条款', 'Cite the law and article'],
      {
        article: '许可法30',
      },
    ),
  ),
  ...when(v.materials.length === 0 && v.nature !== 'service', () =>
    finding(
      'L-30',
      'materials',
      ['没有材料目录', 'There is no list of materials'],
      ['写上全部材料；只填表的，写上申请表', 'List them all; if only a form is needed, list the form'],
      { article: '许可法30' },
    ),
  ),
  ...when(!v.conditions.zh.trim(), () =>
    finding(
      'L-30',
      'conditions',
      ['没有写受理条件', 'The conditions are missing'],
      ['写上什么条件可以办', 'Say who may be granted it'],
      {
        article: '许可法30',
        ...warning,
      },
    ),
  ),
];

/** A basis the law room does not know can be neither dated nor ranked. */
const knownStatutes: Rule = (v, { today }) =>
  v.basis.flatMap((b, i) => [
    ...when(statuteOf(b.statute) === undefined, () =>
      finding(
        'L-BASIS',
        `basis[${i}]`,
        [
          `依据“${b.statute}”不在法规库里，效力和级别没有核对`,
          `“${b.statute}” is not in the statute table; its force and rank are unchecked`,
        ],
        ['核对名称，或者先录入法规库', 'Check the name, or enter it in the table'],
        warning,
      ),
    ),
    ...when(today !== undefined && b.validTo !== undefined && b.validTo < today && v.basis.length === 1, () =>
      finding(
        'L-BASIS',
        `basis[${i}].validTo`,
        [`唯一的依据“${b.statute}”已于 ${b.validTo} 失效`, `The only basis “${b.statute}” ceased on ${b.validTo}`],
        ['写上现行依据', 'Cite the law in force'],
        { article: '许可法30' },
      ),
    ),
  ]);

/** 许可法12 and 673号13: the kind of power decides what may be done with an application. */
const nature: Rule = (v) => [
  ...when((v.taskType === '01') !== (v.nature === 'permit'), () =>
    finding(
      'L-NATURE',
      'nature',
      [
        '事项类型与办理性质不一致：行政许可才是许可',
        'Task type and nature disagree: only administrative permits are permits',
      ],
      ['改事项类型或者性质', 'Correct one of the two'],
    ),
  ),
  ...when(!isCode(TASK_TYPES, v.taskType), () =>
    finding(
      'L-NATURE',
      'taskType',
      [`事项类型 ${v.taskType} 不在表里`, `Task type ${v.taskType} is unknown`],
      ['从代码表里选', 'Choose from the code table'],
    ),
  ),
  ...when(v.nature === 'filing' && !v.terms.neverDeny, () =>
    finding(
      'L-FILING',
      'terms.neverDeny',
      ['备案没有不予决定', 'A filing is never refused'],
      ['标上不作不予决定', 'Mark it as never denied'],
      { article: '673号13' },
    ),
  ),
];

/** 国办发〔2020〕42号: only for items on the approved list, with the promise spelt out. */
const commitment: Rule = (v) =>
  when(v.terms.committable !== 'no' && (v.commitment === undefined || v.commitment.promises.length === 0), () =>
    finding(
      'L-PROMISE',
      'commitment',
      [
        '可以告知承诺，没有写承诺的内容、责任和核查',
        'It can be granted on a commitment, but what is promised, the liability and the check are missing',
      ],
      ['写全，或者改成不适用告知承诺', 'Write them, or take it off the commitment track'],
      { article: '国办发〔2020〕42号' },
    ),
  );

/** 国办发〔2020〕42号: the proofs a commitment may stand for are listed; what is judged itself is no proof beside it. */
const promisable: Rule = (v) => [
  ...when(v.terms.committable === 'proof' && !v.materials.some((m) => m.promisable), () =>
    finding(
      'L-PROOF',
      'materials',
      ['证明可以承诺，没有标明哪些材料可以承诺代替', 'Proofs may be replaced by a commitment, but none is marked'],
      ['标出可以承诺代替的证明，或者改成不适用', 'Mark them, or take the item off the commitment track'],
      { article: '国办发〔2020〕42号' },
    ),
  ),
  ...v.materials.flatMap((m, i) =>
    when(Boolean(m.promisable) && (m.main || m.register !== undefined || v.terms.committable !== 'proof'), () =>
      finding(
        'L-PROOF',
        `materials[${i}].promisable`,
        m.main
          ? [
              `“${m.name.zh}”是主审材料，不能以承诺代替`,
              `“${m.name.en}” is a main material; no commitment stands for it`,
            ]
          : m.register !== undefined
            ? [`“${m.name.zh}”由本局自己取，不用承诺`, `“${m.name.en}” is fetched; there is nothing to promise`]
            : [
                `“${m.name.zh}”标了可以承诺代替，事项不适用证明承诺`,
                `“${m.name.en}” is marked, but the item takes no commitment for proofs`,
              ],
        ['去掉标记，或者改告知承诺的类型', 'Remove the mark, or change the commitment track'],
        { article: '国办发〔2020〕42号' },
      ),
    ),
  ),
];

export const law: readonly Rule[] = [
  feeBasis,
  catchAll,
  obtainable,
  procedures,
  remedy,
  openness,
  knownStatutes,
  nature,
  commitment,
  promisable,
];
