/**
 * Lets the verify page open without a network. Its scope is /verify and nothing else: it keeps that page, the files it
 * is made of, the public keys and the status list, and touches no other request.
 */
type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Waiting & { readonly request: Request; respondWith(answer: Promise<Response>): void };
type VerifyWorker = {
  addEventListener(name: 'install' | 'activate' | 'message', listener: (e: Waiting) => void): void;
  addEventListener(name: 'fetch', listener: (e: Fetching) => void): void;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
};
type Chunk = {
  readonly file: string;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
};
type Manifest = Readonly<Record<string, Chunk>>;

const worker = self as unknown as VerifyWorker;
const CACHE = 'oneseal-verify';
const SHELL = '/verify';
const PAGE = 'pages/public/verify.tsx';
const DATA = ['/api/verify-keys', '/api/licences/status'];
const PICTURES = ['/mark.svg', '/wordmark.svg', '/wordmark-light.svg'];

/** Everything the verify page is made of, what it loads later included; of other pages nothing. */
const filesOf = (manifest: Manifest): string[] => {
  const seen = new Set<string>();
  const visit = (key: string, later: boolean): void => {
    if (seen.has(key)) return;
    seen.add(key);
    const c = manifest[key];
    for (const next of [...(c?.imports ?? []), ...(later ? (c?.dynamicImports ?? []) : [])]) visit(next, later);
  };
  // What every page begins with would lead to all pages; what this one loads later it may need without a network.
  visit('index.html', false);
  visit(PAGE, true);
  return [...seen].flatMap((key) => {
    const c = manifest[key];
    return c ? [c.file, ...(c.css ?? []), ...(c.assets ?? [])].map((f) => `/${f}`) : [];
  });
};

const fetched = async (url: string): Promise<Response> => {
  const answer = await fetch(url, { cache: 'no-cache', credentials: 'omit' });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
};

/** Files first, the page that needs them after them, what nobody needs any more last: a break in between leaves a page that opens. */
const fill = async (): Promise<void> => {
  const cache = await caches.open(CACHE);
  const files = [...filesOf(await (await fetched('/.vite/manifest.json')).json()), ...PICTURES];
  await Promise.all(
    files.map(async (url) => (await cache.match(url, { ignoreVary: true })) ?? cache.put(url, await fetched(url))),
  );
  for (const url of [...DATA, SHELL]) await cache.put(url, await fetched(url));
  const wanted = new Set([...files, ...DATA, SHELL]);
  for (const kept of await cache.keys()) if (!wanted.has(new URL(kept.url).pathname)) await cache.delete(kept);
};

const kept = async (url: string): Promise<Response | undefined> =>
  (await caches.open(CACHE)).match(url, { ignoreVary: true });

/** The network's answer, kept under the address; without a network what was kept. */
const networkFirst = async (request: Request, url: string, keep: boolean): Promise<Response> => {
  try {
    const answer = await fetch(request);
    if (keep && answer.ok) await (await caches.open(CACHE)).put(url, answer.clone());
    return answer;
  } catch (error) {
    const stored = await kept(url);
    if (stored) return stored;
    throw error;
  }
};

worker.addEventListener('install', (e) => e.waitUntil(fill().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (e) => e.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (e) => e.waitUntil(fill().catch(() => {})));
worker.addEventListener('fetch', (e) => {
  const { request } = e;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (pathname === SHELL || pathname.startsWith(`${SHELL}/`)) e.respondWith(networkFirst(request, SHELL, false));
  } else if (DATA.includes(pathname)) e.respondWith(networkFirst(request, pathname, true));
  else if (pathname.startsWith('/assets/') || PICTURES.includes(pathname))
    e.respondWith(kept(pathname).then((stored) => stored ?? fetch(request)));
});
