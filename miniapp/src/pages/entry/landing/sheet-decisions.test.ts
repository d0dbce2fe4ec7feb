import { decisionsOf, missingOf, purposesToAsk } from './sheet-decisions';

const all = purposesToAsk({});

test('only purposes of the sheet are asked, and none twice', () => {
  expect(all).toEqual(['application_processing', 'usage_analysis', 'ad_measurement', 'marketing_messages']);
  expect(purposesToAsk({ usage_analysis: 'granted', ad_measurement: 'declined' })).toEqual([
    'application_processing',
    'ad_measurement',
    'marketing_messages',
  ]);
});

test('what was withdrawn is asked again', () => {
  expect(purposesToAsk({ application_processing: 'withdrawn' })).toContain('application_processing');
});

test('only what the application needs may hold it up', () => {
  expect(missingOf(all, [])).toEqual(['application_processing']);
  expect(missingOf(all, ['application_processing'])).toEqual([]);
});

test('each row is a decision of its own', () => {
  expect(decisionsOf(all, ['application_processing'])).toEqual({
    application_processing: 'granted',
    usage_analysis: 'declined',
    ad_measurement: 'declined',
    marketing_messages: 'declined',
  });
});
