import type { Text } from '../../kernel/text.ts';
import type { ProblemFacts } from './problem.ts';

type Message = Pick<ProblemFacts, 'status' | 'message'> & { readonly repair?: Text };

/** What the server itself says, whatever the room. */
export const MESSAGES = {
  'not-found': {
    status: 404,
    message: { zh: '没有找到您要的内容。', en: 'What you asked for was not found.' },
    repair: { zh: '请检查地址，或返回首页重新查找。', en: 'Check the address, or search again from the home page.' },
  },
  'field-invalid': {
    status: 400,
    message: { zh: '有一项填写不符合要求。', en: 'One entry is not in the required form.' },
  },
  'not-json': {
    status: 400,
    message: { zh: '请求内容不是有效的 JSON。', en: 'The request body is not valid JSON.' },
    repair: { zh: '请按接口说明发送 JSON。', en: 'Send JSON as /api/openapi.json describes.' },
  },
  'wrong-content-type': {
    status: 415,
    message: { zh: '请求的内容类型不受支持。', en: 'This content type is not accepted.' },
    repair: {
      zh: '请用 application/json，上传文件用 multipart/form-data。',
      en: 'Use application/json, or multipart/form-data for files.',
    },
  },
  'body-too-large': {
    status: 413,
    message: { zh: '提交的内容过大。', en: 'What was sent is too large.' },
    repair: { zh: '请减小内容；单个文件不超过 20 MB。', en: 'Send less; a file may have up to 20 MB.' },
  },
  'upload-broken': {
    status: 400,
    message: { zh: '文件没有传完整。', en: 'The file did not arrive whole.' },
    repair: { zh: '请检查网络后重新上传。', en: 'Check the connection and send it again.' },
  },
  'key-missing': {
    status: 400,
    message: { zh: '缺少请求编号（idempotency-key）。', en: 'The idempotency-key header is missing.' },
    repair: {
      zh: '请为每次提交附上 8–128 位的字母、数字、- 或 _；重试时用同一编号。',
      en: 'Send 8–128 letters, digits, - or _ with each write, and the same ones when you retry.',
    },
  },
  'key-reused': {
    status: 409,
    message: { zh: '同一请求编号已用于另一项内容。', en: 'This idempotency key was used for something else.' },
    repair: { zh: '请换用新的请求编号。', en: 'Use a new key.' },
  },
  'foreign-origin': {
    status: 403,
    message: { zh: '请求来自其他网站，已拒绝。', en: 'The request came from another site and was refused.' },
    repair: { zh: '请在本系统的页面上操作。', en: 'Do this on a page of this service.' },
  },
  erased: {
    status: 410,
    message: {
      zh: '当事人的个人信息已依法删除，内容不能再看。',
      en: 'The personal data of the person concerned have been erased; this can no longer be read.',
    },
    repair: {
      zh: '办理的时间、经办岗位和结果仍在痕迹里可查。',
      en: 'When it was handled, by which post and with what result can still be seen in the trail.',
    },
  },
  'too-many-requests': {
    status: 429,
    message: { zh: '刚才点得太快、次数太多，先停一下。', en: 'Too many requests.' },
    repair: { zh: '过一分钟再试。', en: 'Wait a little and try again.' },
  },
  'not-signed-in': {
    status: 401,
    message: { zh: '请先登录。', en: 'Please sign in first.' },
    repair: { zh: '登录后重试。', en: 'Sign in and try again.' },
  },
  'not-allowed': {
    status: 403,
    message: { zh: '您的岗位或授权办不了这一步。', en: 'You may not do this.' },
    repair: {
      zh: '请由具有相应岗位或授权的人员办理。',
      en: 'Ask somebody who holds the post or the mandate for it.',
    },
  },
  'state-changed': {
    status: 409,
    message: { zh: '刚才已有别人先办了。', en: 'Somebody else acted first.' },
    repair: { zh: '请刷新页面后再决定。', en: 'Reload the page and decide again.' },
  },
  fault: {
    status: 500,
    message: {
      zh: '我们这边出了错，您刚才办的没有生效。',
      en: 'Something went wrong on our side; nothing was changed.',
    },
    repair: {
      zh: '过一会儿再试。打 12345 时报编号，能查到原因。',
      en: 'Try again later; tell us the reference if you call.',
    },
  },
  unavailable: {
    status: 503,
    message: { zh: '本局的系统暂时用不了。', en: 'The service is not available at the moment.' },
    repair: { zh: '过一会儿再试。', en: 'Try again shortly.' },
  },
} as const satisfies Record<string, Message>;

export type PlatformCode = keyof typeof MESSAGES;

/** A problem the server knows how to put into words. */
export const platformProblem = (code: PlatformCode, more: Partial<ProblemFacts> = {}): ProblemFacts => ({
  code,
  ...MESSAGES[code],
  ...more,
});
