import type { Text } from '../../kernel/text.ts';

const t = (zh: string, en: string): Text => ({ zh, en });

/** What this room says for the codes it refuses with. */
export const CATALOGUE_REFUSALS: Readonly<
  Record<string, { readonly message: Text; readonly repair: Text; readonly status?: number; readonly field?: string }>
> = {
  'no-such-item': {
    status: 404,
    message: t('没有这个事项，或者已经停办。', 'There is no such item, or it has been withdrawn.'),
    repair: t('请搜索名称，或者到窗口问。', 'Search for its name, or ask at the window.'),
  },
  'no-such-version': {
    status: 404,
    message: t('没有这一版。', 'There is no such version.'),
    repair: t('请从版本列表里选。', 'Choose from the list of versions.'),
  },
  'version-changed': {
    status: 409,
    message: t(
      '这一版刚被别人改过，现在是第 {rev} 次修改。',
      'Somebody else has just changed this version (now revision {rev}).',
    ),
    repair: t('请刷新，看过新内容再决定。', 'Reload, look at it again and decide.'),
  },
  'wrong-state': {
    status: 409,
    message: t('这一版现在是“{state}”，不能做这一步。', 'This version is “{state}”; this step is not open to it.'),
    repair: t('按草稿、审核、发布、停用的顺序来。', 'The order is draft, review, published, retired.'),
  },
  'published-never-changes': {
    status: 409,
    message: t('发布过的版本不能改。', 'A published version never changes.'),
    repair: t('请新建一版，改好再发布。', 'Make a new version and publish that.'),
  },
  'lint-errors': {
    message: t('检查出 {errors} 处错误，不能发布。', '{errors} errors were found; it cannot be published.'),
    repair: t('按提示逐处改好，再发布。', 'Mend each as told, then publish.'),
  },
  'not-a-version': {
    status: 400,
    field: 'body.version',
    message: t('送来的不是完整的事项：{field} 不对。', 'What was sent is not a whole item: {field} is wrong.'),
    repair: t('请从编辑页面保存，不要手改。', 'Save it from the editor; do not edit by hand.'),
  },
  'import-unreadable': {
    status: 400,
    message: t('这个文件读不了：{why}', 'The file cannot be read: {why}'),
    repair: t('请检查文件格式后重新导入。什么都没有写入。', 'Check the file and import it again. Nothing was written.'),
  },
};
