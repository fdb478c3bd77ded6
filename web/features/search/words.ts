const zh = {
  label: '您要办什么事？',
  placeholder: '开饭店、yyzz、落户……',
  search: '搜索',
  found: (n: number) => `有 ${n} 条，用上下键选`,
  none: (q: string) => `没有找到“${q}”`,
  meant: '，您是不是要找：',
  otherwise: '。换个说法，或者打 12345 问。',
  failed: '暂时搜不了：网络断了，或者我们这边出了错。您写的还在，过一会儿按“搜索”再试。',
  case: '我的办件',
  answer: '常见问题',
};
export const searchWords = {
  zh,
  en: {
    label: 'What do you want to do?',
    placeholder: 'open a restaurant, yyzz…',
    search: 'Search',
    found: (n: number) =>
      n === 1 ? '1 result, choose with the arrow keys' : `${n} results, choose with the arrow keys`,
    none: (q: string) => `Nothing found for “${q}”`,
    meant: '. Did you mean:',
    otherwise: '. Say it another way, or call 12345.',
    failed:
      'Search is not answering: the network is gone, or the fault is ours. Your words are kept; try again in a while.',
    case: 'My matter',
    answer: 'Answer',
  } satisfies typeof zh,
};
