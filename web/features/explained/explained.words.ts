const zh = {
  until: (day: string) => `预计 ${day}前办结`,
  who: (post: string, day: string) => `${post} ${day}发布`,
  heading: '公开说明',
  clocks: { K2: '超过法定期限', K3: '超过承诺期限' },
  missed: (what: string, day: string) => `${what} ${day}`,
  noExtension: '这不是延长期限。',
  asWritten: '中文原文',
};
export const explainedWords = {
  zh,
  en: {
    until: (day: string) => `Expected by ${day}`,
    who: (post: string, day: string) => `Published by the ${post.toLowerCase()}, ${day}`,
    heading: 'Public explanation (公开说明)',
    clocks: { K2: 'Past the statutory day', K3: 'Past the promised day' },
    missed: (what: string, day: string) => `${what}, ${day}`,
    noExtension: 'The term is not extended.',
    asWritten: 'In Chinese',
  } satisfies typeof zh,
};
