/** How accounts are guarded against guessing; times in milliseconds. */
const MINUTE = 60_000;

/** Tries before one must wait, and for how long. By address there may be a whole service hall behind one. */
export const SIGN_IN_TRIES = { login: 5, address: 30, waitMs: 15 * MINUTE } as const;
/** A code given at the counter may be used until the evening of the next day; the one a demo shows is used at once. */
export const IDENTITY_CODE = { counterMs: 36 * 60 * MINUTE, shownMs: 10 * MINUTE, tries: 5 } as const;
export const CHALLENGE_MS = 5 * MINUTE;

/** When somebody may try again, in milliseconds; undefined when they may now. */
export const waitUntil = (
  tries: { readonly n: number; readonly lastMs: number },
  max: number,
  nowMs: number,
): number | undefined => {
  const until = tries.lastMs + SIGN_IN_TRIES.waitMs;
  return tries.n > max && nowMs < until ? until : undefined;
};

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, '微信'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/HuaweiBrowser/, '华为浏览器'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS|Chromium/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];
const named = (list: typeof BROWSERS, text: string) => list.find(([pattern]) => pattern.test(text))?.[1];

/** `Firefox · Windows`: enough to know one's own device by, and no more of it is kept. */
export const deviceOf = (userAgent: string | undefined): string =>
  [named(BROWSERS, userAgent ?? ''), named(SYSTEMS, userAgent ?? '')].filter(Boolean).join(' · ');
