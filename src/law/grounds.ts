import type { Text } from '../kernel/text.ts';
import type { Citation, Ground } from './period.ts';
import type { Confidence } from './statute.ts';

/** A procedure whose time the law leaves out of a period. The list is closed per statute. */
export type GroundOf = {
  readonly ground: Ground | string;
  readonly name: Text;
  readonly basis: Citation;
  /** Longest time that may be left out, where the statute sets one. */
  readonly maxWorkingDays?: number;
  readonly confidence: Confidence;
};

const licensing = (ground: Ground, zh: string, en: string): GroundOf => ({
  ground,
  name: { zh, en },
  basis: { statute: '许可法', article: '45' },
  confidence: 'read',
});

/**
 * 许可法45 names eight, and only eight: no site check, publicity, consultation, signing, waiting for corrections or
 * system failure. A special law adds its own for its own items.
 */
export const GROUNDS: readonly GroundOf[] = [
  licensing('hearing', '听证', 'hearing'),
  licensing('tender', '招标', 'tender'),
  licensing('auction', '拍卖', 'auction'),
  licensing('inspection', '检验', 'inspection'),
  licensing('testing', '检测', 'testing'),
  licensing('quarantine', '检疫', 'quarantine'),
  licensing('appraisal', '鉴定', 'appraisal'),
  licensing('expert-review', '专家评审', 'expert review'),
  {
    ground: 'commissioned-evaluation',
    name: { zh: '委托评估', en: 'commissioned evaluation' },
    basis: { statute: '673号', article: '9' },
    maxWorkingDays: 30,
    confidence: 'read',
  },
];

const byGround = new Map(GROUNDS.map((g) => [g.ground, g]));

/** The entry of a ground, when one of the given statutes knows it; 许可法 alone unless an item declares another. */
export const groundUnder = (ground: string, statutes: readonly string[] = ['许可法']): GroundOf | undefined => {
  const found = byGround.get(ground);
  return found && statutes.includes(found.basis.statute) ? found : undefined;
};

/** A pause whose ground was not said, as on the command line. */
const UNNAMED: Text = { zh: '特别程序', en: 'special procedure' };

export const groundName = (ground: string): Text =>
  byGround.get(ground)?.name ?? (ground === 'special-procedure' ? UNNAMED : { zh: ground, en: ground });

/** The article that leaves a ground's time out; 许可法45 for one the table does not know. */
export const groundBasis = (ground: string): Citation =>
  byGround.get(ground)?.basis ?? { statute: '许可法', article: '45' };
