import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type DraftView, draftQuery, draftsQuery } from './drafts.ts';

/** Opens an application by `open` and goes to it: the draft is on the page when the page comes. */
export const useBegin = <Asked = void>(
  open: (asked: Asked) => Promise<DraftView>,
): UseMutationResult<DraftView, Error, Asked> => {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: open,
    onSuccess: (draft) => {
      queries.setQueryData(draftQuery(draft.id).queryKey, draft);
      void queries.invalidateQueries({ queryKey: draftsQuery.queryKey });
      void navigate({ to: `/apply/${draft.id}` });
    },
  });
};
