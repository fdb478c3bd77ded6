import { expect, test } from './product.ts';

/** Issue 3 §4: nothing strange runs, under a strict content policy. */
test('the content policy of the page: only our own scripts and styles, nothing made at run time', async ({
  request,
}) => {
  for (const path of ['/', '/desk', '/share/nothing']) {
    const policy = (await request.get(path)).headers()['content-security-policy'] ?? '';
    const rule = (name: string) => (policy.split(';').find((r) => r.trim().startsWith(`${name} `)) ?? '').trim();
    expect(rule('default-src'), path).toBe("default-src 'self'");
    expect(rule('script-src'), path).toBe("script-src 'self'");
    expect(rule('style-src'), path).toBe("style-src 'self'");
    expect(rule('object-src'), path).toBe("object-src 'none'");
    expect(rule('base-uri'), path).toBe("base-uri 'none'");
    expect(rule('connect-src'), path).toBe("connect-src 'self'");
    expect(rule('frame-ancestors'), path).toBe("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
  }
});
