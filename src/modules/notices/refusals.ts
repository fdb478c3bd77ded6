export const NOTICE_REFUSALS = {
  'mail-not-set-up': {
    status: 409,
    message: {
      zh: '本局还没有接上邮件，现在只有站内通知。',
      en: 'Mail is not set up here; notices are shown on the site only.',
    },
    repair: { zh: '不用做什么，通知都在这里。', en: 'Nothing to do: all notices are here.' },
  },
  'code-too-soon': {
    status: 429,
    message: { zh: '验证码刚发过。', en: 'A code was sent a moment ago.' },
    repair: { zh: '一分钟后还没收到，再发一次。', en: 'If none has come in a minute, ask again.' },
  },
  'mail-code-wrong': {
    field: 'body.code',
    message: { zh: '验证码不对，或者已经过期。', en: 'The code is not right, or is over.' },
    repair: {
      zh: '请对照信里的数字；试错 5 次要重新发。',
      en: 'Compare it with the letter; after 5 wrong tries ask for a new one.',
    },
  },
  'stop-link-wrong': {
    status: 404,
    message: { zh: '这个链接不完整，没有认出来。', en: 'This link is not whole; it was not recognised.' },
    repair: {
      zh: '请从信里重新点开，或登录后在“通知设置”里改。',
      en: 'Open it from the letter again, or sign in and change the settings.',
    },
  },
} as const;
