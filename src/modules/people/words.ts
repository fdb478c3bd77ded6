/** What is said when a rule of this room refuses. */
export const WORDS = {
  'wrong-login': {
    status: 401,
    message: { zh: '登录名或密码不正确。', en: 'The login name or the password is not right.' },
    repair: { zh: '请检查后重新输入，注意大小写。', en: 'Check both and try again; mind capital letters.' },
  },
  'too-many-tries': {
    status: 429,
    message: {
      zh: '试的次数太多。为了账号安全，{time} 以后才能再试。',
      en: 'Too many tries. To keep the account safe, the next one is possible after {time}.',
    },
    repair: {
      zh: '忘了密码，请带身份证到窗口取核实码重设；有通行密钥的可以直接用它登录。',
      en: 'If you forgot the password, get a code at a counter with your identity card and reset it; a passkey still works.',
    },
  },
  'no-account': {
    status: 409,
    message: {
      zh: '演示人物没有账号，也没有密码。',
      en: 'A demo person has no account and no password.',
    },
    repair: { zh: '请注册一个账号后再试。', en: 'Register an account to try this.' },
  },
  'wrong-old-password': {
    field: 'body.old',
    message: { zh: '现在的密码不对。', en: 'The present password is not right.' },
    repair: { zh: '请重新输入，注意大小写。', en: 'Type it again; mind capital letters.' },
  },
  'same-password': {
    field: 'body.new',
    message: { zh: '新密码和现在的一样。', en: 'The new password is the present one.' },
    repair: { zh: '请换一个。', en: 'Choose another one.' },
  },
  'identity-unconfirmed': {
    status: 409,
    field: 'body.code',
    message: { zh: '还没有核实身份。', en: 'Your identity has not been confirmed.' },
    repair: { zh: '请先取得核实码，再注册。', en: 'Get a confirmation code first, then register.' },
  },
  'identity-code-wrong': {
    status: 409,
    field: 'body.code',
    message: { zh: '核实码不对，或者已经过期、用过。', en: 'The code is not right, or is over, or was used.' },
    repair: {
      zh: '请核对姓名、号码和核实码；一个码最多试 5 次，不行就重新取一个。',
      en: 'Check name, number and code; after 5 tries a code no longer counts, then get a new one.',
    },
  },
  'company-unconfirmed': {
    status: 409,
    field: 'body.code',
    message: {
      zh: '还没有核实您是这家单位的法定代表人。',
      en: 'It has not been shown that you represent this company.',
    },
    repair: {
      zh: '请先取得核实码，再登记公司。',
      en: 'Get a confirmation code first, then enter the company.',
    },
  },
  'company-code-wrong': {
    status: 409,
    field: 'body.code',
    message: { zh: '核实码不对，或者已经过期、用过。', en: 'The code is not right, or is over, or was used.' },
    repair: {
      zh: '请核对单位名称、信用代码和核实码；一个码最多试 5 次，不行就重新取一个。',
      en: 'Check name, credit code and code; after 5 tries a code no longer counts, then get a new one.',
    },
  },
  'account-there': {
    status: 409,
    message: { zh: '这个人已经有账号。', en: 'This person has an account.' },
    repair: {
      zh: '忘了登录名或密码，请选“重设密码”给码。',
      en: 'For a forgotten login or password choose “Reset the password”.',
    },
  },
  'no-account-to-reset': {
    status: 409,
    message: { zh: '没有找到这个姓名和号码的账号。', en: 'There is no account with this name and number.' },
    repair: {
      zh: '请对照证件核对；没有账号的，先注册。',
      en: 'Compare both with the card; without an account, register.',
    },
  },
  'reset-of-staff': {
    status: 403,
    message: { zh: '本局工作人员的密码不在窗口重设。', en: 'Passwords of officers are not reset at the counter.' },
    repair: {
      zh: '窗口一个人不能打开同事的账号。请本人用通行密钥登录，或找系统管理员。',
      en: 'One clerk alone must not open a colleague’s account. Use a passkey, or ask the system’s administrator.',
    },
  },
  'identity-of-oneself': {
    status: 403,
    message: { zh: '不能给自己核实身份。', en: 'Nobody confirms their own identity.' },
    repair: { zh: '请由另一位窗口人员核实。', en: 'Let another clerk do it.' },
  },
  'no-passkeys-here': {
    status: 409,
    message: {
      zh: '现在的网址是数字地址，浏览器不让用通行密钥。',
      en: 'This address is a number; browsers allow no passkeys there.',
    },
    repair: { zh: '请用带域名的网址打开，或用密码登录。', en: 'Open the site by its name, or use the password.' },
  },
  'passkey-too-late': {
    status: 409,
    message: { zh: '等得太久，这一次不算。', en: 'It took too long; this try does not count.' },
    repair: { zh: '请再来一次。', en: 'Try once more.' },
  },
  'passkey-wrong': {
    status: 401,
    message: { zh: '没有认出这把通行密钥。', en: 'This passkey was not recognised.' },
    repair: { zh: '请换一把，或用密码登录。', en: 'Use another one, or the password.' },
  },
  'passkey-known': {
    status: 409,
    message: { zh: '这把通行密钥已经登记过。', en: 'This passkey is kept already.' },
    repair: { zh: '不用再登记。', en: 'Nothing is left to do.' },
  },
  'passkey-unknown': {
    status: 404,
    message: { zh: '没有找到这把通行密钥。', en: 'There is no such passkey.' },
    repair: { zh: '请刷新列表再看。', en: 'Look at the list again.' },
  },
  'mandate-too-long': {
    field: 'body.until',
    message: {
      zh: '委托最长三年，最晚到 {latest}。',
      en: 'A mandate lasts three years at most, until {latest}.',
    },
    repair: { zh: '请改早截止日期；到期可以再委托。', en: 'Choose an earlier last day; it can be given again.' },
  },
  'login-taken': {
    status: 409,
    field: 'body.login',
    message: { zh: '这个登录名已被使用。', en: 'This login name is taken.' },
    repair: { zh: '请换一个登录名。', en: 'Choose another one.' },
  },
  'account-exists': {
    status: 409,
    message: { zh: '无法用这些信息开立账户。', en: 'No account can be opened with these details.' },
    repair: {
      zh: '如您已有账户，请直接登录；如有疑问，请携带身份证件到政务服务中心办理。',
      en: 'If you have an account, sign in; otherwise come to a service centre with your identity card.',
    },
  },
  'resident-id-length': {
    field: 'body.residentId',
    message: { zh: '公民身份号码应为 18 位。', en: 'An identity number has 18 characters.' },
    repair: { zh: '请对照身份证核对位数。', en: 'Compare it with the card.' },
  },
  'resident-id-format': {
    field: 'body.residentId',
    message: {
      zh: '公民身份号码只能有数字，最后一位可以是 X。',
      en: 'An identity number has digits, and X only as the last.',
    },
    repair: { zh: '请去掉空格和其他字符。', en: 'Remove blanks and other characters.' },
  },
  'resident-id-region': {
    field: 'body.residentId',
    message: { zh: '公民身份号码的前两位不是有效的地区。', en: 'The first two digits are not a region.' },
    repair: { zh: '请对照身份证核对前六位。', en: 'Compare the first six digits with the card.' },
  },
  'resident-id-birth': {
    field: 'body.residentId',
    message: { zh: '公民身份号码第 7 至 14 位不是有效的出生日期。', en: 'Digits 7 to 14 are not a date of birth.' },
    repair: { zh: '请对照身份证核对出生日期。', en: 'Compare the date of birth with the card.' },
  },
  'resident-id-check': {
    field: 'body.residentId',
    message: {
      zh: '公民身份号码的校验位不符，可能输错了一位。',
      en: 'The check digit does not fit: one digit may be wrong.',
    },
    repair: { zh: '请逐位核对。', en: 'Compare digit by digit.' },
  },
  'credit-code-length': {
    field: 'body.creditCode',
    message: { zh: '统一社会信用代码应为 18 位。', en: 'A credit code has 18 characters.' },
    repair: { zh: '请对照营业执照核对位数。', en: 'Compare it with the business licence.' },
  },
  'credit-code-format': {
    field: 'body.creditCode',
    message: {
      zh: '统一社会信用代码含有不允许的字符。',
      en: 'The credit code has a character that does not occur in one.',
    },
    repair: { zh: '其中没有字母 I、O、S、V、Z。', en: 'The letters I, O, S, V and Z do not occur.' },
  },
  'credit-code-region': {
    field: 'body.creditCode',
    message: { zh: '统一社会信用代码的第 3、4 位不是有效的地区。', en: 'Characters 3 and 4 are not a region.' },
    repair: { zh: '请对照营业执照核对。', en: 'Compare it with the business licence.' },
  },
  'credit-code-check': {
    field: 'body.creditCode',
    message: {
      zh: '统一社会信用代码的校验位不符，可能输错了一位。',
      en: 'The check character does not fit: one may be wrong.',
    },
    repair: { zh: '请逐位核对。', en: 'Compare character by character.' },
  },
  'not-the-representative': {
    status: 403,
    message: {
      zh: '登记信息中您不是该单位的法定代表人。',
      en: 'According to the register you are not the legal representative.',
    },
    repair: {
      zh: '请由法定代表人登录，或由其向您授权。',
      en: 'Let the representative sign in, or give you a mandate.',
    },
  },
  'not-your-principal': {
    status: 403,
    message: { zh: '您没有代其办理的授权。', en: 'You hold no mandate to act for them.' },
    repair: { zh: '请由对方先向您授权。', en: 'Ask them to give you a mandate first.' },
  },
  'agent-not-found': {
    field: 'body.agent',
    message: { zh: '没有找到姓名和号码都相符的人。', en: 'Nobody with this name and number was found.' },
    repair: { zh: '请核对姓名和号码；对方须先开立账户。', en: 'Check both; they must have an account.' },
  },
  'not-to-be-passed-on': {
    status: 403,
    message: { zh: '受托人不能把授权再转给他人。', en: 'Who holds a mandate may not pass it on.' },
    repair: { zh: '请由委托人本人授权。', en: 'Let the principal give the mandate.' },
  },
  'mandate-to-oneself': {
    field: 'body.agent',
    message: { zh: '不能授权给委托人自己。', en: 'A mandate cannot be given to the principal.' },
    repair: { zh: '请填写受托人。', en: 'Name the person who is to act.' },
  },
  'mandate-from-past': {
    field: 'body.from',
    message: { zh: '授权不能从过去的日期（{from}）开始。', en: 'A mandate cannot begin in the past ({from}).' },
    repair: { zh: '请填今天（{today}）或以后的日期。', en: 'Give today ({today}) or a later day.' },
  },
  'mandate-until-before-from': {
    field: 'body.until',
    message: {
      zh: '截止日期（{until}）早于开始日期（{from}）。',
      en: 'It would end ({until}) before it begins ({from}).',
    },
    repair: { zh: '请改晚截止日期。', en: 'Choose a later last day.' },
  },
  'not-your-mandate': {
    status: 404,
    message: { zh: '没有找到您的这项授权。', en: 'You have no such mandate.' },
    repair: { zh: '请在授权列表中重新选择。', en: 'Choose again from your list.' },
  },
  'mandate-ended': {
    status: 409,
    message: { zh: '这项授权已于 {on} 终止。', en: 'This mandate ended on {on}.' },
    repair: { zh: '无需再操作。', en: 'Nothing is left to do.' },
  },
  'no-such-post': {
    field: 'body.post',
    message: { zh: '没有这个岗位、单位或人员。', en: 'There is no such post, unit or person.' },
    repair: { zh: '请从名单中选择。', en: 'Choose from the lists.' },
  },
  'post-ends-before-it-begins': {
    field: 'body.until',
    message: { zh: '结束日期早于开始日期。', en: 'It would end before it begins.' },
    repair: { zh: '请改晚结束日期。', en: 'Choose a later last day.' },
  },
} as const;
