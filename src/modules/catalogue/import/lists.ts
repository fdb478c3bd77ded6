import type { PeriodRule } from '../../../law/period.ts';
import { HANDLING_FORMS, LEVELS, ONLINE_DEPTHS, RESULT_TYPES, SPECIAL_PROCEDURES } from '../codes.ts';
import type { ItemVersion } from '../item.ts';
import { TEN_MORE } from '../items/write.ts';
import { basisOf, citationOf } from './basis.ts';
import { textOf } from './clean.ts';
import { audienceOf, codeOf, codesOf, lengthOf, natureOf, organCode, shortHash, taskTypeOf } from './codes.ts';
import { type Notes, notesOf, type ReadRow } from './defect.ts';
import { materialsOf } from './lists.materials.ts';
import { versionFrom } from './version.ts';

type Row = Readonly<Record<string, unknown>>;
const isRow = (v: unknown): v is Row => typeof v === 'object' && v !== null && !Array.isArray(v);
export const listOf = (row: Row, field: string, notes: Notes): readonly Row[] => {
  const v = Object.hasOwn(row, field) ? row[field] : undefined;
  if (v === undefined || v === null) return [];
  if (Array.isArray(v) && v.length <= 500) return v.filter(isRow);
  notes.warn(
    field,
    'row-shape',
    v,
    ['这一项应是列表，没有导入', 'This should be a list and was left out'],
    ['改成列表', 'Make it a list'],
  );
  return [];
};

const both = (s: string) => ({ zh: s, en: s });

/** 许可法42.1 where the explanation quotes it and no longer period is claimed; else the law the row names first. */
const periodBasis = (
  explain: string,
  n: number,
  laws: ItemVersion['basis'],
): Pick<PeriodRule, 'basis' | 'extension'> => {
  const quoted = /自受理行政许可申请之日起二十日|行政许可法/u.test(explain);
  if (quoted && n <= 20) return { basis: { statute: '许可法', article: '42.1' }, ...TEN_MORE };
  const named = explain.includes('《') ? citationOf(explain) : undefined;
  const from = named ? laws.find((l) => l.statute === named.statute) : laws[0];
  if (named?.article || !from) return { basis: named ?? { statute: '', article: '' } };
  return { basis: { statute: from.statute, article: from.article } };
};

const lawsOf = (row: Row, notes: Notes): ItemVersion['basis'] =>
  listOf(row, 'laws', notes).flatMap((law, i) => {
    const name = textOf(law, 'name', notes, 300);
    if (name) return [basisOf(name, textOf(law, 'clause', notes, 200), textOf(law, 'content', notes))];
    notes.warn(
      `laws[${i}].name`,
      'field-missing',
      undefined,
      ['依据没有名称，没有导入', 'A basis without a name was left out'],
      ['补上法规名称', 'Name the law'],
    );
    return [];
  });

/** 许可法45: only the eight by name. 机构评审, 现场核查, 公示 and the like run inside the period. */
const proceduresOf = (row: Row, notes: Notes): ItemVersion['terms']['procedures'] =>
  listOf(row, 'specialProcedures', notes).flatMap((p, i) => {
    const said = textOf(p, 'desc', notes);
    const ground = Object.keys(SPECIAL_PROCEDURES).find((g) => said.includes(SPECIAL_PROCEDURES[g]!.zh));
    if (!ground) {
      notes.warn(
        `specialProcedures[${i}]`,
        'not-a-procedure',
        said,
        [
          '不是许可法第45条的八种特别程序，没有导入；它的时间照常计算',
          'Not one of the eight procedures of art. 45; left out, its time counts',
        ],
        ['有特别法依据的，由事项管理员补上依据', 'If a special law excludes it, add that basis at the desk'],
      );
      return [];
    }
    const length = lengthOf(p.days, textOf(p, 'dayType', notes, 4), `specialProcedures[${i}].days`, notes);
    const days = length?.unit === 'WORKING_DAY' ? { maxWorkingDays: length.n } : {};
    return [{ ground, ...days, basis: '许可法45', excluded: true }];
  });

const faqOf = (row: Row, notes: Notes): ItemVersion['faq'] =>
  listOf(row, 'faq', notes).flatMap((f, i) => {
    const q = textOf(f, 'q', notes, 2000);
    const a = textOf(f, 'a', notes).replace(/^答[：:]/u, '');
    if (!q || !a) return [];
    if (!/[？?吗呢么几何哪谁多怎]/u.test(q))
      notes.warn(
        `faq[${i}].q`,
        'not-a-question',
        q,
        ['看起来不是一个问题，照原样导入', 'This does not read like a question; kept as it stands'],
        ['改成申请人会问的话', 'Put it as applicants would ask'],
      );
    return [{ q: both(q), a: both(a) }];
  });

const PLACEHOLDER = /x{2,}|×{2,}|X{2,}|＊{2,}|_{2,}/u;
const resultOf = (row: Row, name: string, notes: Notes): ItemVersion['result'] => {
  const code = codeOf(textOf(row, 'resultType', notes, 4), RESULT_TYPES, 'resultType', '审批结果类型', notes);
  const type = ({ '10': 'licence', '20': 'approval', '30': 'other', '99': 'none' } as const)[code ?? '99'] ?? 'none';
  const said = textOf(row, 'resultName', notes, 300);
  if (!said || type === 'none') return { type: 'none' };
  const sample = PLACEHOLDER.test(said);
  if (sample)
    notes.warn(
      'resultName',
      'placeholder',
      said,
      ['结果名称里有占位符，像一份样稿', 'The name holds placeholders, as a sample would'],
      ['写上固定的名称；暂用“事项名称＋批准文件”', 'Give it a fixed name; meanwhile “item + approval” is used'],
    );
  return {
    type,
    name: sample
      ? { zh: `${name.replace(/(审批|审查|批准|许可|核准)$/u, '')}批准文件`, en: `Approval: ${name}` }
      : both(said),
    kindCode: `imported-${shortHash(name)}`,
    series: '批',
    face: [
      { label: { zh: '申请人', en: 'Applicant' }, from: 'holder.name' },
      { label: { zh: '事项', en: 'Item' }, from: 'item.name' },
      { label: { zh: '项目或者事项名称', en: 'Matter' }, from: 'answer.title' },
      { label: { zh: '决定日期', en: 'Decided on' }, from: 'decision.day' },
    ],
  };
};

const placesOf = (row: Row, notes: Notes): readonly string[] =>
  listOf(row, 'windows', notes).map((w) => {
    const parts = [textOf(w, 'address', notes, 150), textOf(w, 'hours', notes, 100)].filter((s) => s !== '');
    return `${textOf(w, 'name', notes, 100)}${parts.length > 0 ? `（${parts.join('；')}）` : ''}`;
  });

const themesTold = (row: Row, notes: Notes): void => {
  for (const field of ['themeNatural', 'themeLegal']) {
    const value = textOf(row, field, notes, 200);
    if (value)
      notes.warn(
        field,
        'unknown-code',
        value,
        [`主题代码 ${value} 没有对照表，没有导入`, `Theme codes ${value} have no table and were left out`],
        ['在事项里选主题', 'Choose themes on the item'],
      );
  }
};

/** Implementation code = organ 18 + level 1 + catalogue code 12 (GB/T 39554). */
const codesTold = (taskCode: string, dept: string, level: string, catalogue: string, notes: Notes): void => {
  if (taskCode === `${dept}${level}${catalogue}`) return;
  notes.warn(
    'taskCode',
    'code-mismatch',
    taskCode,
    [
      '实施编码不等于机构编码＋层级＋基本编码，照原样保存',
      'The implementation code is not organ + level + catalogue code; kept as it stands',
    ],
    ['按 18＋1＋12 位核对', 'Check its 18 + 1 + 12 characters'],
  );
};

/** One row of a list of complete implementation lists (实施清单). */
export const readList = (raw: unknown, row: number): ReadRow => {
  const notes = notesOf(row);
  const done = (item: string, name: string, version?: ItemVersion): ReadRow => ({
    row,
    item,
    name,
    ...(version && notes.list.every((d) => d.severity !== 'error') ? { version } : {}),
    defects: notes.list.map((d) => ({ ...d, ...(item ? { item } : {}) })),
  });
  if (!isRow(raw)) {
    notes.error(
      '',
      'row-shape',
      raw,
      ['这一行不是一个事项', 'This row is no item'],
      ['删去，或者补全', 'Remove or complete it'],
    );
    return done('', '');
  }
  const name = textOf(raw, 'name', notes, 200);
  const taskCode = textOf(raw, 'taskCode', notes, 40);
  for (const [field, value] of [
    ['name', name],
    ['taskCode', taskCode],
  ] as const)
    if (!value)
      notes.error(field, 'field-missing', undefined, [`没有 ${field}`, `${field} is missing`], ['补上', 'Fill it in']);
  const taskType = taskTypeOf(textOf(raw, 'taskType', notes, 4), notes);
  if (!taskType)
    notes.error(
      'taskType',
      'field-missing',
      raw.taskType,
      ['没有可用的事项类型', 'No usable task type'],
      ['补上', 'Fill it in'],
    );
  if (!name || !taskCode || !taskType || !/^[A-Za-z0-9-]+$/.test(taskCode)) return done(taskCode, name);
  const item = `${taskCode}-${shortHash(name)}`;
  const nature = natureOf(taskType, name, notes);
  if (!nature) return done(item, name);

  const laws = lawsOf(raw, notes);
  const organ = organCode(textOf(raw, 'deptCode', notes, 40), 'deptCode', notes);
  const level = codeOf(textOf(raw, 'useLevel', notes, 2), LEVELS, 'useLevel', '行使层级', notes);
  const catalogue = textOf(raw, 'catalogCode', notes, 20);
  codesTold(taskCode, organ ?? '', level ?? '', catalogue, notes);
  themesTold(raw, notes);

  const explain = textOf(raw, 'anticipateExplain', notes, 4000);
  const statutory = lengthOf(raw.anticipateDay, textOf(raw, 'anticipateType', notes, 4), 'anticipateDay', notes);
  const promised = lengthOf(raw.promiseDay, textOf(raw, 'promiseType', notes, 4), 'promiseDay', notes);
  const handling = codesOf(textOf(raw, 'handleType', notes, 40), HANDLING_FORMS, 'handleType', '办理形式', notes);
  const reason = textOf(raw, 'sceneReason', notes, 500);
  const visits = typeof raw.limitSceneNum === 'number' && raw.limitSceneNum >= 0 ? raw.limitSceneNum : 0;
  const version = versionFrom({
    item,
    name,
    taskType,
    nature,
    ...(level ? { level } : {}),
    department: { name: textOf(raw, 'dept', notes, 100), ...(organ ? { code: organ } : {}) },
    codes: { scheme: 'GB/T 39554', implementation: taskCode, ...(catalogue ? { catalogue } : {}) },
    audience: audienceOf(textOf(raw, 'serveType', notes, 40), notes),
    basis: laws,
    conditions: textOf(raw, 'acceptCondition', notes),
    ...(statutory && nature !== 'filing'
      ? { statutory: { ...statutory, start: 'ACCEPTED', ...periodBasis(explain, statutory.n, laws) } }
      : {}),
    ...(promised
      ? { promised: { ...promised, start: 'ACCEPTED', basis: { statute: '优化条例', article: '36' } } }
      : {}),
    visits: { count: visits, ...(reason ? { reason: both(reason) } : {}) },
    fee: feeOf(raw, notes),
    result: resultOf(raw, name, notes),
    materials: materialsOf(listOf(raw, 'materials', notes), notes),
    faq: faqOf(raw, notes),
    places: placesOf(raw, notes),
    handling,
    online: textOf(raw, 'isOnline', notes, 2) === '1',
    onlineDepth: codesOf(textOf(raw, 'onlineDepth', notes, 40), ONLINE_DEPTHS, 'onlineDepth', '网办深度', notes),
    instant: textOf(raw, 'projectType', notes, 2) === '1',
    joint: textOf(raw, 'isJoint', notes, 2) === '1',
    procedures: proceduresOf(raw, notes),
    imported: { from: 'implementation-list', sourceVersion: textOf(raw, 'taskVersion', notes, 20) },
  });
  return done(item, name, version);
};

const feeOf = (row: Row, notes: Notes): ItemVersion['fee'] => {
  if (textOf(row, 'isFee', notes, 2) !== '1') return { charged: false };
  const [charge] = listOf(row, 'charges', notes);
  const get = (field: string) => (charge ? textOf(charge, field, notes, 1000) : '');
  const basis = citationOf(get('byLaw')) ?? { statute: '', article: '' };
  return { charged: true, name: both(get('name')), standard: both(get('stand') || get('standard')), basis };
};
