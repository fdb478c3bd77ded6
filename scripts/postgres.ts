// A private PostgreSQL for tests and measurements: its own cluster in a temporary folder, on a free port, gone
// afterwards. PostgreSQL refuses to run as root, so a root starts it as another user.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './port.ts';

type Server = { readonly url: string; readonly bin: string; readonly stop: () => Promise<void> };

const DEBIAN = '/usr/lib/postgresql';

/** The folder with initdb and postgres, newest version first; undefined where there is none. */
const postgresBin = (): string | undefined => {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
  return [...versions.map((v) => join(DEBIAN, v, 'bin')), ...(asked ? [asked] : [])].find((bin) =>
    existsSync(join(bin, 'initdb')),
  );
};

const idOf = (flag: '-u' | '-g', user: string): number | undefined => {
  const out = spawnSync('id', [flag, user], { encoding: 'utf8' });
  return out.status === 0 ? Number(out.stdout) : undefined;
};

/** Somebody who is not root: postgres where the package made them, else nobody. */
const unprivileged = (): { uid: number; gid: number } | Record<string, never> => {
  if (process.getuid?.() !== 0) return {};
  for (const user of ['postgres', 'nobody']) {
    const uid = idOf('-u', user);
    const gid = idOf('-g', user);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  return {};
};

const ready = async (url: string, server: ChildProcess): Promise<boolean> => {
  for (let tries = 0; tries < 150 && server.exitCode === null; tries++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await sleep(200);
    }
  }
  return false;
};

/**
 * Starts it; undefined (with the reason on standard error) where it cannot be had. `durable` keeps fsync on, for
 * measurements; tests need no disk.
 */
export const startPostgres = async ({ durable = false } = {}): Promise<Server | undefined> => {
  const bin = postgresBin();
  if (!bin) {
    console.error('PostgreSQL is not installed (Debian: apt-get install postgresql).');
    return undefined;
  }
  const as = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'oneseal-pg-'));
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions', '--no-sync'],
    { cwd: folder, encoding: 'utf8', ...as },
  );
  if (made.status !== 0) {
    console.error(`initdb failed: ${made.stderr || made.error?.message}`);
    remove();
    return undefined;
  }
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: folder,
    max_connections: '200',
    shared_buffers: '128MB',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { cwd: folder, stdio: 'ignore', ...as },
  );
  const killed = () => server.kill('SIGQUIT');
  process.once('exit', killed);
  const stop = async () => {
    process.off('exit', killed);
    if (server.exitCode === null) {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
    }
    remove();
  };
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  if (await ready(url, server)) return { url, bin, stop };
  console.error('PostgreSQL did not start.');
  await stop();
  return undefined;
};

// `node scripts/postgres.ts [command …]` runs the command with ONESEAL_TEST_PG set, or waits for Ctrl-C.
if (import.meta.main) {
  const server = await startPostgres();
  if (!server) process.exit(1);
  const [command, ...args] = process.argv.slice(2);
  if (command) {
    const env = { ...process.env, ONESEAL_TEST_PG: server.url };
    const child = spawn(command, args, { stdio: 'inherit', env });
    process.exitCode = await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  } else {
    console.log(server.url);
    await new Promise((resolve) => process.once('SIGINT', resolve));
  }
  await server.stop();
}
