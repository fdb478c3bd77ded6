import type { Actor } from '../../../kernel/actor.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { ActName, Command } from '../commands.ts';
import type { Quorum } from '../quorum.ts';
import { type Case, stepTask, stillOwed } from '../state.ts';
import { given, REMEDIES, text } from '../story/story.ts';
import type { ItemTerms } from '../terms.ts';
import type { Chance } from './prng.ts';
import { OUTSIDERS, STAFF, STAKEHOLDERS } from './staff.ts';

export type Setting = { readonly state: Case; readonly by: Actor; readonly today: Day; readonly terms: ItemTerms };
type Make = (r: Chance, s: Setting) => Command;

const HASH = 'h0';
const anybody = (r: Chance): Id => r.of(STAFF).id;
const someday = (r: Chance, s: Setting, from: number, to: number): Day => addDays(s.today, r.between(from, to));
const wrong = (r: Chance) => r.some(['plan', 'lease', 'photo', 'name', 'licence', 'nothing-we-know'], 0.3);
const lacks = (s: Setting): string[] => [
  ...s.terms.materials
    .filter((m) => !m.obtainable && m.necessity !== 'optional' && !s.state.given.includes(m.ref))
    .map((m) => m.ref),
  ...s.state.outstanding,
];
const asked = (s: Setting): string[] => s.state.rounds.at(-1)?.missing.map((m) => m.ref) ?? [];

const quorum = (r: Chance): Quorum => {
  const pool = STAFF.map((a) => a.id).sort(() => r.next() - 0.5);
  const build = (depth: number): Quorum => {
    const q = depth === 0 ? 'member' : r.of(['member', 'all', 'any', 'order', 'votes'] as const);
    if (q === 'member') return { q, who: pool.pop() ?? anybody(r) };
    if (q !== 'votes') return { q, of: Array.from({ length: r.between(1, 3) }, () => build(depth - 1)) };
    const weights = Object.fromEntries(pool.splice(0, r.between(1, 3)).map((id) => [id, r.between(1, 3)]));
    return { q, threshold: r.between(1, 4), weights };
  };
  return build(2);
};

const taker = (r: Chance, s: Setting): Id => {
  const post = s.state.state === 'under-review' ? stepTask(s.state)?.post : undefined;
  const fit = STAFF.filter((a) => post !== undefined && a.posts.includes(post));
  return fit.length > 0 && r.is(0.85) ? r.of(fit).id : anybody(r);
};

const inspectors = (r: Chance, s: Setting): Id[] => {
  const tasks = s.state.state === 'under-review' ? s.state.tasks : [];
  const named = tasks.flatMap((t) => (t.kind === 'inspect' && t.to !== undefined ? [t.to] : []));
  return named.length >= 2 && r.is(0.8) ? named.slice(0, 2) : Array.from({ length: r.between(1, 3) }, () => anybody(r));
};

const reasons = (r: Chance, s: Setting) => {
  const code = s.terms.denialGrounds ? { code: r.of(['g1', 'g2', 'g3']) } : {};
  return r.is(0.1) ? [] : [{ article: '许可法38', text: text('no'), ...code }];
};
const refusal = (r: Chance) => ({
  ...(r.is(0.8) ? { standard: 'GB 1' } : {}),
  ...(r.is(0.95) ? { remedies: REMEDIES } : {}),
});
const paper = (r: Chance, s: Setting) => {
  if (s.state.state === 'decided' && r.is(0.4)) return { kind: 'pick-up', position: s.state.decided.position };
  const p = s.state.unserved.length > 0 ? r.of(s.state.unserved) : { kind: 'receipt', position: 1 };
  return { kind: p.kind, position: p.position };
};
const maybeReason = (r: Chance) => (r.is(0.9) ? { reason: text('because') } : {});

const MAKE: Partial<Record<ActName, Make>> = {
  'accept-tolerant': (r, s) => ({
    act: 'accept-tolerant',
    owed: r.is(0.85) ? [...new Set(lacks(s))] : wrong(r),
    owedBy: someday(r, s, 0, 15),
    ...(r.is(0.95) ? { promise: HASH } : {}),
  }),
  'accept-by-commitment': (r, s) => ({
    act: 'accept-by-commitment',
    commitments: r.is(0.85) ? ['c', ...lacks(s)] : wrong(r),
    ...(r.is(0.95) ? { promise: HASH } : {}),
  }),
  'decide-on-the-spot': () => ({ act: 'decide-on-the-spot', articles: ['许可法34.2'] }),
  'ask-correction': (r, s) => {
    const pool =
      asked(s).length > 0 && r.is(0.8) ? r.some(asked(s), 0.8) : [...lacks(s), ...r.some(['plan', 'name'], 0.6)];
    const refs = [...new Set(r.is(0.85) ? pool : wrong(r))];
    const defect = r.of(['absent', 'illegible', 'expired', 'absent', 'slip'] as const);
    return { act: 'ask-correction', missing: refs.map((ref) => ({ ref, defect })) };
  },
  'cancel-correction': () => ({ act: 'cancel-correction', reason: text('mistake') }),
  resubmit: (r, s) => {
    const refs = r.is(0.9) ? r.some(asked(s), 0.9) : wrong(r);
    const isField = (ref: string) => s.terms.fields.includes(ref);
    return { act: 'resubmit', materials: given(...refs.filter((x) => !isField(x))), fields: refs.filter(isField) };
  },
  'reject-filing': (r, s) => ({
    act: 'reject-filing',
    branch: r.of(['no-permit-needed', 'not-our-power', 'barred', 'false-material', 'needs-approval'] as const),
    article: '许可法32',
    reason: text('no'),
    ...(r.is(0.5) ? { organ: 'organ-2', record: 'r1', until: someday(r, s, -30, 300) } : {}),
  }),
  assign: (r, s) => ({
    act: 'assign',
    verb: r.of(['assign', 'transfer', 'delegate', 'hand-back', 'hand-back', 'substitute', 'take-over'] as const),
    to: taker(r, s),
    ...maybeReason(r),
  }),
  appoint: (r, s) => ({ act: 'appoint', to: r.is(0.8) ? r.of(OUTSIDERS).id : taker(r, s) }),
  'pass-on': (r) => ({
    act: 'pass-on',
    ...(r.is(0.95) ? { opinion: text('fine') } : {}),
    ...(r.is(0.1) ? { to: anybody(r) } : {}),
  }),
  return: (r, s) => {
    const at = s.state.state === 'under-review' ? s.state.at : 0;
    const earlier = s.terms.steps.slice(Math.max(0, at - 2), at);
    const to = earlier.length > 0 && r.is(0.9) ? r.of(earlier) : r.of([...s.terms.steps, { key: 'nowhere' }]);
    return { act: 'return', to: to.key, straight: r.is(0.65), ...maybeReason(r) };
  },
  consult: (r) => {
    const inspect = r.is(0.4);
    return {
      act: 'consult',
      purpose: inspect ? 'inspection' : 'opinion',
      to: inspect ? [anybody(r), anybody(r)] : [r.of(['u2', 'u3', 's-q'])],
      ...(r.is(0.5) ? { within: r.between(1, 10) } : {}),
      ...(r.is(0.8) ? { silence: r.of(['no-objection', 'escalate'] as const) } : {}),
      ...(r.is(0.2) ? { requiredByLaw: true } : {}),
    };
  },
  'give-opinion': (r) => ({ act: 'give-opinion', verdict: r.of(['agree', 'disagree', 'no-remark'] as const) }),
  revoke: (r) => ({ act: 'revoke', what: r.of(['consultation', 'signing'] as const), ...maybeReason(r) }),
  'open-signing': (r) => ({
    act: 'open-signing',
    quorum: quorum(r) as never,
    ...(r.is(0.2) ? { statutory: [anybody(r)] } : {}),
  }),
  sign: (r) => ({ act: 'sign', vote: r.of(['yes', 'yes', 'yes', 'no', 'abstain'] as const) }),
  'add-signer': (r) => ({ act: 'add-signer', who: anybody(r), where: r.of(['before', 'after', 'beside'] as const) }),
  'drop-signer': (r, s) => {
    const added = s.state.state === 'under-review' ? Object.keys(s.state.signing?.added ?? {}) : [];
    return { act: 'drop-signer', who: added.length > 0 ? r.of(added) : anybody(r) };
  },
  copy: (r) => ({ act: 'copy', to: [anybody(r)] }),
  discuss: (r) => ({ act: 'discuss', to: [anybody(r)], note: text('so') }),
  'invite-supplement': (r) => ({ act: 'invite-supplement', refs: r.is(0.8) ? ['photo'] : ['licence'] }),
  supply: (r, s) => {
    const u = s.state.state === 'under-review' ? s.state : undefined;
    const wanted = [...(u ? stillOwed(u).map((o) => o.ref) : []), ...(u?.invited ?? [])];
    return { act: 'supply', materials: given(...(wanted.length > 0 && r.is(0.9) ? wanted : ['photo'])) };
  },
  'site-check': (r, s) => ({
    act: 'site-check',
    kind: r.of(['site', 'technical', 'commitment'] as const),
    inspectors: inspectors(r, s),
    finding: r.of(['passed', 'failed', 'rectify'] as const),
    record: HASH,
  }),
  'tell-stakeholders': (r) => ({
    act: 'tell-stakeholders',
    persons: r.some(STAKEHOLDERS, 0.6).map((t) => t.id),
    rights: r.is(0.6) ? ['statement', 'hearing'] : ['statement'],
  }),
  'hear-statement': () => ({ act: 'hear-statement', person: 't-1', record: HASH }),
  publish: (r, s) => ({ act: 'publish', kind: 'draft-decision', from: s.today, until: someday(r, s, 1, 14) }),
  pause: (r, s) => ({
    act: 'pause',
    ground: r.of(['expert-review', 'testing', 'expert-review', 'auction', 'site-check', 'publicity']),
    procedure: 'review',
    ...(r.is(0.95) ? { until: someday(r, s, 0, 30) } : {}),
  }),
  prolong: (r, s) => ({ act: 'prolong', until: someday(r, s, 1, 40) }),
  resume: () => ({ act: 'resume', result: 'passed' }),
  extend: (r) => ({
    act: 'extend',
    reasonCode: 'complex',
    ...maybeReason(r),
    ...(r.is(0.7) ? { approval: 'gov-1' } : {}),
  }),
  'call-hearing': (r, s) => ({
    act: 'call-hearing',
    ground: s.terms.hearing === 'by-law' ? 'law' : r.of(['requested', 'requested', 'major'] as const),
    date: someday(r, s, 8, 20),
    place: 'room-1',
    public: true,
  }),
  'hold-hearing': () => ({ act: 'hold-hearing', record: HASH, signed: [] }),
  recuse: (r) => ({ act: 'recuse', person: anybody(r), ground: 'interest' }),
  freeze: () => ({ act: 'freeze', complaint: 'complaint-1' }),
  unfreeze: (r) => ({ act: 'unfreeze', finding: r.is(0.3) }),
  grant: () => ({ act: 'grant', articles: ['许可法38.1'] }),
  'grant-in-part': (r, s) => ({
    act: 'grant-in-part',
    articles: ['许可法38.1'],
    scopes: ['a'],
    refused: reasons(r, s).map((x) => ({ ...x, scope: 'b' })),
    ...refusal(r),
  }),
  deny: (r, s) => ({ act: 'deny', reasons: reasons(r, s), ...refusal(r) }),
  deliver: (r, s) => ({
    act: 'deliver',
    mode: r.of(['e', 'window', 'post', 'outlet', 'public-notice'] as const),
    items: ['decision'],
    noticeOn: someday(r, s, -40, 0),
  }),
  terminate: (r) => ({
    act: 'terminate',
    ground: r.of([
      'void',
      'applicant-gone',
      'object-gone',
      'law-changed',
      'not-our-power',
      'tolerance-lapsed',
      'tolerance-lapsed',
      'forwarded',
      'decision-revoked',
    ] as const),
    ...maybeReason(r),
  }),
  'correct-decision': (r) => ({
    act: 'correct-decision',
    field: r.of(['issuedOn', 'term', 'outcome']),
    oldHash: 'a',
    newHash: 'b',
  }),
  serve: (r, s) => ({ act: 'serve', paper: paper(r, s), mode: r.of(['window', 'post', 'e'] as const) }),
  'note-remedy': (r) => ({ act: 'note-remedy', kind: r.of(['reconsideration', 'litigation'] as const), ref: 'j-1' }),
};

/** A command for an act: mostly one that could succeed on the case as it stands, sometimes a foolish one. */
export const propose = (r: Chance, act: ActName, s: Setting): Command => MAKE[act]?.(r, s) ?? ({ act } as Command);

export const RECEIVE = (
  applicant: Id,
  terms: ItemTerms,
  eDelivery: boolean,
  refs: readonly string[],
  more: object,
): Command => ({
  act: 'receive',
  item: terms.item,
  version: terms.version,
  applicant,
  materials: given(...refs),
  eDelivery,
  ...more,
});
