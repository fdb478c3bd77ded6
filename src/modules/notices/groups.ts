/** What notices are about, as people choose among them. */
export const GROUPS = ['todo', 'progress', 'message', 'licence', 'mandate', 'account', 'task'] as const;
export type Group = (typeof GROUPS)[number];
export const CHANNELS = ['app', 'mail'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What asks the person for something. */
const ASKING = new Set([
  'paper.correction',
  'paper.supplement-invitation',
  'paper.stakeholder-notice',
  'paper.hearing-notice',
  'paper.pick-up',
  'case.correction-asked',
  'obligation.promised',
  'obligation.overdue',
  'obligation.rectify-ordered',
  'joint.named',
  'joint.withdrawal-asked',
]);

export const groupOf = (kind: string): Group => {
  if (ASKING.has(kind) || /^warning\.K(5|6a|9)$/.test(kind)) return 'todo';
  const room = kind.split('.')[0]!;
  if (room === 'warning' || room === 'task' || room === 'noted') return 'task';
  if (room === 'message' || room === 'licence' || room === 'account') return room;
  if (kind.startsWith('mandate-')) return 'mandate';
  return 'progress';
};

/**
 * What the law tells a person about (告知): corrections, pauses with their length, extensions with reason, hearings,
 * refusals and decisions with their remedies, the end of a licence before and after. It is sent whatever was chosen.
 */
const BY_LAW: Readonly<Record<string, string>> = {
  'paper.correction': '许可法32.1.4',
  'paper.rejection': '许可法32.2',
  'paper.no-reply-closing': '许可法32',
  'paper.special-procedure': '许可法45',
  'paper.resumption': '许可法45',
  'paper.extension': '许可法42.1',
  'paper.stakeholder-notice': '许可法36',
  'paper.hearing-notice': '许可法48.1.1',
  'paper.decision-granted': '许可法44',
  'paper.decision-granted-in-part': '许可法38.2',
  'paper.decision-denied': '许可法38.2',
  'paper.decision-correction': '许可法38',
  'paper.termination': '许可法38',
  'case.correction-asked': '许可法32.1.4',
  'case.filing-rejected': '许可法32.2',
  'case.decided': '许可法44',
  'case.extended': '许可法42.1',
  'case.paused': '许可法45',
  'case.explained': '优化条例36',
  'licence.proposal-told': '许可法7',
  'licence.suspended': '许可法7',
  'licence.withdrawn': '许可法8.2',
  'licence.revoked': '许可法69',
  'licence.penalised': '许可法66',
  'licence.cancelled': '许可法70',
  'obligation.rectify-ordered': '许可法66',
};
/** The article because of which this is told whatever was chosen; undefined for the rest. */
export const articleOf = (kind: string): string | undefined => BY_LAW[kind];
export const KINDS_BY_LAW = Object.keys(BY_LAW);
