import type { Text } from '../../kernel/text.ts';
import { column } from './board.tables.ts';
import type { CaseLine, TableData } from './contract.ts';
import { t, wordOf } from './words.ts';

/** The cases of a list or behind a number, as a table of a file. */
export const caseTable = (key: string, title: Text, rows: readonly CaseLine[]): TableData => ({
  key,
  title,
  columns: [
    column('办件编号', 'Number'),
    column('事项', 'Service'),
    column('申请人', 'Applicant'),
    column('阶段', 'Stage'),
    column('收件', 'Received', 'day'),
    column('期限', 'Due', 'day'),
    column('决定', 'Decided', 'day'),
    column('承办', 'Held by'),
    column('暂停', 'Paused'),
  ],
  rows: rows.map((c) => ({
    cells: [
      c.number,
      c.item,
      c.applicant,
      c.state,
      c.receivedOn,
      c.due,
      c.decidedOn,
      c.holder,
      c.paused ? t('暂停中', 'paused') : null,
    ],
  })),
});

const LICENCE_STATES: Readonly<Record<string, Text>> = {
  'in-force': t('有效', 'in force'),
  suspended: t('暂停', 'suspended'),
  expired: t('届满', 'expired'),
  withdrawn: t('撤回', 'withdrawn'),
  revoked: t('撤销', 'revoked'),
  penalised: t('吊销', 'penalised'),
  cancelled: t('注销', 'cancelled'),
};
export const licenceTable = (
  rows: readonly {
    readonly number: string;
    readonly name: Text;
    readonly holder: string;
    readonly state: string;
    readonly from: string;
    readonly until: string | null;
    readonly issuedOn: string;
  }[],
): TableData => ({
  key: 'licences',
  title: t('证照登记簿', 'Register of licences'),
  columns: [
    column('证照编号', 'Number'),
    column('证照', 'Licence'),
    column('持证人', 'Holder'),
    column('状态', 'State'),
    column('发证', 'Issued', 'day'),
    column('有效期自', 'From', 'day'),
    column('有效期至', 'Until', 'day'),
  ],
  rows: rows.map((l) => ({
    cells: [l.number, l.name, l.holder, wordOf(LICENCE_STATES, l.state), l.issuedOn, l.from, l.until],
  })),
});

const OBLIGATION_KINDS: Readonly<Record<string, Text>> = {
  'owed-material': t('容缺补交', 'material owed'),
  commitment: t('告知承诺', 'commitment'),
  'post-permit': t('证后义务', 'duty after the permit'),
};
const OBLIGATION_STATES: Readonly<Record<string, Text>> = {
  open: t('待履行', 'open'),
  overdue: t('超期', 'overdue'),
  given: t('已提交，待核查', 'evidence given'),
  checked: t('已核查', 'checked'),
  rectifying: t('限期整改', 'to be put right'),
};
export const obligationTable = (
  rows: readonly {
    readonly item: Text;
    readonly number: string;
    readonly debtor: string;
    readonly what: Text;
    readonly kind: string;
    readonly due: string;
    readonly state: string;
    readonly consequence: string;
  }[],
): TableData => ({
  key: 'obligations',
  title: t('义务', 'Obligations'),
  columns: [
    column('谁', 'Who'),
    column('要做什么', 'What'),
    column('类别', 'Kind'),
    column('期限', 'Due', 'day'),
    column('状态', 'State'),
    column('不做的后果', 'Consequence'),
    column('事项', 'Service'),
    column('办件编号', 'Case'),
  ],
  rows: rows.map((o) => ({
    cells: [
      o.debtor,
      o.what,
      wordOf(OBLIGATION_KINDS, o.kind),
      o.due,
      wordOf(OBLIGATION_STATES, o.state),
      wordOf(CONSEQUENCES, o.consequence),
      o.item,
      o.number,
    ],
  })),
});
export const CONSEQUENCES: Readonly<Record<string, Text>> = {
  terminate: t('停止办理', 'the case is ended'),
  revoke: t('撤销许可', 'the permit is revoked'),
  none: t('没有另外的后果', 'nothing further'),
};

const VERSION_STATES: Readonly<Record<string, Text>> = {
  draft: t('草稿', 'draft'),
  review: t('待发布', 'in review'),
  published: t('已发布', 'published'),
  retired: t('已停用', 'retired'),
};
export const catalogueTable = (
  rows: readonly {
    readonly item: string;
    readonly version: number;
    readonly state: string;
    readonly name: Text;
    readonly department: Text;
    readonly publishedOn: string | null;
  }[],
): TableData => ({
  key: 'catalogue',
  title: t('事项目录', 'Catalogue'),
  columns: [
    column('事项', 'Service'),
    column('代号', 'Key'),
    column('版本', 'Version', 'number'),
    column('状态', 'State'),
    column('实施主体', 'Department'),
    column('发布', 'Published', 'day'),
  ],
  rows: rows.map((v) => ({
    cells: [v.name, v.item, v.version, wordOf(VERSION_STATES, v.state), v.department, v.publishedOn],
  })),
});
