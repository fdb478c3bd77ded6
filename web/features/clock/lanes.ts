/** A label under the strip: the column it points at (0-based) and about how many columns its text takes. */
type Placed = { readonly at: number; readonly width: number };
type Spot = { readonly from: number; readonly lane: number };

/**
 * Puts labels side by side where there is room and into a further lane where there is not. Each is centred on its
 * column as far as the row's ends allow. Layout only: which days are flagged is the law library's word.
 */
export const lanes = (labels: readonly Placed[], columns: number): readonly Spot[] => {
  const ends: number[] = [];
  return labels.map(({ at, width }) => {
    const room = Math.max(0, columns - width);
    const from = Math.min(room, Math.max(0, at + 0.5 - width / 2));
    let lane = ends.findIndex((end) => end <= from);
    if (lane < 0) lane = ends.length;
    ends[lane] = from + width + 0.5;
    return { from, lane };
  });
};

/** About how wide a text is, in em: Han and full-width signs count one, others a little over half. */
export const emWidth = (text: string): number =>
  [...text].reduce((sum, c) => sum + (/[\u2e80-\uffef]/.test(c) ? 1 : 0.58), 0);
