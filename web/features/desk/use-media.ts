import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds, kept true while the window changes. */
export const useMedia = (query: string): boolean => {
  const subscribe = useCallback(
    (told: () => void) => {
      const media = matchMedia(query);
      media.addEventListener('change', told);
      return () => media.removeEventListener('change', told);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => false,
  );
};

/** A tablet or a phone: the case is read from top to bottom. Paper takes the order of the wide screen. */
export const useOneColumn = (): boolean => useMedia('screen and (max-width: 1023px)');
