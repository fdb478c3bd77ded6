import { missing, rooms } from './rooms.ts';

export const lintFile =
  () =>
  async (file: string | undefined): Promise<number> => {
    const { lintItems } = rooms;
    if (!lintItems || file === undefined) return missing('linter');
    return lintItems(file, console.log);
  };
