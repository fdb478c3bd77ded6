import { addDays, isDay } from '../../kernel/day.ts';
import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import type { Ports } from '../../platform/ports.ts';
import { BUREAU_POSTS } from './authority.ts';
import type { StaffView } from './contract.ts';
import { namesOf, personOf } from './handle.persons.ts';
import { addPost, endPost, staffInPost, unitOf } from './queries.persons.ts';

/** Who holds a post today, for assigning work; names open, they are colleagues. */
export const staff = async (
  ports: Ports,
  about: { readonly post?: string; readonly unit?: string; readonly item?: string },
): Promise<StaffView[]> => {
  const rows = await staffInPost(ports.db, ports.bureau, ports.clock.today(), about);
  const nameOf = await namesOf(
    ports.db,
    ports,
    rows.map((r) => r.id),
  );
  return rows.map((r) => ({
    id: r.id,
    name: nameOf(r.id),
    posts: [...r.posts],
    unit: { id: r.unit, name: r.unitName },
  }));
};

export const appoint = async (
  ports: Ports,
  tx: Db,
  p: {
    readonly person: Id;
    readonly post: string;
    readonly unit: Id;
    readonly site?: Id;
    readonly items?: readonly string[];
    readonly from: string;
    readonly until?: string;
  },
): Promise<{ post: Id } | Refused> => {
  const known = BUREAU_POSTS.some((post) => post === p.post);
  if (!known || !isDay(p.from) || (p.until !== undefined && !isDay(p.until))) return refused('no-such-post');
  if (!(await unitOf(tx, ports.bureau, p.unit))) return refused('no-such-post');
  if ((await personOf(tx, ports, p.person))?.kind !== 'natural') return refused('no-such-post');
  if (p.until !== undefined && p.until < p.from) return refused('post-ends-before-it-begins');
  const id = ports.random.id();
  await addPost(tx, {
    bureau: ports.bureau,
    id,
    person: p.person,
    post: p.post,
    unit: p.unit,
    site: p.site ?? null,
    items: p.items ?? null,
    from: p.from,
    until: p.until ?? null,
  });
  return { post: id };
};

/** Yesterday is the last day: from now on the post is not held. */
export const dismiss = async (ports: Ports, tx: Db, id: Id): Promise<{ done: true } | Refused> =>
  (await endPost(tx, ports.bureau, id, addDays(ports.clock.today(), -1))) ? { done: true } : refused('no-such-post');
