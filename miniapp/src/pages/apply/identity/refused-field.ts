import { type ApiError, errorText } from '../../../api';

type DocumentField = 'name' | 'number' | 'validUntil';

/** Where a refusal of the BFF belongs; the phone checks the same, but its calendar may be wrong. */
const fields: Partial<Record<string, DocumentField>> = {
  identity_number_invalid: 'number',
  identity_age_refused: 'number',
  identity_expired: 'validUntil',
};

export const refusedField = (error: ApiError): DocumentField | undefined =>
  error.code === 'invalid_input' && error.details.field === 'name' ? 'name' : fields[error.code];

export const isFieldRefusal = (error: ApiError | null): boolean => Boolean(error && refusedField(error));

export const refusalAt = (error: ApiError | null, field: DocumentField): string | null =>
  error && refusedField(error) === field ? errorText(error).message : null;
