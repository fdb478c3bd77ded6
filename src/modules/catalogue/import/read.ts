import { readItemVersion } from '../item.schema.ts';
import { withoutSamples } from '../materials.ts';
import { type Defect, defect, notesOf, type ReadRow } from './defect.ts';
import { readIndexRow } from './index-rows.ts';
import { readList } from './lists.ts';

/** Told apart by the shape of the rows, never by the file's name. */
export type Format = 'implementation-lists' | 'item-index' | 'oneseal' | 'tree' | 'unknown';
export type ReadFile = {
  readonly format: Format;
  readonly rows: readonly ReadRow[];
  /** How many codes, when the file was a tree. */
  readonly codes?: number;
  /** Of the file as a whole, row 0. */
  readonly defects: readonly Defect[];
};

export const MAX_BYTES = 32 * 1024 * 1024;
export const MAX_ROWS = 50_000;
export const OWN_FORMAT = 'oneseal-catalogue' as const;

const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

const fileDefect = (value: unknown, zh: string, en: string, repairZh: string, repairEn: string): ReadFile => ({
  format: 'unknown',
  rows: [],
  defects: [defect(0, '', 'file', 'error', value, [zh, en], [repairZh, repairEn])],
});

/** The list of rows: the file itself, or the one list in it (`{items: […]}`, `{data: […]}`). */
const rowsIn = (json: unknown): readonly unknown[] | undefined => {
  if (Array.isArray(json)) return json;
  if (!isObject(json)) return undefined;
  const lists = Object.values(json).filter(Array.isArray);
  return lists.length === 1 ? lists[0] : undefined;
};

const formatOf = (json: unknown, rows: readonly unknown[]): Exclude<Format, 'tree'> => {
  if (isObject(json) && json.format === OWN_FORMAT) return 'oneseal';
  const first = rows.find(isObject);
  if (!first) return 'unknown';
  if ('taskCode' in first && 'materials' in first) return 'implementation-lists';
  return 'itemCode' in first && 'taskType' in first ? 'item-index' : 'unknown';
};

const readOwn = (raw: unknown, row: number): ReadRow => {
  const read = readItemVersion(raw);
  if (read.ok)
    return {
      row,
      item: read.version.item,
      name: read.version.name.zh,
      version: { ...withoutSamples(read.version), state: 'draft' },
      defects: [],
    };
  const notes = notesOf(row);
  notes.error(
    read.field,
    'row-shape',
    undefined,
    [`“${read.field}”不对（${read.why}）`, `“${read.field}” is wrong (${read.why})`],
    ['用本系统导出的文件，不要手改', 'Use a file exported by this program, unedited'],
  );
  const item = isObject(raw) && typeof raw.item === 'string' ? raw.item.slice(0, 80) : '';
  return { row, item, name: '', defects: notes.list };
};

/** Our own shape is asked of what the other readers make too: nothing else can be stored. */
const proven = (r: ReadRow): ReadRow => {
  if (!r.version) return r;
  const read = readItemVersion(r.version);
  if (read.ok) return { ...r, version: read.version };
  const { version: _dropped, ...rest } = r;
  const said = defect(
    r.row,
    read.field,
    'row-shape',
    'error',
    undefined,
    [`“${read.field}”不能保存（${read.why}）`, `“${read.field}” cannot be stored (${read.why})`],
    ['按这一项的要求改来源', 'Mend this field at the source'],
  );
  return { ...rest, defects: [...r.defects, { ...said, item: r.item }] };
};

/** Two rows of one item and source version are one too many; equal names of different items are told. */
const crossChecked = (rows: readonly ReadRow[]): readonly ReadRow[] => {
  const seen = new Map<string, number>();
  const names = new Map<string, { readonly row: number; readonly item: string }>();
  return rows.map((r) => {
    const extra: Defect[] = [];
    const key = `${r.item} ${r.version?.imported?.sourceVersion ?? r.version?.version ?? ''}`;
    const before = r.item === '' ? undefined : seen.get(key);
    if (r.item !== '' && before === undefined) seen.set(key, r.row);
    const namesake = r.name === '' ? undefined : names.get(r.name);
    if (r.name !== '' && !namesake) names.set(r.name, { row: r.row, item: r.item });
    if (namesake && namesake.item !== r.item)
      extra.push({
        ...defect(
          r.row,
          'name',
          'duplicate-name',
          'warning',
          r.name,
          [`与第 ${namesake.row} 行同名，编码不同`, `The same name as row ${namesake.row}, with another code`],
          ['写清区别，或者合并', 'Say how they differ, or merge them'],
        ),
        item: r.item,
      });
    if (before === undefined) return { ...r, defects: [...r.defects, ...extra] };
    const { version: _dropped, ...rest } = r;
    const said = defect(
      r.row,
      'itemCode',
      'duplicate-row',
      'error',
      r.item,
      [
        `与第 ${before} 行是同一事项同一版本，只导入前一行`,
        `The same item and version as row ${before}; only the first came in`,
      ],
      ['删去重复的一行', 'Remove the repeat'],
    );
    return { ...rest, defects: [...r.defects, ...extra, { ...said, item: r.item }] };
  });
};

const READERS = { 'implementation-lists': readList, 'item-index': readIndexRow, oneseal: readOwn } as const;

export type Parsed = { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly file: ReadFile };
const broken = (file: ReadFile): Parsed => ({ ok: false, file });

/** The file's text as JSON. Never throws: broken and oversized files come back as one defect of row 0. */
export const parseFile = (text: string): Parsed => {
  if (text.length > MAX_BYTES)
    return broken(
      fileDefect(
        `${text.length}`,
        `文件太大：${text.length} 个字，上限 ${MAX_BYTES}`,
        `The file is too large: ${text.length} characters, at most ${MAX_BYTES}`,
        '分成几个文件',
        'Split it',
      ),
    );
  try {
    return { ok: true, json: JSON.parse(text.replace(/^\ufeff/, '')) };
  } catch (error) {
    const where = error instanceof Error ? error.message : '';
    return broken(
      fileDefect(
        where,
        '文件不是有效的 JSON',
        'The file is not valid JSON',
        '用 UTF-8 重新导出，再导入',
        'Export it again as UTF-8',
      ),
    );
  }
};

export const readCatalogueFile = (text: string): ReadFile => {
  const parsed = parseFile(text);
  return parsed.ok ? readCatalogue(parsed.json) : parsed.file;
};

export const readCatalogue = (json: unknown): ReadFile => {
  const rows = rowsIn(json);
  if (!rows)
    return fileDefect(
      undefined,
      '文件里没有一列事项',
      'The file holds no list of items',
      '送一个列表，一个事项一行',
      'Send a list, one item a row',
    );
  if (rows.length > MAX_ROWS)
    return fileDefect(
      `${rows.length}`,
      `${rows.length} 行，上限 ${MAX_ROWS} 行`,
      `${rows.length} rows, at most ${MAX_ROWS}`,
      '分成几个文件',
      'Split it',
    );
  const format = formatOf(json, rows);
  if (format === 'unknown')
    return fileDefect(
      undefined,
      '认不出这种格式',
      'The format is not known',
      '支持：实施清单、事项目录、本系统导出的文件',
      'Known are implementation lists, item indexes and our own export',
    );
  const read = READERS[format];
  return { format, rows: crossChecked(rows.map((raw, i) => proven(read(raw, i + 1)))), defects: [] };
};
