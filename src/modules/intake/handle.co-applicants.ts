import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import type { Db } from '../../platform/db.ts';
import { pinnedVersion } from '../catalogue/index.ts';
import { shown } from '../forms/index.ts';
import {
  findByNumber,
  itemsInHand,
  mayActFor,
  namesOf,
  personsOf,
  principalOf,
  type SignedIn,
  tell,
} from '../people/index.ts';
import { answerState, type CoApplicant, mayAnswer, mayName } from './co-applicants.ts';
import type { CoApplicantView, JointSummary, JointView } from './contract.joint.ts';
import { isCommitment } from './draft.ts';
import { around, fits, type IntakeDeps, type Opened } from './handle.ts';
import { formOf, materialsOf } from './handle.view.ts';
import { askedOf, coApplicantsOf, putCoApplicant, removeCoApplicant } from './queries.co-applicants.ts';
import { filesOf } from './queries.files.ts';
import { draftById } from './queries.ts';

/** Whoever fills in the draft hears what became of the asking, and so does the applicant. */
const askersOf = (o: Opened): readonly Id[] => [...new Set([o.draft.applicant, o.draft.madeBy])];
const factsOf = ({ draft }: Opened) => ({ draft: draft.id, item: draft.item, version: draft.itemVersion });

export const coApplicantViews = async (deps: IntakeDeps, db: Db, { draft }: Opened): Promise<CoApplicantView[]> => {
  const all = await coApplicantsOf(db, deps.bureau, draft.id);
  const persons = await personsOf(
    db,
    deps,
    all.map((c) => c.person),
  );
  return all.map((c) => ({
    person: c.person,
    name: persons.get(c.person)?.name ?? '',
    kind: persons.get(c.person)?.kind ?? 'natural',
    state: answerState(c, draft.rev),
  }));
};

/** Names somebody by name and number, as a mandate does: both must fit. They are told and asked. */
export const nameCoApplicant = async (
  deps: IntakeDeps,
  tx: Db,
  viewer: SignedIn,
  o: Opened,
  who: { readonly name: string; readonly number: string },
): Promise<'done' | Refused> => {
  const person = await findByNumber(tx, deps, who.number);
  const found =
    person && person.name === who.name.trim() ? { id: person.id, fits: fits(o.version, person) } : undefined;
  const refusal = mayName(o.draft, await coApplicantsOf(tx, deps.bureau, o.draft.id), found);
  if (refusal) return refusal;
  await putCoApplicant(tx, deps.bureau, o.draft.id, {
    person: found!.id,
    namedBy: viewer.person,
    namedAt: deps.clock.now(),
    eDelivery: false,
  });
  await tell(tx, deps, found!.id, 'joint.named', factsOf(o));
  return 'done';
};

/** Asks again whoever has not said yes to the application as it stands. */
export const askAgain = async (deps: IntakeDeps, tx: Db, o: Opened, person: Id): Promise<'done' | Refused> => {
  if (o.draft.state !== 'open') return refused('draft-closed', '', {});
  const named = (await coApplicantsOf(tx, deps.bureau, o.draft.id)).find((c) => c.person === person);
  if (!named) return refused('co-applicant-gone');
  if (answerState(named, o.draft.rev) !== 'joined') await tell(tx, deps, person, 'joint.named', factsOf(o));
  return 'done';
};

/** Takes somebody off; they are told. */
export const dropCoApplicant = async (deps: IntakeDeps, tx: Db, o: Opened, person: Id): Promise<'done' | Refused> => {
  if (o.draft.state !== 'open') return refused('draft-closed', '', {});
  if (await removeCoApplicant(tx, deps.bureau, o.draft.id, person))
    await tell(tx, deps, person, 'joint.dropped', factsOf(o));
  return 'done';
};

type Asked = Opened & { readonly own: CoApplicant };
/** The open draft in which somebody is named whom the viewer is or may act for. */
const askedIn = async (
  deps: IntakeDeps,
  db: Db,
  viewer: SignedIn,
  id: Id,
  lock = false,
): Promise<Asked | undefined> => {
  const draft = await draftById(db, deps.vault, deps.bureau, id, lock);
  if (!draft) return undefined;
  const all = await coApplicantsOf(db, deps.bureau, id);
  const own =
    all.find((c) => c.person === viewer.acting?.principal && mayActFor(viewer, c.person, draft.item)) ??
    all.find((c) => c.person === viewer.person);
  const version = own && (await pinnedVersion(deps, db, draft.item, draft.itemVersion));
  return own && version && { draft, version, own };
};

/** Who is asked to join reads the papers of the draft too, while it is open. */
export const isAsked = async (deps: IntakeDeps, db: Db, viewer: SignedIn, draft: Id): Promise<boolean> =>
  (await askedIn(deps, db, viewer, draft))?.draft.state === 'open';

const joined = (texts: readonly Text[]): Text => ({
  zh: texts.map((x) => x.zh).join('、'),
  en: texts.map((x) => x.en).join(', '),
});
/** The opening questions with what was chosen. */
const chosenIn = ({ draft, version }: Opened): JointView['situation'] =>
  version.questions.flatMap((q) => {
    const chosen = q.options.filter((o) => draft.situation[q.key]?.includes(o.value));
    return chosen.length === 0 ? [] : [{ label: q.ask, value: joined(chosen.map((o) => o.label)) }];
  });

/**
 * What somebody is asked to say yes to: every answer and paper of the application as it stands; of one that was handed in
 * or deleted nothing more, who joined reads the case. Undefined: they are not asked.
 */
export const jointView = async (deps: IntakeDeps, viewer: SignedIn, id: Id): Promise<JointView | undefined> => {
  const { db, bureau, vault } = deps;
  const asked = await askedIn(deps, db, viewer, id);
  if (!asked) return undefined;
  const { draft, version, own } = asked;
  const open = draft.state === 'open';
  const here = await around(deps, db);
  const form = formOf(draft, version, here);
  const files = await filesOf(db, vault, bureau, 'draft', id);
  const name = await namesOf(db, deps, [draft.applicant, own.person]);
  const codes = await deps.codeName?.(db);
  const named = ({ field, value }: (typeof form.sections)[number]['fields'][number]): Text => {
    const coded = (field.kind === 'region' || field.kind === 'industry') && typeof value === 'string';
    return (coded ? codes?.(field.kind, value) : undefined) ?? shown(field, value);
  };
  return {
    draft: id,
    item: draft.item,
    itemName: version.name,
    applicantName: name(draft.applicant),
    ownName: name(own.person),
    state: answerState(own, draft.rev),
    open,
    ...(draft.caseId && own.answer === 'joined' ? { caseId: draft.caseId } : {}),
    rev: draft.rev,
    situation: open ? chosenIn(asked) : [],
    commitment: open && isCommitment(draft) && version.commitment ? [...version.commitment.promises] : [],
    sections: form.sections
      .filter((s) => open && s.state !== 'blocked')
      .map((s) => ({
        title: s.section.title,
        lines: s.fields.flatMap((f): { label: Text; value: Text }[] =>
          f.value === undefined || f.value === null || f.value === ''
            ? []
            : [{ label: f.field.label, value: named(f) }],
        ),
      })),
    materials: (open ? materialsOf(draft, version, form, files, here).all : []).map(({ view: m }) => ({
      name: m.name,
      status: m.status,
      files: m.files.map(({ id, name }) => ({ id, name })),
    })),
  };
};

/** Where the viewer, or whom they act for within the mandate, is asked to apply together with somebody. */
export const jointList = async (deps: IntakeDeps, viewer: SignedIn): Promise<JointSummary[]> => {
  const { db, bureau, vault } = deps;
  const about = principalOf(viewer);
  const rows = await askedOf(db, bureau, [about]);
  const found = await Promise.all(rows.map((r) => draftById(db, vault, bureau, r.draft)));
  const scope = itemsInHand(viewer);
  const drafts = found.filter((d) => d !== undefined).filter((d) => scope === null || scope.includes(d.item));
  const name = await namesOf(
    db,
    deps,
    drafts.map((d) => d.applicant),
  );
  const views = await Promise.all(
    drafts.map(async (d): Promise<JointSummary | undefined> => {
      const version = await pinnedVersion(deps, db, d.item, d.itemVersion);
      const own = (await coApplicantsOf(db, bureau, d.id)).find((c) => c.person === about);
      if (!version || !own) return undefined;
      const state = answerState(own, d.rev);
      return { draft: d.id, itemName: version.name, applicantName: name(d.applicant), state, at: own.namedAt };
    }),
  );
  return views.filter((v) => v !== undefined);
};

export type JointAnswer = { readonly join: boolean; readonly rev: number; readonly eDelivery: boolean };
/** Says yes or no to the application as it was seen; who asked is told. Undefined: nobody asked them. */
export const answerJoint = async (
  deps: IntakeDeps,
  tx: Db,
  viewer: SignedIn,
  id: Id,
  { join, rev, eDelivery }: JointAnswer,
): Promise<'done' | Refused | undefined> => {
  const asked = await askedIn(deps, tx, viewer, id, true);
  if (!asked) return undefined;
  const refusal = mayAnswer(asked.draft, rev);
  if (refusal) return refusal;
  await putCoApplicant(tx, deps.bureau, id, {
    ...asked.own,
    answer: join ? 'joined' : 'declined',
    rev,
    eDelivery: join && eDelivery,
    answeredBy: viewer.person,
    answeredAt: deps.clock.now(),
  });
  for (const to of askersOf(asked)) await tell(tx, deps, to, join ? 'joint.joined' : 'joint.declined', factsOf(asked));
  return 'done';
};
