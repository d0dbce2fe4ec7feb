import { type ApiError, errorText } from '../../../api';

/** Where a refusal of the BFF belongs; the phone checks the same, but its calendar may be wrong. */
const fields: Partial<Record<string, 'name' | 'number' | 'validUntil'>> = {
  identity_number_invalid: 'number',
  identity_age_refused: 'number',
  identity_expired: 'validUntil',
};

const fieldOf = (error: ApiError): string | undefined =>
  error.code === 'invalid_input' && error.details.field === 'name' ? 'name' : fields[error.code];

export const isFieldRefusal = (error: ApiError | null): boolean => Boolean(error && fieldOf(error));

export const refusalAt = (error: ApiError | null, field: 'name' | 'number' | 'validUntil'): string | null =>
  error && fieldOf(error) === field ? errorText(error).message : null;
