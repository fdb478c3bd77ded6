import { useText, useWords } from '../../ui/words.tsx';
import type { TemplateView } from './api.ts';
import { templateWords } from './words.ts';

/** Where the value of a field comes from, in words: a template names it `answer.premises`. */
export const Source = ({ from, known }: { readonly from: string; readonly known: TemplateView['known'] }) => {
  const w = useWords(templateWords);
  const text = useText();
  const what = known.find((k) => k.from === from);
  const where = w.sources[from.split('.')[0] ?? ''];
  return what && where ? w.source(where, text(what.label)) : from;
};
