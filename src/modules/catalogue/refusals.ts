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
  'not-your-right': {
    message: t('这一步不归您的岗位办。', 'This step does not belong to your post.'),
    repair: t(
      '编和送审归目录岗，审核归目录岗、督办岗或本局负责人，发布和停用归目录岗或本局负责人。',
      'Writing belongs to the catalogue post, approving to it, the supervisor or the head, publishing and retiring to it or the head.',
    ),
  },
  'not-approved': {
    message: t('这一版还没有人审过。', 'Nobody has approved this version yet.'),
    repair: t('请没有改过它的人审核通过，再发布。', 'Let somebody who did not write it approve it, then publish.'),
  },
  'approved-already': {
    status: 409,
    message: t('这一版已经审过。', 'This version is approved already.'),
    repair: t('可以发布，或者退回修改。', 'Publish it, or send it back.'),
  },
  'edited-yourself': {
    message: t(
      '您改过这一版，不能由您审核或发布。',
      'You wrote in this version, so you may neither approve nor publish it.',
    ),
    repair: t(
      '请没有改过它的人来办（编、审、发由不同的人）。',
      'Ask somebody who did not write in it: writing, approving and publishing are apart.',
    ),
  },
  'approved-yourself': {
    message: t('这一版是您审的，不能再由您发布。', 'You approved this version, so you may not publish it.'),
    repair: t('请目录岗或本局负责人中的另一位发布。', 'Ask another person of the catalogue post, or the head.'),
  },
  'sample-unknown': {
    status: 400,
    field: 'body.version.materials',
    message: t('材料“{material}”的样例，本局没有这个文件。', 'The bureau has no file for the sample of “{material}”.'),
    repair: t('请重新上传样例，或去掉它。', 'Upload the sample again, or remove it.'),
  },
  'return-reason-missing': {
    status: 400,
    field: 'body.reason',
    message: t('没有写为什么退回。', 'The reason for sending it back is missing.'),
    repair: t('写明哪里要改，编的人才知道怎么改。', 'Say what has to be changed, so that the writer can mend it.'),
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
