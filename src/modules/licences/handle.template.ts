import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import type { Db } from '../../platform/db.ts';
import type { Ports } from '../../platform/ports.ts';
import { licenceKinds } from '../catalogue/index.ts';
import { notApart } from '../people/index.ts';
import type { FaceLine } from './facts.ts';
import {
  dropTemplateDraft,
  insertTemplate,
  newestTemplates,
  saveTemplateDraft,
  templateDraft,
  templateRow,
  templateRows,
} from './queries.template.ts';
import { BUNDLED_TEMPLATES } from './template.bundled.ts';
import { type TemplateFinding, type TemplateKind, templateFindings } from './template.guard.ts';
import { type LicenceTemplate, plainTemplate, TERM_FIELDS, type TemplateField } from './template.ts';

export type InForceTemplate = { readonly version: number; readonly template: LicenceTemplate };

/** The template a certificate is drawn from: the version asked for, else the one in force, else that of the program. */
export const templateFor = async (
  tx: Db,
  bureau: string,
  of: { readonly kind: string; readonly title: string; readonly face: readonly Pick<FaceLine, 'from' | 'label'>[] },
  version?: number,
): Promise<InForceTemplate> => {
  const row = version === 0 ? undefined : await templateRow(tx, bureau, of.kind, version);
  if (row) return { version: row.version, template: row.template };
  return { version: 0, template: BUNDLED_TEMPLATES[of.kind] ?? plainTemplate(of.title, of.face) };
};

/** A kind of certificate as the published items of the bureau speak of it. */
export type KindOfLicence = {
  readonly kind: string;
  readonly name: Text;
  /** An item that leads to it: in whose name it goes out. */
  readonly item: string;
  /** What its items state, each once. */
  readonly fields: readonly TemplateField[];
};

/** The kinds that published items lead to, by name. */
export const kindsOf = async (db: Db, bureau: string): Promise<readonly KindOfLicence[]> => {
  const found = new Map<string, KindOfLicence>();
  for (const { item, kind, name, face } of await licenceKinds(db, bureau)) {
    const before = found.get(kind);
    const own = before?.fields ?? [];
    const more = face.filter((f) => !own.some((o) => o.from === f.from));
    found.set(kind, { kind, name: before?.name ?? name, item: before?.item ?? item, fields: [...own, ...more] });
  }
  return [...found.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
};

export const kindOf = async (db: Db, bureau: string, kind: string): Promise<KindOfLicence | undefined> =>
  (await kindsOf(db, bureau)).find((k) => k.kind === kind);

/** What may stand on it: what its items state, and the term in four ways. */
export const knownFields = (k: KindOfLicence): readonly TemplateField[] => [
  ...k.fields,
  ...TERM_FIELDS.filter((f) => !k.fields.some((own) => own.from === f.from)),
];

export type TemplateDeps = Ports & { readonly missingGlyphs: (text: string) => readonly string[] };

const guardOf = (deps: Pick<TemplateDeps, 'missingGlyphs'>, k: KindOfLicence): TemplateKind => ({
  name: k.name.zh,
  known: knownFields(k),
  missingGlyphs: deps.missingGlyphs,
});
export const findingsFor = (
  deps: Pick<TemplateDeps, 'missingGlyphs'>,
  k: KindOfLicence,
  template: LicenceTemplate,
): readonly TemplateFinding[] => templateFindings(template, guardOf(deps, k));

/** Keeps a draft, with its faults: nothing typed is lost. Answers its new revision and what is wrong. */
export const keepTemplateDraft = async (
  deps: TemplateDeps,
  tx: Db,
  k: KindOfLicence,
  by: Id,
  { rev, template }: { readonly rev: number; readonly template: LicenceTemplate },
): Promise<{ readonly rev: number; readonly findings: readonly TemplateFinding[] } | Refused> => {
  const next = await saveTemplateDraft(tx, deps.bureau, { kind: k.kind, rev, template, by }, deps.clock.now());
  if (next === undefined) return refused('template-changed', '', { kind: k.kind });
  return { rev: next, findings: findingsFor(deps, k, template) };
};

/** What stands against publishing a draft; whoever wrote in it may not publish it. */
export const publishBlock = (
  by: Id,
  editedBy: readonly Id[],
  findings: readonly TemplateFinding[],
): Refused | undefined => {
  const [first] = findings;
  if (first)
    return refused('template-faulty', '', {
      zh: first.text.zh,
      en: first.text.en,
      n: findings.length,
      field: first.field,
    });
  return notApart(by, 'publish', { edited: editedBy }) ? refused('template-own') : undefined;
};

/** The draft becomes the version in force; what was issued before keeps its own. */
export const publishTemplate = async (
  deps: TemplateDeps,
  tx: Db,
  k: KindOfLicence,
  by: Id,
  rev: number,
): Promise<{ readonly version: number } | Refused> => {
  const { bureau, clock } = deps;
  const draft = await templateDraft(tx, bureau, k.kind, true);
  if (!draft) return refused('template-no-draft');
  if (draft.rev !== rev) return refused('template-changed', '', { kind: k.kind });
  const no = publishBlock(by, draft.editedBy, findingsFor(deps, k, draft.template));
  if (no) return no;
  const version = ((await templateRow(tx, bureau, k.kind))?.version ?? 0) + 1;
  const { template, editedBy } = draft;
  await insertTemplate(tx, bureau, { kind: k.kind, version, template, by, at: clock.now(), editedBy });
  await dropTemplateDraft(tx, bureau, k.kind, rev);
  return { version };
};

export { newestTemplates, templateRows };
