import type { Text } from '../../../src/kernel/text.ts';
import type { CaseView } from '../../api/cases.ts';

/** A day of this matter that lies ahead, as a calendar keeps it. */
type Reminder = { readonly key: string; readonly day: string; readonly name: Text };

type Known = Pick<CaseView, 'id' | 'number' | 'state' | 'clocks' | 'owed' | 'correction' | 'today'>;

/** What is worth a mark in one's own calendar: what I owe, and the days by which the bureau must have answered. */
export const remindersOf = (c: Known): readonly Reminder[] => {
  if (c.state === 'closed') return [];
  const mine = [
    ...c.owed.map((o) => ({
      key: `owed-${o.ref}`,
      day: o.by,
      name: { zh: `补交：${o.name.zh}`, en: `Bring: ${o.name.en}` },
    })),
    ...(c.correction?.waitUntil
      ? [{ key: 'correction', day: c.correction.waitUntil, name: { zh: '补正最后一天', en: 'Last day to correct' } }]
      : []),
  ];
  const theirs = c.clocks
    .filter((k) => k.state === 'running' || k.state === 'paused')
    .filter((k) => k.k !== 'K5')
    .map((k) => ({ key: k.k, day: k.due, name: k.name }));
  return [...mine, ...theirs].filter((r) => r.day >= c.today).sort((a, b) => a.day.localeCompare(b.day));
};

const bare = (day: string) => day.replaceAll('-', '');
const nextDay = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const plain = (s: string) => s.replaceAll(/[\\;,]/g, (x) => `\\${x}`).replaceAll('\n', '\\n');

/** RFC 5545: no line longer than 75 octets, the rest of it on lines that begin with a blank. */
const folded = (line: string): string => {
  const out: string[] = [];
  let part = '';
  let octets = 0;
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length;
    if (octets + size > 74) {
      out.push(part);
      part = ' ';
      octets = 1;
    }
    part += sign;
    octets += size;
  }
  return [...out, part].join('\r\n');
};

/** The file a calendar takes in: whole days, each with an alarm at nine the morning before. */
export const calendarFile = (
  c: Known,
  item: string,
  locale: 'zh' | 'en',
  href: string,
  stamp: string = `${bare(c.today)}T000000Z`,
): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//OneSeal//matter//ZH',
    ...remindersOf(c).flatMap((r) => [
      'BEGIN:VEVENT',
      `UID:${c.id}-${r.key}@oneseal`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${bare(r.day)}`,
      `DTEND;VALUE=DATE:${bare(nextDay(r.day))}`,
      `SUMMARY:${plain(`${r.name[locale]} · ${item}`)}`,
      `DESCRIPTION:${plain(`${c.number} ${href}`)}`,
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${plain(r.name[locale])}`,
      'TRIGGER:-PT15H',
      'END:VALARM',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
