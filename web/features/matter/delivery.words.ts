const zh = {
  title: '怎么收文书',
  e: '电子送达：文书进入这件办件，就算送达',
  paper: '到窗口领，或者邮寄',
  toE: '改成电子送达',
  toPaper: '改成纸质送达',
  eSays: '以后的文书进入您在本站的办件，就算送达（电子签名法第11条），期限从那时起算。还没送到的，也改为电子送达。',
  paperSays: '以后的文书到窗口领或者邮寄，签收或者寄出才算送达。已经电子送达的仍然算数。',
  nowE: '已改成电子送达。',
  nowPaper: '已改成纸质送达。',
};
export const deliveryWords = {
  zh,
  en: {
    title: 'How papers reach you',
    e: 'Electronically: a paper is served when it enters this matter',
    paper: 'At a window or by post',
    toE: 'Change to electronic delivery',
    toPaper: 'Change to paper',
    eSays:
      'From now on a paper is served when it enters your matter on this site (电子签名法 art. 11), and periods run from then. What has not reached you yet comes electronically too.',
    paperSays:
      'From now on papers are collected at a window or posted, and are served when received or dispatched. What was served electronically stays served.',
    nowE: 'Papers now come electronically.',
    nowPaper: 'Papers now come on paper.',
  } satisfies typeof zh,
};
