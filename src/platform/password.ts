import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Passwords by scrypt; a verifier reads `scrypt$15$8$1$salt$hash`, so that the cost can grow later. */
const COST = { log2N: 15, r: 8, p: 1 };
const BYTES = 32;

const derive = (password: string, salt: Buffer, { log2N, r, p }: typeof COST): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const N = 2 ** log2N;
    // Written in different ways on different keyboards a password is still one password.
    scrypt(password.normalize('NFKC'), salt, BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

export const hashPassword = async (password: string, cost = COST): Promise<string> => {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return `scrypt$${cost.log2N}$${cost.r}$${cost.p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
};

/** Without a stored hash the same work is done, so that the time does not tell whether an account exists. */
export const verifyPassword = async (password: string, stored: string | undefined): Promise<boolean> => {
  const [scheme, log2N, r, p, salt, hash] = (stored ?? '').split('$');
  if (scheme !== 'scrypt' || !salt || !hash) {
    await derive(password, Buffer.alloc(16), COST);
    return false;
  }
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) };
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64url'), cost), Buffer.from(hash, 'base64url'));
};

/** How a session's token is kept: whoever copies the table can open no session with it. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
