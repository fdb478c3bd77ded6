/**
 * A page's code that does not arrive. Where the server answers, a newer version is out, and the router loads the page
 * anew; where it does not, loading anew would leave the browser's own blank page and lose what is kept in this one, so
 * the failure gets another name and the fault page speaks.
 */
export const arriving =
  <T>(load: () => Promise<T>): (() => Promise<T>) =>
  () =>
    load().catch(async (cause: unknown) => {
      if (await reached()) throw cause;
      throw new Error('the code of the page did not arrive', { cause });
    });

/** Whether the server answers now. */
export const reached = (): Promise<boolean> =>
  fetch('/healthz', { cache: 'no-store' }).then(
    (r) => r.ok,
    () => false,
  );
