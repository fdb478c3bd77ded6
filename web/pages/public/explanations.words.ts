const zh = {
  title: '超期公开说明',
  lead: '超过承诺或法定日子的办件，本局在这里说明原因、由谁说明、预计哪天办结。只写办件编号，不写申请人。',
  law: '优化营商环境条例第36条：超过办理时限的，办理单位应当公开说明理由。说明不延长期限。',
  none: '现在没有超期的说明',
  noneWhy: '有办件超过承诺或法定的日子，说明会登在这里。',
  mine: '查我的办件',
};
export const explanationsWords = {
  zh,
  en: {
    title: 'Why cases run late',
    lead: 'For cases past a promised or statutory day: the cause, who explains it, and the day expected. Cases are named by number only, never by applicant.',
    law: 'Business Environment Regulation (优化营商环境条例) art. 36: an office that exceeds its time limit explains the reason in public. It extends nothing.',
    none: 'Nothing runs late that had to be explained',
    noneWhy: 'When a case is past its promised or statutory day, the explanation appears here.',
    mine: 'Look up my case',
  } satisfies typeof zh,
};
