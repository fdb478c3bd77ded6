import type { ItemGuide, MaterialLists, MaterialView } from '../../api/catalogue.ts';
import { Local } from '../../features/items/local.tsx';
import { SampleLink } from '../../features/samples/link.tsx';
import { Chip, Tag } from '../../ui/tag.tsx';
import { Section } from '../../ui/trail.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import { guideWords } from './guide.words.ts';

const Necessity = ({ material, deferrable }: { readonly material: MaterialView; readonly deferrable: boolean }) => {
  const w = useWords(guideWords);
  if (deferrable) return <Tag tone="warn">{w.deferrable}</Tag>;
  return <Tag>{material.necessity === 'optional' ? w.optional : w.required}</Tag>;
};

type RowProps = {
  readonly material: MaterialView;
  readonly deferrable: boolean;
  readonly guide: ItemGuide;
};
const Row = ({ material, deferrable, guide }: RowProps) => {
  const w = useWords(guideWords);
  const place = guide.materials.findIndex((m) => m.ref === material.ref);
  return (
    <li className="material-row">
      <div>
        <p>
          <Say text={material.name} />
        </p>
        {material.hint && (
          <p className="small second">
            <Say text={material.hint} />
          </p>
        )}
        {material.standard && (
          <p className="small second">
            <Say text={material.standard} />
          </p>
        )}
        {deferrable && (
          <p className="small second">
            <Local editable={guide.editable} at={[`materials[${place}].necessity`]}>
              {w.promise}
            </Local>
          </p>
        )}
        <SampleLink guide={guide} material={material} />
      </div>
      <Necessity material={material} deferrable={deferrable} />
    </li>
  );
};

/** My list: what to bring, what hangs on an answer, and what we fetch ourselves, counted aloud. */
export const MaterialsList = ({ lists, guide }: { readonly lists: MaterialLists; readonly guide: ItemGuide }) => {
  const w = useWords(guideWords);
  const text = useText();
  const { ask, fetched } = lists;
  // Two ways to the same paper (fetched here, brought from elsewhere) are one line until we know which.
  const maybe = (lists.maybe ?? []).filter((m, i, all) => all.findIndex((x) => x.name.zh === m.name.zh) === i);
  const title = ask.length === 0 ? w.mineNone : lists.open.length > 0 ? w.mineOpen(ask.length) : w.mine(ask.length);
  return (
    <div aria-live="polite">
      <Section title={title} note={fetched.length > 0 && w.saved(ask.length + fetched.length, fetched.length)}>
        <ul>
          {ask.map((m) => (
            <Row key={m.ref} material={m} deferrable={lists.deferrable.includes(m.ref)} guide={guide} />
          ))}
        </ul>
        {maybe.length > 0 && (
          <>
            <h3 className="material-head">{w.maybe}</h3>
            <p className="small second">{w.open}</p>
            <ul>
              {maybe.map((m) => (
                <li key={m.ref} className="material-row second">
                  <Say text={m.name} />
                </li>
              ))}
            </ul>
          </>
        )}
        {fetched.length > 0 && (
          <>
            <h3 className="material-head">{w.fetched(fetched.length)}</h3>
            <ul>
              {fetched.map((m) => (
                <li key={m.ref} className="material-row">
                  <span>
                    <Say text={m.name} />
                  </span>
                  <Chip from="register">{m.registerName ? w.from(text(m.registerName)) : w.fromUs}</Chip>
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
    </div>
  );
};
