import type { Text } from '../../src/kernel/text.ts';

/** What the server says when it refuses or fails: `{error:{code,message,field?,article?,repair?,facts?,ref}}`. */
export type Problem = {
  readonly code: string;
  readonly message: Text;
  readonly field?: string;
  readonly article?: string;
  readonly repair?: Text;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly ref: string;
};

export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;
  constructor(status: number, problem: Problem) {
    super(problem.code);
    this.status = status;
    this.problem = problem;
  }
}

/** The request did not reach the server, or the answer did not come back. A write may have happened: repeat it with the same key. */
export class NetworkError extends Error {}

export const isProblem = (e: unknown, code?: string): e is ApiError =>
  e instanceof ApiError && (code === undefined || e.problem.code === code);

const UNREADABLE: Text = {
  zh: '服务器暂时没有答复。请过一会儿再试。',
  en: 'The server is not answering for now. Try again in a little while.',
};

/** A client key for one write; repeated with the same key the server gives its first answer. Works without TLS too. */
export const clientKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');

export const problemOf = (status: number, body: unknown): ApiError => {
  const error = (body as { error?: Problem } | undefined)?.error;
  return new ApiError(status, error?.message ? error : { code: 'unreadable', message: UNREADABLE, ref: '' });
};

const once = async (path: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init });
  } catch (e) {
    if (e instanceof DOMException && e.name === 'AbortError') throw e;
    throw new NetworkError(path);
  }
};

const read = async <T>(response: Response): Promise<T> => {
  const text = await response.text();
  let body: unknown;
  try {
    body = text === '' ? undefined : JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (!response.ok) throw problemOf(response.status, body);
  return body as T;
};

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const AGAIN = new Set([502, 503, 504]);

const fetched = async <T>(path: string, init: RequestInit, tries: number): Promise<T> => {
  for (let n = 1; ; n++) {
    try {
      const response = await once(path, init);
      if (n < tries && AGAIN.has(response.status)) throw new NetworkError(path);
      return await read<T>(response);
    } catch (e) {
      if (!(e instanceof NetworkError) || n >= tries || init.signal?.aborted) throw e;
      await wait(300 * 2 ** n);
    }
  }
};

type Query = Readonly<Record<string, string | number | undefined>>;
const withQuery = (path: string, query: Query = {}): string => {
  const q = new URLSearchParams(
    Object.entries(query).flatMap(([k, v]) => (v === undefined || v === '' ? [] : [[k, String(v)]])),
  ).toString();
  return q ? `${path}?${q}` : path;
};

/** Reads; a lost connection is tried again twice. */
export const get = <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
  fetched<T>(withQuery(path, query), { headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) }, 3);

/** What is no JSON: a file, a signed text. Throws as the others do. */
export const raw = async (path: string, init: RequestInit = {}): Promise<Response> => {
  const response = await once(path, init);
  if (!response.ok) await read(response);
  return response;
};

/** Keys of writes whose answers were lost: the same write again asks for its first answer, and is not done twice. */
const unanswered = new Map<string, string>();
const isLost = (e: unknown): boolean => e instanceof NetworkError || (e instanceof ApiError && AGAIN.has(e.status));

/**
 * Writes. `key` is the client key where the caller keeps one; else the same write repeated after a lost answer goes out
 * under the key it had. Without `tries` a lost connection is reported at once, so that the screen can say what is safe.
 */
export const send = async <T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  content: unknown = {},
  { key, tries = 1 }: { readonly key?: string; readonly tries?: number } = {},
): Promise<T> => {
  const body = JSON.stringify(content);
  const write = `${method} ${path} ${body}`;
  const its = key ?? unanswered.get(write) ?? clientKey();
  const headers = { accept: 'application/json', 'content-type': 'application/json', 'idempotency-key': its };
  try {
    const answer = await fetched<T>(path, { method, headers, body }, tries);
    unanswered.delete(write);
    return answer;
  } catch (e) {
    if (isLost(e)) unanswered.set(write, its);
    else unanswered.delete(write);
    throw e;
  }
};
