import { generateKeyPairSync } from 'node:crypto';
import { describeSink } from '../sink-harness';
import { oceanEngine } from './index';
import { clickId, graded } from './ocean-engine.fixture';
import { OceanEngineSecrets } from './settings';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const rsaPrivateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const appSecret = 'an-app-secret-of-ocean-engine';
const code = (number: number) => ({ status: 200, headers: {}, body: JSON.stringify({ code: number }) });

describeSink(oceanEngine, {
  clickId,
  host: 'tt',
  parameters: { clickid: [clickId], projectid: ['7123'] },
  secrets: OceanEngineSecrets.parse({}),
  hidden: [appSecret, rsaPrivateKeyPem, 'signature='],
  special: {
    high_loan_credit: { settings: { creditStyle: 'high_low' }, row: graded('A') },
    clue_interflow: { row: { data: { toState: 'clue_interflow' } } },
    clue_high_intention: { row: { data: { toState: 'clue_high_intention' } } },
    failed_lead: { row: { data: { toState: 'failed_lead' } } },
    low_loan_credit: { settings: { creditStyle: 'high_low' }, row: graded('C') },
  },
  otherSettings: [
    {
      name: 'every property, amounts in fen, signed by a key',
      settings: { loanValueUnit: 'fen', sendsPayAmount: true, sendsOrderId: true },
      secrets: OceanEngineSecrets.parse({ rsaPrivateKeyPem, credential: 'backup' }),
    },
    {
      name: 'other paths, signed by a secret',
      settings: { paths: { loan: 'valuable', loan_credit: 'assist' }, repeatDrawPath: 'valuable' },
      secrets: OceanEngineSecrets.parse({ appSecret }),
    },
  ],
  answers: [
    { name: 'code 0 is accepted', answer: code(0), verdict: { verdict: 'accepted' } },
    {
      name: 'another code refuses the row',
      answer: code(40_001),
      verdict: { verdict: 'rejected', cause: 'code_40001' },
    },
    {
      name: 'a body without a code says nothing',
      answer: { status: 200, headers: {}, body: '{"message":"success"}' },
      verdict: { verdict: 'unknown', cause: 'unreadable_body' },
    },
  ],
});
