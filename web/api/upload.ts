import { clientKey, NetworkError, problemOf } from './client.ts';

/** What the server takes of one file, in bytes. */
const MOST = 20 * 1024 * 1024;
/** Not sent at all: it would be refused after minutes on a phone. */
export class TooLarge extends Error {}

export type Upload<T> = { readonly done: Promise<T>; readonly cancel: () => void };

/** Sends one file as multipart with progress (0–1); XMLHttpRequest, because fetch reports no upload progress. */
export const upload = <T>(path: string, file: File, onProgress: (part: number) => void): Upload<T> => {
  if (file.size > MOST) return { done: Promise.reject(new TooLarge()), cancel: () => undefined };
  const request = new XMLHttpRequest();
  const done = new Promise<T>((resolve, reject) => {
    request.open('POST', path);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('idempotency-key', clientKey());
    request.upload.onprogress = (e) => e.lengthComputable && onProgress(e.loaded / e.total);
    request.onload = () => {
      let body: unknown;
      try {
        body = JSON.parse(request.responseText);
      } catch {
        body = undefined;
      }
      if (request.status >= 200 && request.status < 300) resolve(body as T);
      else reject(problemOf(request.status, body));
    };
    request.onerror = () => reject(new NetworkError(path));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
  return { done, cancel: () => request.abort() };
};
