import { createHash, generateKeyPairSync, webcrypto } from 'node:crypto';
import { oceanEngine } from './index';
import { outgoing } from './ocean-engine.fixture';
import { OceanEngineSecrets, OceanEngineSettings } from './settings';
import { appSignature, textToSign } from './signature';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const rsaPrivateKeyPem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const now = new Date('2026-11-22T04:00:00.999Z');

function signedRequest(secrets: Record<string, unknown>) {
  const settings = OceanEngineSettings.parse({});
  const mapped = oceanEngine.map(outgoing(), settings);
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  return oceanEngine.write([mapped.message], {
    settings,
    secrets: OceanEngineSecrets.parse(secrets),
    now,
    nonce: '0'.repeat(32),
  });
}

/** Checks with the Web Crypto API, which shares nothing with the way the signature was made but the standard. */
async function holds(signature: string, text: string): Promise<boolean> {
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const key = await webcrypto.subtle.importKey('spki', spki, algorithm, false, ['verify']);
  return webcrypto.subtle.verify(algorithm, key, Buffer.from(signature, 'base64'), Buffer.from(text));
}

test('the token holds for method, path with a slash, seconds and digest of the body', async () => {
  const { headers, body } = signedRequest({ rsaPrivateKeyPem, credential: 'backup' });
  const [, credential, timestamp, signature] =
    /^credential=(\w+)&timestamp=(\d+)&signature=([A-Za-z0-9+/]+=*)$/.exec(headers['x-rs256-token']!)!;
  expect([credential, timestamp]).toEqual(['backup', '1795320000']);
  const digest = createHash('sha256').update(body!, 'utf8').digest('base64');
  const text = `POST\n/api/v2/conversion/\n1795320000\n${digest}`;
  expect(await holds(signature!, text)).toBe(true);
  expect(await holds(signature!, text.replace('conversion', 'assist'))).toBe(false);
  expect(await holds(signature!, text.replace('1795320000', '1795320001'))).toBe(false);
  expect(headers).not.toHaveProperty('x-signature');
});

test('a query stands behind the slash', () => {
  const url = 'https://analytics.oceanengine.com/api/v2/conversion?a=1';
  expect(textToSign({ method: 'POST', url, body: '' }, 7)).toBe(
    'POST\n/api/v2/conversion/?a=1\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
  );
});

test('without a key the app secret signs the body', () => {
  const { headers, body } = signedRequest({ appSecret: 'secret' });
  expect(headers['x-signature']).toBe(createHash('sha256').update(`${body}secret`).digest('hex'));
  expect(appSignature('{}', 'secret')).toBe(
    '6826e169e270a699d36407a3e3f9c9bba4778bb9b27c99e99a0bf47762093d46',
  );
});

test('a text that is no RSA key is refused when it is set, not when it is used', () => {
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  for (const pem of ['not a key', elliptic.export({ type: 'pkcs8', format: 'pem' }).toString()]) {
    expect(OceanEngineSecrets.safeParse({ rsaPrivateKeyPem: pem }).success).toBe(false);
  }
});
