import { existsSync } from 'node:fs';
import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from './fault.ts';

/** Node's own `recursive` never ends where a parent takes no entries, as /proc does. */
const made = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    if (code !== 'ENOENT' || existsSync(dirname(folder))) throw error;
    await made(dirname(folder));
    await made(folder);
  }
};

/** Makes a folder (0700) where there is none; a fault that says what to do where it cannot be made or written. */
export const makeFolder = async (folder: string, named = 'ONESEAL_DATA'): Promise<void> => {
  try {
    await made(folder);
    await access(folder, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Fault(
      `The folder ${folder} cannot be made or written (${code}). Let this user write there, or name another folder with ` +
        `${named}. 文件夹 ${folder} 建不了或者写不了：请给当前用户写权限，或用 ${named} 指定另一个文件夹。`,
    );
  }
};
