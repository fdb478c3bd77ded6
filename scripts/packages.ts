// Debian packages that the tests use, found or installed: a browser, fonts for Chinese, PostgreSQL, and the
// outside tools that check our PDFs. Without root or apt we say what to install and which tests will be skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

type Need = { readonly package: string; readonly present: () => boolean; readonly tests: string };

const onPath = (command: string) => () => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
const anyFile = (...paths: string[]) => paths.some((p) => existsSync(p));
const hasChineseFont = () =>
  /Noto ?(Sans|Serif) ?CJK|Source Han|PingFang|WenQuanYi|YaHei/i.test(
    spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout ?? '',
  );
const hasPostgres = () =>
  onPath('initdb')() ||
  (existsSync('/usr/lib/postgresql') &&
    readdirSync('/usr/lib/postgresql').some((v) => existsSync(`/usr/lib/postgresql/${v}/bin/initdb`)));

const NEEDS: readonly Need[] = [
  { package: 'chromium', present: () => chromiumPath() !== undefined, tests: 'browser tests' },
  { package: 'fonts-noto-cjk', present: hasChineseFont, tests: 'browser tests (Chinese text)' },
  { package: 'postgresql', present: hasPostgres, tests: 'the database run on PostgreSQL' },
  { package: 'poppler-utils', present: onPath('pdftotext'), tests: 'PDF text and picture checks' },
  { package: 'qpdf', present: onPath('qpdf'), tests: 'PDF structure checks' },
  { package: 'libnss3-tools', present: onPath('certutil'), tests: 'signature checks of PDFs' },
  { package: 'openssl', present: onPath('openssl'), tests: 'checks of certificates, time stamps and SM2' },
  { package: 'zbar-tools', present: onPath('zbarimg'), tests: 'QR checks' },
];

export const chromiumPath = (): string | undefined =>
  [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (p) => p !== undefined && anyFile(p),
  );

/** Installs what is missing where we may; returns what is still missing. */
export const ensurePackages = (needs: readonly Need[] = NEEDS): readonly Need[] => {
  const missing = needs.filter((n) => !n.present());
  if (missing.length === 0) return [];
  const mayInstall = process.getuid?.() === 0 && onPath('apt-get')();
  if (mayInstall) {
    console.log(`installing: ${missing.map((n) => n.package).join(' ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing.map((n) => n.package)], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  }
  const still = missing.filter((n) => !n.present());
  for (const n of still)
    console.log(`SKIPPED: ${n.tests}: install the Debian package ${n.package} (as root: apt-get install ${n.package})`);
  return still;
};
