let pressed = false;
if (typeof document !== 'undefined') {
  const set = (to: boolean) => () => {
    pressed = to;
  };
  document.addEventListener('pointerdown', set(true), true);
  for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, set(false), true);
}

/**
 * Leaving a field happens while the mouse goes down on something else. What an error message then pushes away would
 * never get its click, so whatever moves the page waits until the pointer is up and its click is done.
 */
export const whenReleased = (work: () => void): void => {
  if (!pressed) work();
  else document.addEventListener('pointerup', () => setTimeout(work), { once: true });
};
