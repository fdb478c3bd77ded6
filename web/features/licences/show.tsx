import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { showQuery } from '../../api/licences.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Qr } from '../../ui/qr.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { shareWords } from './words.ts';

/** Dark on white whatever the page looks like; renewed each minute while it is open. */
export const ShowLicence = ({
  id,
  title,
  onClose,
}: {
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
}) => {
  const w = useWords(shareWords);
  const { data, error, refetch, dataUpdatedAt } = useQuery(showQuery(id));
  const [now, tick] = useState(Date.now());
  useEffect(() => {
    const every = setInterval(() => tick(Date.now()), 1000);
    return () => clearInterval(every);
  }, []);
  const left = Math.max(0, Math.round(55 - (now - dataUpdatedAt) / 1000));
  return (
    <Dialog title={title} onClose={onClose} actions={<Button onClick={onClose}>{w.close}</Button>}>
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && !error && (
        <div className="show-qr">
          <Qr text={data.link} label={w.showLabel} />
          <p>{w.showHow}</p>
          <p className="small second">{w.showLeft(Math.min(left, 55))}</p>
        </div>
      )}
    </Dialog>
  );
};
