import { lintItems } from '../modules/catalogue/index.ts';

export const lintFile =
  () =>
  (file: string): Promise<number> =>
    lintItems(file, console.log);
