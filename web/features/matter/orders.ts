import { useQuery } from '@tanstack/react-query';
import { myObligationsQuery, type ObligationView } from '../../api/obligations.ts';

/** What I am ordered to put right (责令改正), by the case it comes from; undefined while it is asked for. */
export const useOrders = (enabled = true): ReadonlyMap<string, ObligationView> | undefined => {
  const { data = [], isPending } = useQuery({ ...myObligationsQuery, enabled });
  return isPending ? undefined : new Map(data.filter((o) => o.state === 'rectifying').map((o) => [o.caseId, o]));
};
