/** `许可法45`, `许可法 32.1.4` as people cite it: `许可法 第45条`, `许可法 第32条第1款第4项`. Anything else stays as it is. */
export const articleWords = (article: string): string => {
  const m = /^(\D+?)\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(article.trim());
  if (!m) return article;
  const [, statute, art, para, point] = m;
  return `${statute} 第${art}条${para ? `第${para}款` : ''}${point ? `第${point}项` : ''}`;
};
