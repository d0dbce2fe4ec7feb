import { createWebHost } from './web.host';

test('a browser logs in as nobody in particular', async () => {
  await expect(createWebHost().logIn({ code: 'anything' })).resolves.toEqual({
    openId: null,
    unionId: null,
    anonymousOpenId: null,
  });
});

test('a browser never knows a phone number, so the person falls to the SMS code', async () => {
  await expect(createWebHost().readPhoneNumber({ code: 'anything', openId: null })).rejects.toMatchObject({
    name: 'HostRefused',
    reason: 'not_permitted',
  });
});
