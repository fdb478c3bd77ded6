const zh = {
  title: '重设登录名和密码',
  how: '核实码从哪里来',
  note: '先带身份证到窗口，工作人员看过证件，给您一张写着 8 位核实码的小票，36 小时内有效，只能用一次。',
  demo: '演示：以“窗口收件”进来，在“核实身份”里选“重设密码”，就能给码。',
  own: {
    codeHint: '窗口小票上的 8 位数字',
    loginHint: '以后用它登录，可以和原来的一样。至少 3 个字符，不含空格',
    password: '新密码',
    passwordHint: '至少 10 个字符。重设后，所有设备上的登录都会退出。',
  },
  go: '重设并登录',
};
export const resetWords = {
  zh,
  en: {
    title: 'Reset login and password',
    how: 'Where the code comes from',
    note: 'First come to a counter with your identity card: the clerk sees it and gives you a slip with an 8-digit code, good for 36 hours and for one use.',
    demo: 'Demo: come in as the intake clerk and give yourself the code under “Confirm identity”.',
    own: {
      codeHint: 'The 8 digits on the slip',
      loginHint: 'You sign in with it from now on; it may be the old one. At least 3 characters, no spaces',
      password: 'New password',
      passwordHint: 'At least 10 characters. Every device is signed out by the reset.',
    },
    go: 'Reset and sign in',
  } satisfies typeof zh,
};
