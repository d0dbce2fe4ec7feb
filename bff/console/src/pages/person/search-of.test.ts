import { searchOf } from './search-of';

const ulid = '01JD0000000000000000000000';

test.each([
  [` psn_${ulid} `, { personId: `psn_${ulid}` }],
  [`app_${ulid}`, { applicationId: `app_${ulid}` }],
  [`lon_${ulid}`, { loanId: `lon_${ulid}` }],
  ['B.TuE4n7Q', { clickId: 'B.TuE4n7Q' }],
  ['psn_cut-off', { clickId: 'psn_cut-off' }],
  ['   ', null],
  ['x'.repeat(1025), null],
])('%j is looked up as %j', (text, search) => expect(searchOf(text)).toEqual(search));
