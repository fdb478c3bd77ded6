import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Fault } from '../platform/fault.ts';

/** Bytes of a file that the person named; a fault that names it where it cannot be read. */
export const readNamed = async (file: string): Promise<Buffer> => {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Fault(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
};

/** A public key from PEM; `file` is where it was found. */
export const publicKeyIn = (pem: string | Buffer, file: string): KeyObject => {
  try {
    return createPublicKey(pem);
  } catch {
    throw new Fault(`${file} holds no public key in PEM that can be read: fetch it again.`);
  }
};

/** A key's id is computed from it, never believed. */
export const keyIdOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex')
    .slice(0, 8);
