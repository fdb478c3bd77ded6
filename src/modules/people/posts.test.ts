import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountsIn, cookieOf, PASSWORD } from '../../../test/accounts.ts';
import { eachDatabase } from '../../../test/database.ts';
import { openTown, type Town } from '../../../test/town.ts';
import { hashPassword } from '../../platform/password.ts';
import { enterAccount } from './handle.session.ts';

eachDatabase((_name, open) => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ db: await open() });
  });
  afterAll(() => town.close());
  const { signIn } = accountsIn(() => town);

  describe('posts', () => {
    test('are held from their first to their last day', async () => {
      const officer = await town.person('冯审查');
      await town.post(officer, 'examiner', '2026-11-22', '2026-11-23');
      const cookie = await town.session(officer);
      await town.db.query(`update session set until = '2027-12-31T00:00:00Z' where person = $1`, [officer]);
      const on = async (instant: string) => {
        town.clock.set(instant as never);
        return (await town.call('GET', '/api/staff?post=examiner', { cookie })).status;
      };
      expect(await on('2026-11-21T15:59:59.999Z')).toBe(403);
      expect(await on('2026-11-21T16:00:00.000Z')).toBe(200);
      expect(await on('2026-11-23T15:59:59.999Z')).toBe(200);
      expect(await on('2026-11-23T16:00:00.000Z')).toBe(403);
      town.clock.set('2026-11-22T02:00:00.000Z' as never);
      const { body } = await town.call('GET', '/api/staff?post=examiner', { cookie });
      expect(body.staff).toEqual([
        {
          id: officer,
          name: '冯审查',
          posts: ['examiner'],
          unit: { id: 'licences', name: { zh: '许可一处', en: 'Licences I' } },
        },
      ]);
    });

    test('are given and ended by an administrator', async () => {
      const admin = await town.person('管理员');
      await enterAccount(town.db, town.ports, {
        person: admin,
        login: 'admin',
        passwordHash: await hashPassword(PASSWORD),
        admin: true,
      });
      const cookie = cookieOf((await signIn('admin')).headers);
      const officer = await town.person('陈受理');
      const body = { person: officer, post: 'acceptor', unit: 'licences', from: '2026-11-01' };
      const made = await town.call('POST', '/api/staff/posts', { cookie, body });
      const seen = await town.session(officer);
      expect((await town.call('GET', '/api/session', { cookie: seen })).body.staff).toMatchObject({
        posts: ['acceptor'],
      });
      expect((await town.call('DELETE', `/api/staff/posts/${made.body.post}`, { cookie })).status).toBe(200);
      expect((await town.call('GET', '/api/session', { cookie: seen })).body.staff).toBeNull();
      for (const wrong of [{ post: 'king' }, { unit: 'nowhere' }, { person: 'nobody' }, { from: '2026-13-01' }]) {
        const refused = await town.call('POST', '/api/staff/posts', { cookie, body: { ...body, ...wrong } });
        expect(refused.status, JSON.stringify(wrong)).toBeGreaterThanOrEqual(400);
        expect(refused.status).toBeLessThan(500);
      }
    });

    test('dismissed, nobody holds a post any longer: not for the rest of its first day, nor on the day it was to begin', async () => {
      const cookie = cookieOf((await signIn('admin')).headers);
      const officer = await town.person('当天任免');
      const held = await town.session(officer);
      await town.db.query(`update session set until = '2027-12-31T00:00:00Z' where person = $1`, [officer]);
      const staff = async () => (await town.call('GET', '/api/session', { cookie: held })).body.staff;
      for (const from of ['2026-11-22', '2026-11-24']) {
        const body = { person: officer, post: 'acceptor', unit: 'licences', from };
        const made = await town.call('POST', '/api/staff/posts', { cookie, body });
        const gone = await town.call('DELETE', `/api/staff/posts/${made.body.post}`, { cookie });
        expect(gone.status).toBe(200);
        expect(await staff(), `from ${from}, on 2026-11-22`).toBeNull();
        town.clock.set('2026-11-24T02:00:00.000Z' as never);
        expect(await staff(), `from ${from}, on 2026-11-24`).toBeNull();
        town.clock.set('2026-11-22T02:00:00.000Z' as never);
      }
    });
  });
});
