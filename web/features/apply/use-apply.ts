import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Day } from '../../../src/kernel/day.ts';
import { evaluate, type FormView } from '../../../src/modules/forms/engine/form.ts';
import { type ItemGuide, itemQuery } from '../../api/catalogue.ts';
import { isProblem } from '../../api/client.ts';
import { draftQuery, readDraftAnew } from '../../api/drafts.ts';
import { ApplyDesk, type DeskState, situationContext } from './desk.ts';

/** Desks by draft, for as long as the page lives: going from section to section loses nothing. */
const desks = new Map<string, ApplyDesk>();
export const closeDesk = (id: string): void => {
  desks.get(id)?.forget();
  desks.delete(id);
};

export type Apply = DeskState & {
  readonly desk: ApplyDesk;
  readonly guide: ItemGuide;
  /** The form judged in the browser by the engine the server uses. */
  readonly form: FormView;
};
type Opening = { readonly apply?: Apply; readonly error: unknown; readonly again: () => void };

const nothing = () => () => undefined;

/** Opens an application: the draft, its item as of the pinned version, and the judged form. */
export const useApply = (id: string, enabled: boolean): Opening => {
  const queries = useQueryClient();
  const draft = useQuery({ ...draftQuery(id), enabled });
  const guide = useQuery({
    ...itemQuery(draft.data?.item ?? '', draft.data?.itemVersion ?? 0),
    enabled: draft.data !== undefined,
  });
  const [desk, setDesk] = useState<ApplyDesk>();
  useEffect(() => {
    if (!draft.data) return;
    const known = desks.get(id);
    const open = known ?? new ApplyDesk(draft.data, () => readDraftAnew(queries, id));
    desks.set(id, open);
    // Opened before and changed on another device since: what is unsaved here stays on top.
    if (known && draft.data.rev > known.state().draft.rev) known.load(draft.data);
    setDesk(open);
  }, [draft.data, id, queries]);
  useEffect(() => {
    // Back after signing in again: what could not be saved then is saved now.
    const save = enabled ? desks.get(id)?.state().save : undefined;
    if (save?.phase === 'stopped' && isProblem(save.error) && save.error.status === 401) desks.get(id)?.retry();
  }, [id, enabled]);
  const state = useSyncExternalStore(desk?.subscribe ?? nothing, () => desk?.state());
  const form = useMemo(() => {
    if (!state || !guide.data) return undefined;
    return evaluate(guide.data.form, guide.data.checks, state.answers, {
      today: state.draft.today as Day,
      context: situationContext(guide.data.questions, state.draft.situation),
    });
  }, [state, guide.data]);
  const error = draft.error ?? guide.error;
  const again = () => void (draft.error ? draft.refetch() : guide.refetch());
  if (!desk || !state || !guide.data || !form) return { error, again };
  return { apply: { ...state, desk, guide: guide.data, form }, error, again };
};

/** Asks before leaving only while something typed is not yet on the server (ui.md 7). */
export const useLeaveGuard = (left: number): void => {
  useEffect(() => {
    if (left === 0) return;
    const ask = (e: BeforeUnloadEvent) => e.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [left]);
};
