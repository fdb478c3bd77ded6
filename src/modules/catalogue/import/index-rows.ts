import type { ItemVersion } from '../item.ts';
import { textOf } from './clean.ts';
import { natureOf, organCode, taskTypeOf } from './codes.ts';
import { notesOf, type ReadRow } from './defect.ts';
import { versionFrom } from './version.ts';

/** base code – region 12 – 3 digits – organ – digit – 2 digits, as the index of Sichuan writes it. */
const SHAPE = /^(.+)-(\d{12})-\d{3}-(.+)-\d-\d{2}$/;
const LONG_NAME = 100;

/** One row of an index of items: name, codes and department only, so that it becomes a draft to be completed. */
export const readIndexRow = (raw: unknown, row: number): ReadRow => {
  const notes = notesOf(row);
  const done = (item: string, name: string, version?: ItemVersion): ReadRow => ({
    row,
    item,
    name,
    ...(version && notes.list.every((d) => d.severity !== 'error') ? { version } : {}),
    defects: notes.list.map((d) => ({ ...d, ...(item ? { item } : {}) })),
  });
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    notes.error(
      '',
      'row-shape',
      raw,
      ['这一行不是一个事项', 'This row is no item'],
      ['删去，或者补全', 'Remove or complete it'],
    );
    return done('', '');
  }
  const r = raw as Readonly<Record<string, unknown>>;
  const name = textOf(r, 'name', notes, 200);
  const code = textOf(r, 'itemCode', notes, 80);
  const taskType = taskTypeOf(textOf(r, 'taskType', notes, 4), notes);
  if (!name)
    notes.error('name', 'field-missing', undefined, ['没有名称', 'The name is missing'], ['补上', 'Fill it in']);
  if (!/^[A-Za-z0-9-]{4,80}$/.test(code))
    notes.error(
      'itemCode',
      'bad-identifier',
      code,
      ['事项编码只能是字母、数字和短横', 'An item code has letters, digits and hyphens'],
      ['核对编码', 'Check the code'],
    );
  if (!taskType)
    notes.error(
      'taskType',
      'unknown-code',
      r.taskType,
      ['没有可用的事项类型', 'No usable task type'],
      ['补上', 'Fill it in'],
    );
  const nature = taskType && natureOf(taskType, name, notes);
  if (!name || !nature || notes.list.some((d) => d.severity === 'error')) return done(code, name);

  const shape = SHAPE.exec(code);
  const base = textOf(r, 'baseCode', notes, 80);
  const area = textOf(r, 'areaCode', notes, 20);
  if (!shape || shape[1] !== base || shape[2] !== area)
    notes.warn(
      'itemCode',
      'code-mismatch',
      code,
      [
        '事项编码不是“基本编码-区划-序号-机构-…”的样子，照原样保存',
        'The code is not “base-region-number-organ-…”; kept as it stands',
      ],
      ['向来源核对编码', 'Check the code at the source'],
    );
  const length = [...name].length;
  if (length > LONG_NAME)
    notes.warn(
      'name',
      'too-long',
      name,
      [`名称 ${length} 个字，列表里放不下`, `The name has ${length} characters and fits no list`],
      ['给一个短名，全称放进说明', 'Give it a short name and keep the full one in the text'],
    );
  const organ = organCode(textOf(r, 'orgCode', notes, 40), 'orgCode', notes);
  const category = textOf(r, 'category', notes, 200);
  const version = versionFrom({
    item: code,
    name,
    taskType: taskType!,
    nature,
    department: { name: textOf(r, 'department', notes, 100), ...(organ ? { code: organ } : {}) },
    codes: { scheme: 'local', implementation: code, ...(base ? { catalogue: base.slice(0, 80) } : {}) },
    audience: [],
    basis: [],
    conditions: '',
    ...(category ? { summary: category } : {}),
    visits: { count: 0 },
    fee: { charged: false },
    result: { type: 'none' },
    materials: [],
    faq: [],
    places: [],
    handling: ['1'],
    online: true,
    onlineDepth: [],
    instant: false,
    joint: false,
    procedures: [],
    imported: { from: 'item-index', sourceVersion: '1' },
  });
  return done(code, name, version);
};
