import { expect, type Page } from '@playwright/test';

/** Signs in as a persona of the demo town, by a part of what is said about them. */
export const be = async (page: Page, about: string): Promise<void> => {
  const { personas } = await (await page.request.get('/api/demo/personas')).json();
  const found = personas.find((p: { about: { zh: string }; posts: string[] }) => p.about.zh.includes(about));
  expect(found, `the town has somebody: ${about}`).toBeTruthy();
  const signedIn = await page.request.post('/api/demo/session', { data: { person: found.person } });
  expect(signedIn.ok()).toBe(true);
};

/** Errors that a page must not have: in the console, in scripts, requests to anywhere else. */
export const watch = (page: Page): string[] => {
  const found: string[] = [];
  page.on('pageerror', (e) => found.push(`script: ${e.message}`));
  page.on('console', (m) => {
    if (m.type() === 'error' && !/status of (401|403|404|409|422)/.test(m.text())) found.push(`console: ${m.text()}`);
  });
  page.on('request', (r) => {
    const { hostname, protocol } = new URL(r.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') found.push(`request elsewhere: ${r.url()}`);
  });
  return found;
};
