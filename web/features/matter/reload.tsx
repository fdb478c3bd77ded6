import { useQueryClient } from '@tanstack/react-query';
import type { CaseView } from '../../api/cases.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/words.tsx';
import { matterWords } from './words.ts';

/** Reads the matter as it is now: an act met something that had changed. */
export const Reload = ({ c }: { readonly c: CaseView }) => {
  const w = useWords(matterWords);
  const queries = useQueryClient();
  return <Button onClick={() => void queries.invalidateQueries({ queryKey: ['case', c.id] })}>{w.reload}</Button>;
};
