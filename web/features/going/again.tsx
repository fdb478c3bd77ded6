import { openDraft } from '../../api/drafts.ts';
import { Begin } from './begin.tsx';

/** Applies once more, filled in as an earlier matter was. */
const Again = ({ item, copyOf, verb }: { readonly item: string; readonly copyOf: string; readonly verb: string }) => (
  <Begin item={item} open={() => openDraft({ item, copyOf })} verb={verb} another={verb} />
);
export default Again;
