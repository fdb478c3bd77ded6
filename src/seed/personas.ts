import type { Id } from '../kernel/ids.ts';
import type { Text } from '../kernel/text.ts';
import type { Ports } from '../platform/ports.ts';
import { addPersona } from './staff.ts';
import type { Stage } from './stage.ts';
import { SPOUSE } from './together.ts';

const t = (zh: string, en: string): Text => ({ zh, en });

/** The persons of the sign-in page on the applicants' side; officers say for themselves what they are. */
export const addPersonas = async (ports: Ports, { town, told }: Pick<Stage, 'town' | 'told'>): Promise<void> => {
  const { people, firms } = town;
  const [first, second] = [firms[0]!, firms[1]!];
  await addPersona(
    ports,
    first.agent,
    1,
    t(
      `企业经办人：替“${first.name}”办食品经营许可、看进度、领证照`,
      'Agent of a company: applies for a food-service licence, follows it, keeps the licence',
    ),
    first.id,
  );
  const of = async (story: string, rank: number, about: Text, also?: (name: string) => Text) => {
    const known = told.get(story);
    if (!known) throw new Error(`no story ${story} for a persona`);
    const firm = firms.find((f) => f.id === known.applicant);
    const words = firm && also ? also(firm.name) : about;
    await addPersona(ports, known.viewer.person, rank, words, firm?.id);
  };
  await of('correcting 0', 2, t('要补正的人', 'Somebody with a correction to answer'), (name) =>
    t(`要补正的经办人：“${name}”的申请要补正，还剩几天`, 'Has a correction to answer, with few days left'),
  );
  await of('renew-soon 0', 3, t('要续证的人', 'Somebody with a licence to renew'), (name) =>
    t(`要续证的经营者：“${name}”的许可证快到期，现在可以延续`, 'Keeps a licence that may be renewed now'),
  );
  await addPersona(
    ports,
    second.agent,
    4,
    t(`法定代表人：代表“${second.name}”办事`, 'Legal representative of a company'),
    second.id,
  );
  await of('fresh-people 2', 5, t('市民：给自己或家人办事', 'Citizen: applies for themselves or their family'));
  const elder = people.reduce((a, b) => (born(b.idNumber) < born(a.idNumber) ? b : a));
  await addPersona(
    ports,
    elder.id as Id,
    6,
    t('老人：可以切换长辈版，也可以请人代办', 'An elder: may switch to large print, or let somebody help'),
  );
  await addPersona(
    ports,
    people[SPOUSE]!.id,
    7,
    t(
      '一起申请的人：和家人一起办了一件，家人想撤回，等他答复',
      'Applied together with a relative, who now wants to withdraw: their answer is awaited',
    ),
  );
};
const born = (idNumber: string): string => idNumber.slice(6, 14);
