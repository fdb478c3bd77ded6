/** What was typed and not yet sent, and the counter with its visitors and the codes on their receipts. */
const PERSONAL = /^oneseal\.(unsaved|window)\./;
/** On leaving, nothing typed or received stays on a shared device; how the pages look does. */
export const forgetDevice = () => {
  try {
    for (const key of Object.keys(localStorage)) if (PERSONAL.test(key)) localStorage.removeItem(key);
    sessionStorage.clear();
  } catch {
    // Nothing was kept then.
  }
};
