import { type Actor, type Channel, OFFICER_POSTS, type Post } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';

/** Who may use which route. Whether the case at hand may be acted upon is the case's own question (its guards). */
export type Scope = 'all' | readonly string[];
export type HeldPost = { readonly post: Post; readonly unit: Id; readonly site?: Id; readonly items: Scope };

/** On whose behalf somebody acts: as legal representative without mandate (民法典61), else by mandate (许可法29). */
export type Acting = { readonly principal: Id; readonly mandate?: Id; readonly items: Scope };

export type Viewer =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'person';
      readonly person: Id;
      readonly acting?: Acting;
      /** In force today. */
      readonly posts: readonly HeldPost[];
      readonly admin: boolean;
    };

type Rule = 'anyone' | 'signed-in' | 'staff' | 'admin' | readonly Post[];

export const BUREAU_POSTS: readonly Post[] = [...OFFICER_POSTS, 'catalogue'];

const RULES = {
  'page.open': 'anyone',
  'health.read': 'anyone',
  'api.read': 'anyone',
  'session.read': 'anyone',
  'session.open': 'anyone',
  'session.close': 'anyone',
  'account.open': 'anyone',
  'identity.begin': 'anyone',
  'mail.stop': 'anyone',
  'licence.share-open': 'anyone',
  'demo.read': 'anyone',
  'demo.enter': 'anyone',
  'item.search': 'anyone',
  'item.read': 'anyone',
  'code.read': 'anyone',
  'place.read': 'anyone',
  'calendar.read': 'anyone',
  'licence.verify': 'anyone',
  'proof.read': 'anyone',
  'publicity.read': 'anyone',
  'promise.read': 'anyone',

  'session.extend': 'signed-in',
  'acting.choose': 'signed-in',
  'account.keep': 'signed-in',
  'licence.share': 'signed-in',
  'person.read': 'signed-in',
  'company.claim': 'signed-in',
  'mandate.read': 'signed-in',
  'mandate.give': 'signed-in',
  'mandate.end': 'signed-in',
  'notice.read': 'signed-in',
  'draft.read': 'signed-in',
  'draft.write': 'signed-in',
  'draft.submit': 'signed-in',
  'joint.read': 'signed-in',
  'joint.answer': 'signed-in',
  'case.read': 'signed-in',
  'case.act': 'signed-in',
  'case.file': 'signed-in',
  'case.message': 'signed-in',
  'paper.read': 'signed-in',
  'licence.read': 'signed-in',

  'staff.list': 'staff',
  'desk.read': 'staff',
  'desk.write': 'staff',
  'case.unmask': 'staff',
  'case.explain': ['head', 'supervisor'],
  'case.record': 'staff',
  'case.remand': ['intake', 'acceptor', 'oversight'],
  'person.find': ['intake', 'acceptor', 'examiner'],
  'person.search': ['intake', 'acceptor', 'examiner', 'reviewer', 'decider', 'head', 'supervisor', 'oversight'],
  'identity.confirm': ['intake', 'acceptor'],
  'catalogue.read': ['catalogue', 'head', 'supervisor', 'oversight'],
  'catalogue.write': ['catalogue'],
  'catalogue.import': ['catalogue'],
  'catalogue.review': ['catalogue', 'supervisor', 'head'],
  'catalogue.publish': ['catalogue', 'head'],
  'calendar.amend': ['head', 'catalogue'],
  'place.amend': ['head', 'catalogue'],
  'stock.move': ['delivery', 'intake', 'acceptor', 'head'],
  'seal.read': ['head', 'supervisor', 'oversight', 'decider', 'delivery'],
  'seal.register': ['head'],
  'seal.act': ['head', 'supervisor', 'oversight'],
  'licence.act': ['intake', 'acceptor', 'examiner', 'decider', 'head', 'supervisor', 'oversight', 'delivery'],
  'trail.verify': ['oversight', 'head'],
  'operation.read': ['oversight', 'head'],

  'board.read': ['head', 'oversight'],
  'oversight.read': ['oversight', 'head', 'supervisor'],
  'team.read': ['supervisor', 'head', 'oversight'],
  'team.arrange': ['supervisor', 'head'],
  'team.hand-over': ['supervisor'],

  'staff.appoint': 'admin',
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof RULES;
export const ACTIONS = Object.keys(RULES) as Action[];
export const isAction = (action: unknown): action is Action => typeof action === 'string' && action in RULES;

export type Allowed =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'not-signed-in' | 'not-your-post' | 'not-allowed'; readonly article?: string };

const YES: Allowed = { ok: true };

/** The one table that guards every route. An administrator manages people and sees no cases. */
export const allowed = (action: Action, viewer: Viewer): Allowed => {
  const rule: Rule = RULES[action];
  if (rule === 'anyone') return YES;
  if (viewer.kind === 'anonymous') return { ok: false, code: 'not-signed-in' };
  if (rule === 'signed-in') return YES;
  if (rule === 'admin') return viewer.admin ? YES : { ok: false, code: 'not-allowed' };
  const wanted: readonly Post[] = rule === 'staff' ? BUREAU_POSTS : rule;
  return viewer.posts.some((p) => wanted.includes(p.post)) ? YES : { ok: false, code: 'not-your-post' };
};

export const covers = (scope: Scope, item: string): boolean => scope === 'all' || scope.includes(item);

/** The posts a viewer holds for an item at a unit: 受理, 审查 and 决定 are given out per item and unit. */
export const postsFor = (viewer: Viewer, about: { readonly item: string; readonly unit?: Id }): readonly Post[] =>
  viewer.kind === 'anonymous'
    ? []
    : viewer.posts
        .filter((p) => covers(p.items, about.item) && (about.unit === undefined || p.unit === about.unit))
        .map((p) => p.post);

/** May this viewer act for the person whose matter it is? As themselves, or as whom they act for, within the mandate's scope. */
export const mayActFor = (viewer: Viewer, principal: Id, item: string): boolean => {
  if (viewer.kind === 'anonymous') return false;
  if (viewer.person === principal) return true;
  return viewer.acting?.principal === principal && covers(viewer.acting.items, item);
};

/** A viewer who is signed in: somebody, maybe acting for another, maybe in posts. */
export type SignedIn = Extract<Viewer, { kind: 'person' }>;
/** Whose matters a viewer looks at: their own, or those of whom they act for. */
export const principalOf = (viewer: SignedIn): Id => viewer.acting?.principal ?? viewer.person;
/** Of these, the items a mandate is for (许可法29); null: all of them. */
export const itemsInHand = ({ acting }: SignedIn): readonly string[] | null =>
  acting === undefined || acting.items === 'all' ? null : acting.items;
/**
 * Whose inbox a viewer reads: their own, and that of whom they act for in everything. Who has a mandate for some items
 * is told in their own inbox what concerns these, and nothing of the rest.
 */
export const inboxOf = (viewer: SignedIn): Id[] =>
  viewer.acting && itemsInHand(viewer) === null ? [viewer.person, viewer.acting.principal] : [viewer.person];

/** Posts by which somebody sees cases of an item and what came of them. Who keeps the catalogue sees items and nobody's application (个保法6). */
export const casePosts = (viewer: Viewer, item: string): readonly Post[] =>
  postsFor(viewer, { item }).filter((p) => p !== 'catalogue');
/** The items of which `casePosts` lets somebody see cases; null: all. */
export const itemsInCharge = (viewer: SignedIn): readonly string[] | null => {
  const scopes = viewer.posts.filter((p) => p.post !== 'catalogue').map((p) => p.items);
  return scopes.includes('all') ? null : [...new Set(scopes.flatMap((s) => (s === 'all' ? [] : s)))];
};

/**
 * The actor of a case act. `applicant` is among the posts when the viewer may act for `applicant` in this item.
 * Undefined for somebody who is not signed in.
 */
export const actorOf = (
  viewer: Viewer,
  about: { readonly item: string; readonly unit?: Id; readonly applicant?: Id },
  channel: Channel,
): Actor | undefined => {
  if (viewer.kind === 'anonymous') return undefined;
  const applies = about.applicant !== undefined && mayActFor(viewer, about.applicant, about.item);
  const posts = [...postsFor(viewer, about), ...(applies ? (['applicant'] as const) : [])];
  const place = viewer.posts.find((p) => about.unit === undefined || p.unit === about.unit);
  const acting = applies && viewer.person !== about.applicant ? viewer.acting : undefined;
  return {
    id: viewer.person,
    posts,
    channel,
    ...(place ? { unit: place.unit } : {}),
    ...(place?.site ? { site: place.site } : {}),
    ...(acting ? { principal: acting.principal } : {}),
    ...(acting?.mandate ? { mandate: acting.mandate } : {}),
  };
};

/**
 * 编 / 审 / 发: whoever wrote a version may not approve it, and whoever wrote or approved it may not publish it.
 * Answers what stands against it, undefined when nothing does.
 */
export const notApart = (
  person: Id,
  step: 'approve' | 'publish',
  before: { readonly edited: readonly Id[]; readonly approved?: Id | undefined },
): 'edited' | 'approved' | undefined => {
  if (before.edited.includes(person)) return 'edited';
  return step === 'publish' && before.approved === person ? 'approved' : undefined;
};
