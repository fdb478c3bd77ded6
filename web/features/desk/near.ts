import { type RefObject, useEffect, useRef, useState } from 'react';

/** So many rows are drawn or left out together. */
export const BUNCH = 10;

/** Rows in bunches of `BUNCH`, in their order. */
export const bunches = <T>(rows: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(rows.length / BUNCH) }, (_, i) => rows.slice(i * BUNCH, (i + 1) * BUNCH));

/**
 * Is this part of a long list near the screen? While it is not, its rows need not be drawn; `height` is what it took when
 * it was last seen, in px, so that nothing moves; before, `guess`. Where the browser cannot watch, everything is near.
 */
export const useNear = (
  always: boolean,
  guess: number,
): { readonly ref: RefObject<HTMLTableSectionElement | null>; readonly near: boolean; readonly height: number } => {
  const ref = useRef<HTMLTableSectionElement>(null);
  const [near, setNear] = useState(always);
  const [height, setHeight] = useState(guess);
  useEffect(() => {
    const part = ref.current;
    if (always || !part || typeof IntersectionObserver === 'undefined') {
      setNear(true);
      return;
    }
    const watch = new IntersectionObserver(
      ([seen]) => {
        if (!seen) return;
        if (!seen.isIntersecting && seen.boundingClientRect.height > 0) setHeight(seen.boundingClientRect.height);
        setNear(seen.isIntersecting);
      },
      { rootMargin: '600px 0px' },
    );
    watch.observe(part);
    return () => watch.disconnect();
  }, [always]);
  return { ref, near: always || near, height };
};
