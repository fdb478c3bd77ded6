import type { Day } from '../../../kernel/day.ts';
import type { Text } from '../../../kernel/text.ts';
import type { ItemVersion, MaterialLists } from '../../catalogue/index.ts';
import type { DraftFile } from '../../intake/contract.ts';
import type { CaseMaterial } from '../contract.ts';
import type { Case } from '../state.ts';

type File = DraftFile & { readonly round: number };

const statusOf = (ref: string, state: Case, has: boolean): CaseMaterial['status'] => {
  const owed =
    state.state === 'under-review' ? state.owed.find((o) => o.ref === ref && o.supplied === undefined) : undefined;
  if (owed) return owed.lapsed ? 'late' : 'owed';
  if (state.state === 'correcting' && state.correction.missing.some((m) => m.ref === ref)) return 'asked';
  return has ? 'given' : 'missing';
};

/** The materials of a case: what was handed in, what we fetched, what is still owed or asked. */
export const materialsOfCase = (
  lists: MaterialLists,
  state: Case,
  files: readonly File[],
  dayOf: (round: number) => Day | undefined,
): readonly CaseMaterial[] => {
  const asked = lists.ask.map((m): CaseMaterial => {
    const own = files.filter((f) => f.material === m.ref);
    const round = Math.max(0, ...own.map((f) => f.round));
    const changedOn = round > 0 ? dayOf(round) : undefined;
    const owed = state.state === 'under-review' ? state.owed.find((o) => o.ref === m.ref && !o.supplied) : undefined;
    const last = Math.max(-1, ...own.filter((f) => f.round >= 0 && f.round < round).map((f) => f.round));
    const before = last < 0 ? [] : own.filter((f) => f.round === last);
    return {
      ref: m.ref,
      name: m.name,
      necessity: m.necessity,
      status: statusOf(m.ref, state, own.length > 0),
      grade: m.trust,
      ...(owed ? { owedBy: owed.by } : {}),
      ...(changedOn ? { changedOn } : {}),
      files: own.filter((f) => f.round === round || round === 0).map(({ round: _r, ...f }) => f),
      ...(before.length > 0 ? { before: before.map(({ round: _r, ...f }) => f) } : {}),
    };
  });
  const fetched = lists.fetched.map(
    (m): CaseMaterial => ({
      ref: m.ref,
      name: m.name,
      necessity: m.necessity,
      status: 'fetched',
      grade: m.trust,
      ...(m.register ? { register: m.register } : {}),
      files: [],
    }),
  );
  return [...asked, ...fetched];
};

/** A file of a record of ours carries this in the place of the material. */
export const RECORD = 'record';

/** Names of materials and form fields by ref: what corrections and histories speak of. */
export const namesOfRefs = (version: ItemVersion): ((ref: string) => Text) => {
  const names = new Map<string, Text>([
    ...version.materials.map((m): [string, Text] => [m.ref, m.name]),
    ...version.form.sections.flatMap((s) =>
      s.fields.flatMap((f): [string, Text][] => [
        [f.key, f.label],
        ...(f.fields ?? []).map((c): [string, Text] => [
          `${f.key}.${c.key}`,
          { zh: `${f.label.zh}：${c.label.zh}`, en: `${f.label.en}: ${c.label.en}` },
        ]),
      ]),
    ),
  ]);
  return (ref) => names.get(ref) ?? { zh: ref, en: ref };
};
