import { sheetWords } from '../../features/desk/acts/sheet.words.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { useWords } from '../../ui/words.tsx';

/** Where to go once an act is done: the next case of the list, the list, the papers, or stay. */
export const AfterAct = ({
  onNext,
  endOfRun,
  from,
  onPapers,
  onStay,
}: {
  readonly onNext: (() => void) | undefined;
  /** One case after another was worked through; without a next one that is said. */
  readonly endOfRun: boolean;
  readonly from: Readonly<Record<string, string>>;
  readonly onPapers: () => void;
  readonly onStay: () => void;
}) => {
  const w = useWords(sheetWords);
  return (
    <div className="buttons case-after">
      {onNext ? (
        <Button kind="primary" onClick={onNext}>
          {w.next}
        </Button>
      ) : (
        endOfRun && <p>{w.endOfRun}</p>
      )}
      <ButtonLink to="/desk" search={from}>
        {w.toList}
      </ButtonLink>
      <Button kind="quiet" onClick={onPapers}>
        {w.seePapers}
      </Button>
      <Button kind="quiet" onClick={onStay}>
        {w.stay}
      </Button>
    </div>
  );
};
