import type { Config } from '../config.ts';
import { verifyTrail } from '../platform/trail.verify.ts';
import { rooms } from './rooms.ts';
import { withTown } from './store.ts';

export const verify =
  (config: Config) =>
  async (numberOrId: string | undefined): Promise<number> =>
    withTown(config, async (ports) => {
      const id = numberOrId && ((await rooms.findCase?.(ports, numberOrId)) ?? numberOrId);
      const only = id ? { only: { kind: 'case', id } } : {};
      const { streams, events, broken, brokenStreams } = await verifyTrail(ports.db, ports.bureau, {
        ...only,
        folds: rooms.folds,
      });
      if (id && streams === 0) {
        console.error(`There is no case ${numberOrId}.`);
        return 1;
      }
      if (!broken) {
        console.log(`The trail holds: ${events} events in ${streams} streams.`);
        return 0;
      }
      const { stream, version, position, says } = broken;
      const at = position === undefined ? '' : ` (position ${position})`;
      console.error(`Broken: ${stream.kind} ${stream.id}, event ${version}${at}: ${says}.`);
      if (brokenStreams > 1) console.error(`${brokenStreams} streams are broken; this link was recorded first.`);
      return 1;
    });
