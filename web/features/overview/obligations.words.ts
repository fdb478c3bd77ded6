const zh = {
  lead: '决定以后还要做的事：谁、做什么、到哪天、不做会怎样。',
  columns: { overdue: '超期', week: '本周', month: '本月', later: '以后' } as Record<string, string>,
  none: '没有',
  empty: '没有等着履行的义务',
  emptyWhy: '容缺受理、告知承诺和证后的义务会列在这里。',
  kinds: { 'owed-material': '容缺补交', commitment: '告知承诺', 'post-permit': '证后义务' } as Record<string, string>,
  evidence: {
    'owed-material': '凭补交的材料',
    commitment: '凭两人核查记录',
    'post-permit': '凭登记库或核查',
  } as Record<string, string>,
  consequence: { terminate: '不补就停止办理', revoke: '不履行就撤销许可', none: '没有另外的后果' } as Record<
    string,
    string
  >,
  due: (day: string) => `${day}前`,
  seeCase: '看办件',
  acts: { keep: '确认已履行', rectify: '限期整改', waive: '免除', repair: '确认已修复' } as Record<string, string>,
  notNow: '先不办',
  reason: '为什么',
  reasonHint: '写进痕迹。',
  done: '已记下',
};
export const obligationWords = {
  zh,
  en: {
    lead: 'What is still to be done after the decision: who, what, by when, and what follows if it is not.',
    columns: { overdue: 'Overdue', week: 'This week', month: 'This month', later: 'Later' },
    none: 'none',
    empty: 'No obligation is open',
    emptyWhy: 'Owed material, commitments and duties after a permit are listed here.',
    kinds: { 'owed-material': 'material owed', commitment: 'commitment', 'post-permit': 'duty after the permit' },
    evidence: {
      'owed-material': 'shown by the material',
      commitment: 'shown by a check of two',
      'post-permit': 'shown by a register or a check',
    },
    consequence: {
      terminate: 'else the case is ended',
      revoke: 'else the permit is revoked',
      none: 'nothing further follows',
    },
    due: (day: string) => `by ${day}`,
    seeCase: 'See the case',
    acts: { keep: 'Confirm as kept', rectify: 'Have it put right', waive: 'Waive', repair: 'Confirm as repaired' },
    notNow: 'Not now',
    reason: 'Why',
    reasonHint: 'Goes into the trail.',
    done: 'Recorded',
  } satisfies typeof zh,
};
