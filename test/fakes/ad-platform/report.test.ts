import { reportCsv, reportRow } from './report';

const conversion = {
  accountId: '1700000000000001',
  event: 'loan',
  kind: 'conversion',
  countsOnce: true,
  clickId: 'B.one',
  eventTimeMs: Date.parse('2026-11-22T16:00:00.007Z'),
  externalId: 'dlv_1',
  amountFen: 1_234_507,
  grade: 'A' as const,
  properties: {},
};

test('a line shows the Beijing day, the time in UTC and the amount in yuan', () => {
  expect(reportCsv([reportRow('ocean_engine', conversion)])).toBe(
    'platform,account_id,event,day,click_id,event_time,external_id,amount,grade\r\n' +
      'ocean_engine,1700000000000001,loan,2026-11-23,B.one,2026-11-22T16:00:00.007Z,dlv_1,12345.07,A\r\n',
  );
});

test('what was not told is empty, and a comma or quote cannot shift a column', () => {
  const bare = { ...conversion, externalId: null, amountFen: null, grade: null, clickId: 'a,"b"' };
  expect(reportCsv([reportRow('kuaishou', bare)]).split('\r\n')[1]).toBe(
    'kuaishou,1700000000000001,loan,2026-11-23,"a,""b""",2026-11-22T16:00:00.007Z,,,',
  );
});
