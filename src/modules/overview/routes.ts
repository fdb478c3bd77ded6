import type { Server } from '../../platform/http/server.ts';
import { PromiseTable } from './contract.ts';

export const registerPromises = (app: Server, table: () => Promise<PromiseTable>): void => {
  app.get(
    '/api/promises',
    {
      config: { action: 'promise.read' },
      schema: {
        summary: 'What was promised and what was done, per item, over the last twelve months (说到做到)',
        response: { 200: PromiseTable },
      },
    },
    async () => table(),
  );
};
