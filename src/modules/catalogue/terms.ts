import type { Day } from '../../kernel/day.ts';
import type { PeriodRule } from '../../law/period.ts';
import type { ItemTerms, MaterialTerm } from '../cases/terms.ts';
import type { Answers, FormDefinition } from '../forms/engine/definition.ts';
import type { Situation } from '../forms/engine/opening.ts';
import type { DatedPeriod, ItemVersion, LegalBasis, Material } from './item.ts';
import { materialsFor } from './materials.ts';

type Dated = { readonly validFrom?: string; readonly validTo?: string };
export const inForceOn = (d: Dated, day: Day): boolean =>
  (d.validFrom === undefined || d.validFrom <= day) && (d.validTo === undefined || day <= d.validTo);

/** The legal basis to be pinned by a case accepted on `day`. */
export const basisOn = (version: ItemVersion, day: Day): readonly LegalBasis[] =>
  version.basis.filter((b) => inForceOn(b, day));

const plain = ({ validFrom: _from, validTo: _to, ...rule }: DatedPeriod): PeriodRule => rule;

/** The statutory period of a day; the version's own one unless another is dated to cover it. */
export const statutoryOn = (version: ItemVersion, day: Day): PeriodRule | undefined => {
  const dated = version.otherPeriods?.find((p) => inForceOn(p, day));
  return dated ? plain(dated) : version.statutory;
};

export const materialTerm = (m: Material): MaterialTerm => ({
  ref: m.ref,
  necessity: m.necessity,
  obtainable: m.register !== undefined,
  main: m.main,
  ...(m.promisable ? { promisable: true } : {}),
});

/** Field names a correction may point to: the keys of the form, and `group.key` for the columns of its groups. */
export const fieldNames = (form: FormDefinition): readonly string[] =>
  form.sections.flatMap((s) =>
    s.fields.flatMap((f) => [f.key, ...(f.fields ?? []).map((column) => `${f.key}.${column.key}`)]),
  );

/**
 * What the case acts need of a version, with the periods in force on `day` (pinned at acceptance). With the
 * applicant's situation, only the materials this application needs are in it.
 */
export const termsOf = (
  version: ItemVersion,
  day: Day,
  applied?: { readonly situation: Situation; readonly answers?: Answers },
): ItemTerms => {
  const { statutory: _statutory, ...terms } = version.terms;
  const statutory = statutoryOn(version, day);
  const due = applied && materialsFor(version, applied.situation, applied.answers);
  return {
    ...terms,
    item: version.item,
    version: version.version,
    ...(statutory ? { statutory } : {}),
    materials: due ? [...due.ask, ...due.fetched].map(materialTerm) : terms.materials,
  };
};

/** The version with the parts of its terms that only repeat it derived anew. */
export const withTerms = (version: ItemVersion): ItemVersion => {
  const { statutory: _s, promised: _p, ...own } = version.terms;
  return {
    ...version,
    terms: {
      ...own,
      item: version.item,
      version: version.version,
      nature: version.nature,
      ...(version.statutory ? { statutory: version.statutory } : {}),
      ...(version.promised ? { promised: version.promised } : {}),
      materials: version.materials.map(materialTerm),
      fields: fieldNames(version.form),
    },
  };
};
