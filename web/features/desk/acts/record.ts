import { type ActField, t } from './form.ts';

/** A record is written on the screen; the server keeps it sealed and puts its hash into the trail. */
export const record = (zh: string, en: string, needed = true): ActField => ({
  kind: 'words',
  key: 'recordWords',
  label: t(zh, en),
  needed,
  rows: 5,
  hint: t('写时间、地点、在场的人、看到的事实', 'Time, place, who was there, what was found'),
});
