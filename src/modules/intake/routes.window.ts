import { instant, instantMs } from '../../kernel/instant.ts';
import type { Server } from '../../platform/http/server.ts';
import { publishedVersion } from '../catalogue/index.ts';
import { personOfRequest } from '../people/index.ts';
import { FrequentItems } from './contract.ts';
import { channelAt, type IntakeDeps } from './handle.ts';
import { filedMost } from './queries.ts';

const HALF_YEAR_MS = 183 * 24 * 3_600_000;

/** 常办 of the window desk. */
export const addFrequentItems = (app: Server, deps: IntakeDeps): void => {
  const { db, bureau } = deps;
  app.get(
    '/api/window/frequent',
    {
      config: { action: 'desk.read' },
      schema: { summary: 'What the clerk files most at the counter', response: { 200: FrequentItems } },
    },
    async (request) => {
      const viewer = personOfRequest(request);
      const channel = await channelAt(deps, db, viewer);
      const since = instant(instantMs(deps.clock.now()) - HALF_YEAR_MS);
      const filed = await filedMost(db, bureau, viewer.person, channel, since);
      const versions = await Promise.all(filed.map((f) => publishedVersion(db, bureau, f.item)));
      return {
        items: filed.flatMap(({ item, mine }, i) => {
          const version = versions[i];
          if (!version?.channels.includes(channel)) return [];
          return [{ item, name: version.name, audience: [...version.audience], mine }];
        }),
      };
    },
  );
};
