import { type ActField, idsOf, t, type Values } from './form.ts';

/** A record is written on the screen; the server keeps it sealed and puts its hash into the trail. */
export const record = (zh: string, en: string, needed = true): ActField => ({
  kind: 'words',
  key: 'recordWords',
  label: t(zh, en),
  needed,
  rows: 5,
  hint: t('写时间、地点、在场的人、看到的事实', 'Time, place, who was there, what was found'),
});

/** Photographs of a check, the sheet that was signed: stored with the case, their hashes stand under the record. */
export const recordFiles: ActField = {
  kind: 'files',
  key: 'recordFiles',
  label: t('附上文件', 'Files of the record'),
  hint: t(
    '现场照片、签了字的记录；PDF、JPG、PNG，每份不超过 20 MB',
    'Photographs, the signed sheet; PDF, JPG or PNG, up to 20 MB each',
  ),
};
export const filesOfRecord = (x: Values): { readonly recordFiles?: readonly string[] } => {
  const ids = idsOf(x, 'recordFiles');
  return ids.length > 0 ? { recordFiles: ids } : {};
};
