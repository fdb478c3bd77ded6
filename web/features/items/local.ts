/** Whether one of these facts is only typical: its path, a part of it or what it is part of is on the item's list. */
export const isLocal = (editable: readonly string[], at: readonly string[]): boolean =>
  at.some((path) => editable.some((e) => e === path || inside(e, path) || inside(path, e)));

const inside = (part: string, whole: string): boolean => part.startsWith(`${whole}.`) || part.startsWith(`${whole}[`);
